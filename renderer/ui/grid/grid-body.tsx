import type { VirtualItem } from '@tanstack/react-virtual';
import { useTranslator } from '../translator';
import type { GridColumn } from './columns';
import { GridRow } from './grid-row';
import { areaOf, type Selection } from './selection';
import type { GridRows } from './use-grid-rows';

export interface GridBodyProps {
  readonly gridId: string;
  readonly columns: readonly GridColumn[];
  readonly drawn: readonly VirtualItem[];
  readonly rows: GridRows;
  readonly order: Uint32Array | null;
  readonly selection: Selection;
}

/** The rows in sight. */
export function GridBody({ gridId, columns, drawn, rows: { from, to, topOf }, order, selection }: GridBodyProps) {
  const { number } = useTranslator();
  const { active } = selection;
  const area = areaOf(selection);
  return Array.from({ length: to - from }, (_, index) => {
    const shown = from + index;
    const isWithin = active.row >= 0 && shown >= area.top && shown <= area.bottom;
    return (
      <GridRow
        key={shown}
        gridId={gridId}
        columns={columns}
        drawn={drawn}
        shown={shown}
        row={order ? (order[shown] as number) : shown}
        top={topOf(shown)}
        selectedFrom={isWithin ? area.left : -1}
        selectedTo={isWithin ? area.right : -1}
        active={active.row === shown ? active.column : -1}
        number={number(shown + 1)}
      />
    );
  });
}
