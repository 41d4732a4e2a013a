import { readsAsYear, type Translator } from '#shared/chart';
import { type Cell, cellAt, type Column, type Field } from '#shared/table';
import { MISSING, rawValue } from '../figure';

/** How a column of a table is written: one way for all its cells. */
export interface CellStyle {
  /** Set right, in figures of equal width. */
  readonly numeric: boolean;
  readonly format: (cell: Cell) => string;
}

/** More decimals than this are noise in a printed table; the exact value stays readable for machines. */
const MOST_DECIMALS = 3;

export function cellStyle(field: Field, column: Column, rows: number, translator: Translator): CellStyle {
  if (readsAsYear(field, column)) return { numeric: false, format: plain };
  switch (column.kind) {
    case 'int32':
    case 'int64':
      return { numeric: true, format: number(translator, 0) };
    case 'float64':
      return { numeric: true, format: number(translator, decimalsOf(column, rows)) };
    case 'dictionary':
      // Whole and broken numbers side by side, as SQL's sums give them.
      if (column.dictionary.every(isNumberOrNull)) return { numeric: column.dictionary.some((cell) => cell !== null), format: number(translator, decimalsOf(column, rows)) };
      return { numeric: false, format: field.type === 'date' ? (cell) => (typeof cell === 'string' ? translator.date(cell) : plain(cell)) : plain };
  }
}

function isNumberOrNull(cell: Cell): boolean {
  return cell === null || typeof cell === 'number' || typeof cell === 'bigint';
}

function plain(cell: Cell): string {
  return cell === null ? MISSING : rawValue(cell);
}

function number(translator: Translator, decimals: number): CellStyle['format'] {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return (cell) => (typeof cell === 'number' || typeof cell === 'bigint' ? translator.number(cell, options) : plain(cell));
}

/** As many decimals as the column's values need, so that their marks stand below each other. */
function decimalsOf(column: Column, rows: number): number {
  let most = 0;
  for (let row = 0; row < rows && most < MOST_DECIMALS; row++) {
    const cell = cellAt(column, row);
    const digits = typeof cell === 'number' && Number.isFinite(cell) ? (/\.(\d+)$/.exec(cell.toFixed(MOST_DECIMALS))?.[1] ?? '') : '';
    most = Math.max(most, digits.replace(/0+$/, '').length);
  }
  return most;
}
