import { ChartArea, ChartColumn, ChartLine, ChartScatter, Grid3x3, Tally4, Type } from 'lucide-react';
import type { Icon } from '#renderer/ui';
import type { MessageKey } from '#shared/i18n';
import type { ChannelId } from './channels';

/** A way to draw a row, and the channels that it can show. A new mark is a line here and its word in the catalogues. */
export interface Mark {
  readonly id: string;
  readonly title: MessageKey;
  readonly icon: Icon;
  readonly channels: readonly ChannelId[];
}

const PLACES = ['x', 'y', 'color'] as const satisfies readonly ChannelId[];
const PANES = ['row', 'column'] as const satisfies readonly ChannelId[];

export const MARKS: readonly Mark[] = [
  { id: 'bar', title: 'charts:mark.bar', icon: ChartColumn, channels: [...PLACES, 'xOffset', 'yOffset', 'order', ...PANES] },
  { id: 'line', title: 'charts:mark.line', icon: ChartLine, channels: [...PLACES, 'strokeDash', 'detail', 'order', ...PANES] },
  { id: 'area', title: 'charts:mark.area', icon: ChartArea, channels: [...PLACES, 'detail', 'order', ...PANES] },
  { id: 'point', title: 'charts:mark.point', icon: ChartScatter, channels: [...PLACES, 'size', 'shape', 'detail', ...PANES] },
  { id: 'tick', title: 'charts:mark.tick', icon: Tally4, channels: [...PLACES, 'detail', ...PANES] },
  { id: 'rect', title: 'charts:mark.rect', icon: Grid3x3, channels: [...PLACES, ...PANES] },
  { id: 'text', title: 'charts:mark.text', icon: Type, channels: [...PLACES, 'text', 'size', 'detail', ...PANES] },
];

export function markNamed(id: string): Mark | undefined {
  return MARKS.find((mark) => mark.id === id);
}
