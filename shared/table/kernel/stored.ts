import { isValid } from '../bitmap';
import { type Cell, cellAt, type Codes, type Column, type NumberColumn } from '../column';

/** Values one after the other, as SQLite tells them apart: `1` and `1.0` are one number for JavaScript and two for it. */
export interface Values {
  readonly cells: readonly Cell[];
  /** 1 where the number is a REAL. */
  readonly real: Uint8Array;
}

/** A column as SQLite would hold it. */
export interface Stored {
  readonly column: Column;
  /** Whole numbers are REAL too (a column that is declared so). */
  readonly real: boolean;
}

/** Half a surrogate pair: UTF-8 cannot say it, so that SQLite would take two texts for one. */
const HALF_PAIR = /\p{Surrogate}/u;

/** Whether the kernel knows all values of the column: it leaves blobs alone, and text that SQLite does not hold as it is. */
export function isKnown({ column }: Stored): boolean {
  const isStrange = (cell: Cell): boolean => cell instanceof Uint8Array || (typeof cell === 'string' && HALF_PAIR.test(cell));
  return column.kind !== 'dictionary' || !column.dictionary.some(isStrange);
}

/** Whether the value, not NULL, is a REAL one. */
export function isReal(cell: Cell, { real, column }: Stored): boolean {
  if (typeof cell === 'bigint') return real;
  return typeof cell === 'number' && (real || column.kind === 'float64' || !Number.isSafeInteger(cell) || Object.is(cell, -0));
}

/** NaN, which SQLite does not know, is NULL; in a column of REAL values no integer is left. */
export function storedCell(cell: Cell, real: boolean): Cell {
  if (Number.isNaN(cell)) return null;
  return real && typeof cell === 'bigint' ? Number(cell) : cell;
}

/** The value of a row as SQLite would hold it. */
export function storedAt({ column, real }: Stored, row: number): Cell {
  return storedCell(cellAt(column, row), real);
}

/** The rows that are told, in their order. */
export function take({ column, real }: Stored, rows: Uint32Array): Stored {
  if (column.kind !== 'dictionary') return { real, column: takeNumbers(column, rows) };
  const codes = new (column.codes.constructor as new (length: number) => Codes)(rows.length);
  for (let at = 0; at < rows.length; at++) codes[at] = column.codes[rows[at] as number] as number;
  return { real, column: { ...column, codes } };
}

function takeNumbers(column: NumberColumn, rows: Uint32Array): NumberColumn {
  const validity = column.validity && new Uint8Array((rows.length + 7) >> 3);
  if (validity) rows.forEach((row, at) => isValid(column.validity, row) && (validity[at >> 3] = (validity[at >> 3] as number) | (1 << (at & 7))));
  switch (column.kind) {
    case 'int32':
      return { kind: 'int32', validity, values: Int32Array.from(rows, (row) => column.values[row] as number) };
    case 'int64':
      return { kind: 'int64', validity, values: takeWide(column.values, rows) };
    case 'float64':
      return { kind: 'float64', validity, values: Float64Array.from(rows, (row) => column.values[row] as number) };
  }
}

function takeWide(values: BigInt64Array, rows: Uint32Array): BigInt64Array {
  const taken = new BigInt64Array(rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = values[rows[at] as number] as bigint;
  return taken;
}
