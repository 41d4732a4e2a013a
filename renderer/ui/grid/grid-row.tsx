import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { cellAt } from '#shared/table';
import { classNames } from '../class-names';
import { isWithheld, WITHHELD } from './cell-text';
import type { GridColumn } from './columns';
import styles from './data-grid.module.css';

export interface GridRowProps {
  readonly gridId: string;
  readonly columns: readonly GridColumn[];
  /** The columns in sight. */
  readonly drawn: readonly VirtualItem[];
  /** Place among the rows as shown. */
  readonly shown: number;
  /** Place in the table. */
  readonly row: number;
  readonly top: number;
  /** Columns of the selection in this row, both included; -1 where there is none. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  /** The column of the active cell when it is in this row, else -1. */
  readonly active: number;
  readonly number: string;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, columns, drawn, shown, row, top, selectedFrom, selectedTo, active, number } = props;
  return (
    <div role="row" aria-rowindex={shown + 2} className={classNames(styles.row)} style={{ top }}>
      <span role="rowheader" data-row={shown} aria-colindex={1} className={classNames(styles.gutter, selectedFrom >= 0 && styles.gutterSelected)}>
        {number}
      </span>
      {drawn.map(({ index, start, size }) => (
        <GridCell
          key={index}
          id={`${gridId}-${shown}-${index}`}
          column={columns[index] as GridColumn}
          row={row}
          shown={shown}
          index={index}
          left={start}
          width={size}
          isSelected={index >= selectedFrom && index <= selectedTo}
          isActive={index === active}
        />
      ))}
    </div>
  );
});

interface GridCellProps {
  readonly id: string;
  readonly column: GridColumn;
  readonly row: number;
  readonly shown: number;
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

const GridCell = memo(function GridCell({ id, column, row, shown, index, left, width, isSelected, isActive }: GridCellProps) {
  const value = cellAt(column.column, row);
  const flag = column.flags ? cellAt(column.flags, row) : null;
  const isMissing = value === null;
  const selected = isSelected ? { 'aria-selected': true } : {};
  return (
    <span
      id={id}
      role="gridcell"
      data-row={shown}
      data-column={index}
      aria-colindex={index + 2}
      {...selected}
      className={classNames(styles.cell, column.numeric && styles.numeric, column.steady && styles.steady, isMissing && styles.missing, isSelected && styles.selected, isActive && styles.active)}
      style={{ left, width }}
    >
      {isMissing && isWithheld(flag) ? WITHHELD : column.write(value)}
      {typeof flag === 'string' && flag !== '' && <sup className={classNames(styles.flag)}>{flag}</sup>}
    </span>
  );
});
