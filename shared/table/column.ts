import { type Bitmap, isValid } from './bitmap';

/** One value, as SQLite knows values. Integers beyond 2^53 are `bigint`; nothing is rounded. */
export type Cell = string | number | bigint | Uint8Array | null;

/** Codes of a dictionary column, in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/**
 * Row -> code -> value. Text is always held so; a column of mixed types too.
 * `null` is an ordinary entry of the dictionary (at most one), so that grouping
 * and writing need no second look-up. Entries are distinct.
 */
export interface DictionaryColumn {
  readonly kind: 'dictionary';
  readonly codes: Codes;
  readonly dictionary: readonly Cell[];
}

/** Numbers in row order. `validity === null`: no row is NULL. The value under a NULL is 0. */
export interface Int32Column {
  readonly kind: 'int32';
  readonly values: Int32Array;
  readonly validity: Bitmap | null;
}

export interface Int64Column {
  readonly kind: 'int64';
  readonly values: BigInt64Array;
  readonly validity: Bitmap | null;
}

export interface Float64Column {
  readonly kind: 'float64';
  readonly values: Float64Array;
  readonly validity: Bitmap | null;
}

export type NumberColumn = Int32Column | Int64Column | Float64Column;
export type Column = DictionaryColumn | NumberColumn;

export function rowsOf(column: Column): number {
  return column.kind === 'dictionary' ? column.codes.length : column.values.length;
}

/** The value at `row`; 64-bit integers that a double holds exactly come as `number`. */
export function cellAt(column: Column, row: number): Cell {
  if (column.kind === 'dictionary') return column.dictionary[column.codes[row] as number] as Cell;
  if (!isValid(column.validity, row)) return null;
  if (column.kind === 'int64') return narrowInteger(column.values[row] as bigint);
  return column.values[row] as number;
}

/** `bigint` only where a double would round. */
export function narrowInteger(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** The narrowest array for codes of a dictionary of `size` entries. */
export function narrowCodes(codes: Uint32Array, size: number): Codes {
  if (size <= 0x100) return Uint8Array.from(codes);
  if (size <= 0x1_0000) return Uint16Array.from(codes);
  return codes;
}
