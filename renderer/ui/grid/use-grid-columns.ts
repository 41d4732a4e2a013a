import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { Table } from '#shared/table';
import { useTranslator } from '../translator';
import { canvasMeasure, NARROWEST } from './column-widths';
import { type GridColumn, gridColumns } from './columns';
import type { GridView } from './grid-memory';

export interface GridColumns {
  readonly columns: readonly GridColumn[];
  /** The columns in sight. */
  readonly drawn: readonly VirtualItem[];
  /** Pixels of all columns and the row numbers. */
  readonly width: number;
  readonly widths: GridView['widths'];
  readonly left: number;
  widthOf(column: number): number;
  resize(column: number, width: number): void;
  /** Back to the width that fits. */
  fit(column: number): void;
  show(column: number): void;
}

/** Columns have widths of their own, and a table may have two thousand: those in sight are found by the virtualiser. */
export function useGridColumns(table: Table, scroller: RefObject<HTMLElement | null>, kept: GridView, gutter: number): GridColumns {
  const translator = useTranslator();
  const columns = useMemo(() => gridColumns(table, translator, canvasMeasure()), [table, translator]);
  const [widths, setWidths] = useState(kept.widths);
  const nameOf = (column: number): string => columns[column]?.field.name ?? '';
  const widthOf = (column: number): number => widths[nameOf(column)] ?? columns[column]?.fitting ?? NARROWEST;
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: widthOf,
    paddingStart: gutter,
    paddingEnd: 24,
    scrollPaddingStart: gutter,
    initialOffset: kept.left,
    overscan: 2,
  });
  useEffect(() => across.measure(), [across, widths, columns]);
  const drawn = across.getVirtualItems();
  const left = across.scrollOffset ?? 0;
  return {
    columns,
    drawn,
    width: across.getTotalSize(),
    widths,
    left,
    widthOf,
    resize: (column, width) => setWidths((now) => ({ ...now, [nameOf(column)]: Math.max(NARROWEST, Math.round(width)) })),
    fit: (column) => setWidths((now) => Object.fromEntries(Object.entries(now).filter(([name]) => name !== nameOf(column)))),
    show(column) {
      // Asking the virtualiser lays the page out anew: only where there is something to scroll.
      const item = drawn.find(({ index }) => index === column);
      const seenTo = left + (across.scrollRect?.width ?? 0);
      if (item === undefined || item.start < left + gutter || item.end > seenTo) across.scrollToIndex(column, { align: 'auto' });
    },
  };
}
