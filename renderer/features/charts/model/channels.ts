import type { MessageKey } from '#shared/i18n';

/** A shelf: what of the picture a field decides. A new one is a line here, its word in the catalogues, and a place in the marks that show it. */
export interface Channel {
  readonly id: string;
  readonly title: MessageKey;
  /** `place`: an axis with a scale. `look`: a scale with a legend. `pane`: a picture for each value. `group`: none of these. */
  readonly role: 'place' | 'look' | 'pane' | 'group';
  /** The guide that says what values mean. */
  readonly guide: 'axis' | 'legend' | 'header' | null;
  /** On the screen also while it is empty. */
  readonly isAlwaysShown?: boolean;
}

export const CHANNELS = [
  { id: 'x', title: 'charts:channel.x', role: 'place', guide: 'axis', isAlwaysShown: true },
  { id: 'y', title: 'charts:channel.y', role: 'place', guide: 'axis', isAlwaysShown: true },
  { id: 'color', title: 'charts:channel.color', role: 'look', guide: 'legend', isAlwaysShown: true },
  { id: 'xOffset', title: 'charts:channel.xOffset', role: 'group', guide: null },
  { id: 'yOffset', title: 'charts:channel.yOffset', role: 'group', guide: null },
  { id: 'size', title: 'charts:channel.size', role: 'look', guide: 'legend' },
  { id: 'shape', title: 'charts:channel.shape', role: 'look', guide: 'legend' },
  { id: 'strokeDash', title: 'charts:channel.strokeDash', role: 'look', guide: 'legend' },
  { id: 'text', title: 'charts:channel.text', role: 'group', guide: null },
  { id: 'detail', title: 'charts:channel.detail', role: 'group', guide: null },
  { id: 'order', title: 'charts:channel.order', role: 'group', guide: null },
  { id: 'row', title: 'charts:channel.row', role: 'pane', guide: 'header' },
  { id: 'column', title: 'charts:channel.column', role: 'pane', guide: 'header' },
] as const satisfies readonly Channel[];

export type ChannelId = (typeof CHANNELS)[number]['id'];

export function channelNamed(id: string): (Channel & { readonly id: ChannelId }) | undefined {
  return CHANNELS.find((channel) => channel.id === id);
}
