import type { DragEvent } from 'react';
import { CHANNELS, type ChannelId } from '../model/channels';

/** What is dragged: a field of the list, the number of rows, or what lies on a shelf. */
export type Dragged = { readonly field: string } | { readonly count: true } | { readonly from: ChannelId };

const TYPE = 'application/x-molo-field';

export function startDragging(event: DragEvent, dragged: Dragged): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = 'copyMove';
}

export function isDragging({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(TYPE);
}

/** What was let go here; `null` when it comes from somewhere else, and then it may be anything. */
export function droppedOf({ dataTransfer }: DragEvent): Dragged | null {
  const text = dataTransfer.getData(TYPE);
  if (text === '') return null;
  const dragged = JSON.parse(text) as Partial<Record<string, unknown>>;
  if (typeof dragged.field === 'string') return { field: dragged.field };
  if (dragged.count === true) return { count: true };
  const from = CHANNELS.find(({ id }) => id === dragged.from);
  return from ? { from: from.id } : null;
}
