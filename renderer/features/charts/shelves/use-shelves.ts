import { useMemo } from 'react';
import { CHANNELS, type ChannelId } from '../model/channels';
import { markNamed } from '../model/marks';
import { moveWishes, nextShelf, type OnShelf, putWishes, type Shelf, shelfOf } from '../model/shelf';
import { useChart } from '../open-chart';
import type { Dragged } from './dragging';

export interface Shelves {
  /** Those that the mark shows, and those that hold something all the same. */
  readonly shown: readonly Shelf[];
  readonly put: (shelf: Shelf, on: OnShelf) => void;
  /** Where it is most useful. */
  readonly putNext: (on: OnShelf) => void;
  readonly drop: (shelf: Shelf, dragged: Dragged) => void;
}

export function useShelves(): Shelves {
  const { reading, fields, wish } = useChart();
  return useMemo(() => {
    const all = CHANNELS.map((channel) => shelfOf(channel, reading, fields));
    const offered: readonly ChannelId[] = markNamed(reading.mark)?.channels ?? [];
    const shown = all.filter(({ channel, on }) => 'isAlwaysShown' in channel || offered.includes(channel.id) || on.kind !== 'nothing');
    const put = (shelf: Shelf, on: OnShelf): void => wish(putWishes(shelf, on, fields));
    const putNext = (on: OnShelf): void => {
      const next = nextShelf(shown);
      if (next) put(next, on);
    };
    const drop = (shelf: Shelf, dragged: Dragged): void => {
      if ('field' in dragged) return put(shelf, { kind: 'field', name: dragged.field });
      if ('count' in dragged) return put(shelf, { kind: 'count' });
      const from = all.find(({ channel }) => channel.id === dragged.from);
      if (from && from !== shelf) wish(moveWishes(from, shelf));
    };
    return { shown, put, putNext, drop };
  }, [reading, fields, wish]);
}
