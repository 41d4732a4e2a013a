import { isValid } from '../bitmap';
import type { Cell, Column, DictionaryColumn, Int64Column } from '../column';
import type { Numeric } from './profile';

/** The numbers of a column in row order, without the rows that hold none. */
export interface Numbers {
  /** Neither NaN nor a negative zero is among them. */
  readonly values: Numeric;
  readonly rows: number;
  /** All of them are integers for SQLite, which adds them exactly. */
  readonly areIntegers: boolean;
}

/** `null` where some value is no number, or a whole one that a double would round. */
export function numbersOf(column: Column): Numbers | null {
  switch (column.kind) {
    case 'int32':
      return { values: presentIntegers(column.values, column.validity), rows: column.values.length, areIntegers: true };
    case 'float64':
      return { values: presentDoubles(column.values, column.validity), rows: column.values.length, areIntegers: false };
    case 'int64':
      return fromWide(column);
    case 'dictionary':
      return fromDictionary(column);
  }
}

function presentIntegers(values: Int32Array, validity: Uint8Array | null): Int32Array {
  if (validity === null) return values;
  const present = new Int32Array(values.length);
  let size = 0;
  for (let row = 0; row < values.length; row++) if (isValid(validity, row)) present[size++] = values[row] as number;
  return present.subarray(0, size);
}

/** Without NaN, which is NULL for SQLite; adding 0 takes the sign from a negative zero. */
function presentDoubles(values: Float64Array, validity: Uint8Array | null): Float64Array {
  if (validity === null && arePlain(values)) return values;
  const present = new Float64Array(values.length);
  let size = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (!Number.isNaN(value) && isValid(validity, row)) present[size++] = value + 0;
  }
  return present.subarray(0, size);
}

function arePlain(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value) || (value === 0 && 1 / value < 0)) return false;
  }
  return true;
}

/** 64-bit integers by their halves: taking them one by one as `bigint` costs an object each. */
function fromWide({ values, validity }: Int64Column): Numbers | null {
  const present = new Float64Array(values.length);
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  let size = 0;
  for (let row = 0; row < values.length; row++) {
    if (!isValid(validity, row)) continue;
    const value = (halves[2 * row + HIGH] as number) * 2 ** 32 + ((halves[2 * row + 1 - HIGH] as number) >>> 0);
    if (!Number.isSafeInteger(value)) return null;
    present[size++] = value;
  }
  return { values: present.subarray(0, size), rows: values.length, areIntegers: true };
}

/** Where in this machine's memory the half of a 64-bit number is that holds its sign. */
export const HIGH = new Int32Array(BigInt64Array.of(1n).buffer)[0] === 1 ? 1 : 0;

function fromDictionary({ codes, dictionary }: DictionaryColumn): Numbers | null {
  if (!dictionary.every(isNumberOrNone) || dictionary.every((entry) => entry === null)) return null;
  const entries = Float64Array.from(dictionary, (entry) => (entry === null ? NaN : Number(entry)));
  const present = new Float64Array(codes.length);
  let size = 0;
  for (let row = 0; row < codes.length; row++) {
    const value = entries[codes[row] as number] as number;
    if (!Number.isNaN(value)) present[size++] = value + 0;
  }
  return { values: present.subarray(0, size), rows: codes.length, areIntegers: entries.every((entry) => Number.isNaN(entry) || Number.isSafeInteger(entry)) };
}

function isNumberOrNone(cell: Cell): boolean {
  return cell === null || typeof cell === 'number' || (typeof cell === 'bigint' && Number.isSafeInteger(Number(cell)));
}
