import { useEffect, useId, useRef, useState } from 'react';
import type { Table } from '#shared/table';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './data-grid.module.css';
import { GridBody } from './grid-body';
import { GridFooter } from './grid-footer';
import { GridHead } from './grid-head';
import { GridMemory, type GridSort } from './grid-memory';
import { GridTooltip } from './grid-tooltip';
import { areaOf, type Place, type Selection } from './selection';
import { type GridColumns, useGridColumns } from './use-grid-columns';
import { useGridKeys } from './use-grid-keys';
import { useGridOrder } from './use-grid-order';
import { useGridPointer } from './use-grid-pointer';
import { type GridRows, useGridRows } from './use-grid-rows';

export interface DataGridProps {
  /** What the table is, for assistive tools. */
  readonly label: string;
  readonly table: Table;
  /** Keeps scroll, selection, order and widths while the grid is away. */
  readonly memory?: GridMemory;
  /** Another result is on its way: what is shown stays, a line moves above it. */
  readonly isBusy?: boolean;
}

/** A table of any length: only what is in sight is drawn. Another `table` starts afresh. */
export function DataGrid(props: DataGridProps) {
  return <Grid key={identityOf(props.table)} {...props} />;
}

const identities = new WeakMap<Table, number>();
let lastIdentity = 0;

function identityOf(table: Table): number {
  const identity = identities.get(table) ?? ++lastIdentity;
  identities.set(table, identity);
  return identity;
}

function Grid({ label, table, memory: given, isBusy = false }: DataGridProps) {
  const { compare } = useTranslator();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [memory] = useState(() => given ?? new GridMemory());
  const [kept] = useState(() => memory.viewOf(table));
  const [selection, setSelection] = useState(kept.selection);
  const [sort, setSort] = useState(kept.sort);
  const [said, say] = useState('');

  const gutter = gutterOf(table.rows);
  const columns = useGridColumns(table, scroller, kept, gutter);
  const rows = useGridRows(table.rows, scroller, kept.top);
  const { order, isSorting } = useGridOrder(table, sort, compare);
  useEffect(() => memory.keep({ top: rows.offset, left: columns.left, selection, sort, widths: columns.widths }));

  const select = (next: Selection, moves = true): void => {
    setSelection(next);
    if (!moves) return;
    if (next.active.row >= 0) rows.show(next.active.row);
    columns.show(next.active.column);
  };
  const toggleSort = (column: number): void => setSort((now) => nextSort(now, column));
  const keys = useGridKeys(table, selection, order, columns, rows.page, { select, toggleSort, say });
  const lastColumn = table.fields.length - 1;
  const pointer = useGridPointer({
    ...columns,
    toggleSort,
    select: (place, extend) => select({ anchor: extend ? selection.anchor : place, active: place }),
    selectRow: (row, extend) => select({ anchor: { row: extend ? selection.anchor.row : row, column: 0 }, active: { row, column: lastColumn } }, false),
    selectAll: () => select({ anchor: { row: 0, column: 0 }, active: { row: table.rows - 1, column: lastColumn } }, false),
  });

  const { active } = selection;
  return (
    <div className={classNames(styles.frame)}>
      {(isBusy || isSorting) && <span className={classNames(styles.busy)} aria-hidden />}
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={table.rows + 1}
        aria-colcount={table.fields.length + 1}
        aria-multiselectable
        aria-readonly
        aria-busy={isBusy || isSorting}
        aria-activedescendant={isDrawn(active, rows, columns) ? `${gridId}-${active.row === -1 ? 'head' : active.row}-${active.column}` : undefined}
        className={classNames(styles.grid)}
        {...keys}
        {...pointer}
      >
        <div role="presentation" className={classNames(styles.canvas)} style={{ width: columns.width, height: rows.height, '--gutter': `${gutter}px` }}>
          <GridHead gridId={gridId} columns={columns.columns} drawn={columns.drawn} sort={sort} active={active.row === -1 ? active.column : -1} />
          <GridBody gridId={gridId} columns={columns.columns} drawn={columns.drawn} rows={rows} order={order} selection={selection} />
        </div>
      </div>
      <GridTooltip scroller={scroller} columns={columns.columns} order={order} />
      <GridFooter table={table} area={areaOf(selection)} order={order} said={said} />
    </div>
  );
}

/** Whether the place is on the page: one scrolled away, or the first row of a table without rows, has no element to be named. */
function isDrawn({ row, column }: Place, rows: GridRows, columns: GridColumns): boolean {
  return (row === -1 || (row >= rows.from && row < rows.to)) && columns.drawn.some(({ index }) => index === column);
}

/** Pixels that the longest row number takes. */
function gutterOf(rows: number): number {
  return Math.max(40, Math.ceil(String(rows).length * 1.34) * 6 + 18);
}

/** Once: ascending; twice: descending; three times: as in the table. */
function nextSort(now: GridSort | null, column: number): GridSort | null {
  if (now?.column !== column) return { column, direction: 'ascending' };
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null;
}
