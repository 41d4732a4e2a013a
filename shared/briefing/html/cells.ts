import { readsAsYear, type Translator } from '#shared/chart';
import { type Cell, cellAt, type Column, type Field, numberLook } from '#shared/table';
import { MISSING, rawValue } from '../figure';

/** How a column of a table is written: one way for all its cells. */
export interface CellStyle {
  /** Set right, in figures of equal width. */
  readonly numeric: boolean;
  readonly format: (cell: Cell) => string;
}

/** More decimals than this are noise in a printed table, unless its numbers are very small; the exact value stays readable for machines. */
const MOST_DECIMALS = 3;

export function cellStyle(field: Field, column: Column, rows: number, translator: Translator): CellStyle {
  if (readsAsYear(field, column)) return { numeric: false, format: plain };
  switch (column.kind) {
    case 'int32':
    case 'int64':
    case 'float64':
      return { numeric: true, format: number(translator, column, rows) };
    case 'dictionary':
      // Whole and broken numbers side by side, as SQL's sums give them.
      if (column.dictionary.every(isNumberOrNull)) return { numeric: column.dictionary.some((cell) => cell !== null), format: number(translator, column, rows) };
      return { numeric: false, format: field.type === 'date' ? (cell) => (typeof cell === 'string' ? translator.date(cell) : plain(cell)) : plain };
  }
}

function isNumberOrNull(cell: Cell): boolean {
  return cell === null || typeof cell === 'number' || typeof cell === 'bigint';
}

function plain(cell: Cell): string {
  return cell === null ? MISSING : rawValue(cell);
}

function number(translator: Translator, column: Column, rows: number): CellStyle['format'] {
  const numbers = Array.from({ length: rows }, (_, row) => cellAt(column, row)).filter((cell) => typeof cell === 'number');
  const look = numberLook(numbers, MOST_DECIMALS);
  return (cell) => (typeof cell === 'number' || typeof cell === 'bigint' ? translator.number(cell, look) : plain(cell));
}
