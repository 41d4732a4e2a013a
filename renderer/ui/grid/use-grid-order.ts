import { useEffect, useState } from 'react';
import type { Table } from '#shared/table';
import type { GridSort } from './grid-memory';
import { inSlices } from './in-slices';
import { sortOrder } from './sort-order';

/** Which row of the table is shown at which place; `null` while as in the table. `isSorting` while a new order is in the making. */
export function useGridOrder(table: Table, sort: GridSort | null, compare: (a: string, b: string) => number): { order: Uint32Array | null; isSorting: boolean } {
  const [sorted, setSorted] = useState<{ sort: GridSort; order: Uint32Array } | null>(null);
  useEffect(() => {
    const column = sort === null ? undefined : table.columns[sort.column];
    if (sort === null || column === undefined) return;
    const stop = new AbortController();
    inSlices(sortOrder(column, sort.direction, compare), stop.signal).then(
      (order) => setSorted({ sort, order }),
      (reason: unknown) => {
        if (!stop.signal.aborted) throw reason;
      },
    );
    return () => stop.abort();
  }, [table, sort, compare]);
  if (sort === null) return { order: null, isSorting: false };
  return { order: sorted?.order ?? null, isSorting: sorted?.sort !== sort };
}
