import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { isScaled, offsetShowing, type ScrollExtent, scrollTopOf, trackHeight, visibleRows } from './scaled-scroll';
import { ScrollScale } from './scroll-scale';
import { useElementSize } from './use-element-size';

/** Pixels of a row and of the head. */
export const ROW = 28;
export const HEAD = 32;

/** Rows drawn beyond those in sight, so that a turn of the wheel meets no blank. */
const SPARE = 8;

export interface GridRows {
  /** The rows to draw; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** Whole rows in sight. */
  readonly page: number;
  /** Pixels of the scrolled element, the head included. */
  readonly height: number;
  readonly offset: number;
  topOf(shown: number): number;
  show(shown: number): void;
}

/** Rows are of one height, so their places are arithmetic: a list of a million places would take 28 MB and 170 ms. */
export function useGridRows(rows: number, scroller: RefObject<HTMLElement | null>, initial: number): GridRows {
  const { height: seen } = useElementSize(scroller);
  const viewport = Math.max(0, seen - HEAD);
  const extent: ScrollExtent = { rows, rowHeight: ROW, viewport };
  const [scale] = useState(() => new ScrollScale(initial));
  const offset = useSyncExternalStore(scale.subscribe, scale.offset);
  useLayoutEffect(() => (scroller.current === null ? undefined : scale.attach(scroller.current)), [scale, scroller]);
  useLayoutEffect(() => scale.fit({ rows, rowHeight: ROW, viewport }), [scale, rows, viewport]);
  const shift = isScaled(extent) ? offset - scrollTopOf(offset, extent) : 0;
  return {
    ...visibleRows(offset, extent, SPARE),
    page: Math.max(1, Math.floor(viewport / ROW) - 1),
    height: HEAD + trackHeight(extent),
    offset,
    topOf: (shown) => HEAD + shown * ROW - shift,
    show(shown) {
      const wanted = offsetShowing(shown, offset, extent);
      if (wanted !== offset) scale.moveTo(wanted);
    },
  };
}
