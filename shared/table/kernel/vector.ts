import type { Codes } from '../column';
import { equalityKey, Real, type Value } from './value';

/** One value for every row. */
export interface Constant {
  readonly kind: 'constant';
  readonly value: Value;
}

/** Row -> code -> value. Several entries may be the same value, and not every entry need have a row. */
export interface Coded {
  readonly kind: 'coded';
  readonly codes: Codes;
  readonly entries: readonly Value[];
}

/** Numbers of one storage class: REAL, or integers that a double holds exactly. NaN is NULL, so that an Int32Array has none. */
export interface Numbers {
  readonly kind: 'numbers';
  readonly values: Int32Array | Float64Array;
  readonly real: boolean;
}

/** What fits nowhere else. */
export interface Listed {
  readonly kind: 'listed';
  readonly values: readonly Value[];
}

/** The values of one expression, row by row. */
export type Vector = Constant | Coded | Numbers | Listed;

/** Reads a value by row. */
export function reader(vector: Vector): (row: number) => Value {
  switch (vector.kind) {
    case 'constant':
      return () => vector.value;
    case 'coded': {
      const { codes, entries } = vector;
      return (row) => entries[codes[row] as number] as Value;
    }
    case 'listed':
      return (row) => vector.values[row] as Value;
    case 'numbers': {
      const { values, real } = vector;
      return (row) => {
        const value = values[row] as number;
        if (Number.isNaN(value)) return null;
        return real ? new Real(value) : value;
      };
    }
  }
}

/** The values of these rows, in their order. */
export function take(vector: Vector, rows: Uint32Array): Vector {
  switch (vector.kind) {
    case 'constant':
      return vector;
    case 'coded':
      return { ...vector, codes: picked(vector.codes, rows) };
    case 'listed':
      return { kind: 'listed', values: listed(vector.values, rows) };
    case 'numbers':
      return { ...vector, values: picked(vector.values, rows) };
  }
}

function listed(values: readonly Value[], rows: Uint32Array): Value[] {
  const taken = new Array<Value>(rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = values[rows[at] as number] as Value;
  return taken;
}

export function picked<A extends Codes | Int32Array | Float64Array>(values: A, rows: Uint32Array): A {
  const taken = new (values.constructor as new (length: number) => A)(rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = values[rows[at] as number] as number;
  return taken;
}

/** Values as the tightest vector: numbers of one class into a typed array. */
export function settled(values: readonly Value[]): Vector {
  let integers = 0;
  let reals = 0;
  let nulls = 0;
  for (const value of values) {
    if (value === null) nulls++;
    else if (typeof value === 'number') integers++;
    else if (value instanceof Real) reals++;
  }
  if (values.length > 0 && nulls === values.length) return { kind: 'constant', value: null };
  if (integers + nulls === values.length) return { kind: 'numbers', real: false, values: Float64Array.from(values, (value) => (value as number | null) ?? NaN) };
  if (reals + nulls === values.length) return { kind: 'numbers', real: true, values: Float64Array.from(values, (value) => (value as Real | null)?.value ?? NaN) };
  return { kind: 'listed', values };
}

/** An array for the codes of so many entries, all 0. */
export function codesFor(size: number, rows: number): Codes {
  if (size <= 0x100) return new Uint8Array(rows);
  return size <= 0x1_0000 ? new Uint16Array(rows) : new Uint32Array(rows);
}

/** The same values with each entry there once. Numbers of two classes that are equal stay two entries. */
export function codedFrom(values: readonly Value[]): Coded {
  const codeOf = new Map<unknown, number>();
  const entries: Value[] = [];
  const codes = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as Value;
    const key = identityKey(value);
    let code = codeOf.get(key);
    if (code === undefined) {
      code = entries.push(value) - 1;
      codeOf.set(key, code);
    }
    codes[row] = code;
  }
  return { kind: 'coded', codes, entries };
}

/** The same for a `Map` if and only if `isSame`. */
function identityKey(value: Value): unknown {
  if (value instanceof Real) return Object.is(value.value, -0) ? '#-0' : `#${value.value}`;
  return typeof value === 'string' ? `'${value}` : equalityKey(value);
}
