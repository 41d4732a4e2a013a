import { allValid, type Bitmap, setInvalid } from '../bitmap';
import { type Codes, type Column, type DictionaryColumn, narrowCodes } from '../column';
import { dictionaryFrom, nullColumn } from '../build';
import type { Stored } from './stored';
import { cellOf, Real, type Value } from './value';
import type { Coded, Numbers, Vector } from './vector';

/** A vector as the column that it would be had SQLite given its values one by one. */
export function storedOf(vector: Vector, rows: number): Stored {
  const column = columnOf(vector, rows);
  return { column, real: column.kind === 'float64' };
}

function columnOf(vector: Vector, rows: number): Column {
  switch (vector.kind) {
    case 'constant':
      return listed(new Array<Value>(rows).fill(vector.value));
    case 'listed':
      return listed(vector.values);
    case 'numbers':
      return numbered(vector);
    case 'coded':
      return vector.entries.every((value) => value === null || typeof value === 'string') ? texts(vector) : listed(Array.from(vector.codes, (code) => vector.entries[code] as Value));
  }
}

function listed(values: readonly Value[]): Column {
  if (isAll(values, (value) => value instanceof Real)) return numbered({ kind: 'numbers', real: true, values: Float64Array.from(values, (value) => (value as Real | null)?.value ?? NaN) });
  if (!isAll(values, (value) => typeof value === 'number' || typeof value === 'bigint')) return dictionaryFrom(values.map(cellOf));
  const wide = values as readonly (number | bigint | null)[];
  if (wide.every((value) => value === null || typeof value === 'number')) return numbered({ kind: 'numbers', real: false, values: Float64Array.from(wide, (value) => value ?? NaN) });
  return { kind: 'int64', values: BigInt64Array.from(wide, (value) => BigInt(value ?? 0)), validity: validityOf(values.length, (row) => wide[row] !== null) };
}

/** Whether there are values, all of that class. */
function isAll(values: readonly Value[], is: (value: Value) => boolean): boolean {
  return values.every((value) => value === null || is(value)) && values.some((value) => value !== null);
}

function numbered({ values, real }: Numbers): Column {
  const rows = values.length;
  if (values instanceof Int32Array) return rows === 0 ? withoutValues(0) : { kind: 'int32', values, validity: null };
  const validity = validityOf(rows, (row) => !Number.isNaN(values[row]));
  if (values.every(Number.isNaN)) return withoutValues(rows);
  if (real) return { kind: 'float64', values: validity === null ? values : values.map((value) => (Number.isNaN(value) ? 0 : value)), validity };
  // NaN becomes 0 in an array of integers.
  if (values.every((value) => Number.isNaN(value) || value === (value | 0))) return { kind: 'int32', values: new Int32Array(values), validity };
  return { kind: 'int64', values: BigInt64Array.from(values, (value) => (Number.isNaN(value) ? 0n : BigInt(value))), validity };
}

function withoutValues(rows: number): Column {
  return rows === 0 ? dictionaryFrom([]) : nullColumn(rows);
}

function validityOf(rows: number, hasValue: (row: number) => boolean): Bitmap | null {
  let validity: Bitmap | null = null;
  for (let row = 0; row < rows; row++) if (!hasValue(row)) setInvalid((validity ??= allValid(rows)), row);
  return validity;
}

/** Entries in order of first appearance, each once and only those that have a row. */
function texts({ codes, entries }: Coded): DictionaryColumn {
  const dictionary: (string | null)[] = [];
  const codeOf = new Map<Value, number>();
  const renumbered = new Int32Array(entries.length).fill(-1);
  const own: Codes = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const entry = codes[row] as number;
    let code = renumbered[entry] as number;
    if (code === -1) {
      const value = entries[entry] as string | null;
      code = codeOf.get(value) ?? dictionary.push(value) - 1;
      codeOf.set(value, code);
      renumbered[entry] = code;
    }
    own[row] = code;
  }
  return { kind: 'dictionary', codes: narrowCodes(own, dictionary.length), dictionary };
}
