import type { Codes } from '../column';
import { coded, codesInSpan, spanOf } from './coded';
import { interned } from './hash';
import { exactPlaces } from './places';
import { sortedRows } from './sort';
import { Uncertain, type Value } from './value';
import { type Coded, codedFrom, codesFor, type Numbers, picked, type Vector } from './vector';

/** A column by which value each row has: every value has one code, of which some may have no row. */
export interface Identified {
  readonly codes: Codes;
  /** Number of codes. */
  readonly size: number;
  /** Each code's place in SQLite's order, NULL first, below `size`; `null` where the code is its own. */
  readonly places: () => Uint32Array | null;
  /** The values of these codes. */
  readonly valuesOf: (codes: Uint32Array) => Vector;
}

/** Numbers that span so few, or four times as many as there are rows, are their own codes. */
const DENSE = 2 ** 16;

export function isDense(size: number, rows: number): boolean {
  return size <= Math.max(DENSE, 4 * rows);
}

/** @throws Uncertain where values are equal but not the same (0 and -0.0, 1 and 1.0): which of them is shown depends on SQLite's way through the rows */
export function identified(vector: Vector, rows: number): Identified {
  switch (vector.kind) {
    case 'constant':
      return { codes: new Uint8Array(rows), size: 1, places: () => null, valuesOf: () => vector };
    case 'coded':
      return identifiedEntries(vector);
    case 'listed':
      return identifiedEntries(codedFrom(vector.values));
    case 'numbers':
      return identifiedCodes(vector) ?? identifiedNumbers(vector);
  }
}

/** Entries that are the same value become one. */
function identifiedEntries({ codes, entries }: Coded): Identified {
  const { of, last, first } = exactPlaces(entries);
  const size = last - first + 1;
  if (size === entries.length) return { codes, size, places: () => of.map((place) => place - first), valuesOf: (wanted) => ({ kind: 'coded', codes: wanted, entries }) };
  const values = new Array<Value>(size);
  entries.forEach((value, code) => (values[(of[code] as number) - first] = value));
  const own = codesFor(size, codes.length);
  for (let row = 0; row < codes.length; row++) own[row] = (of[codes[row] as number] as number) - first;
  return { codes: own, size, places: () => null, valuesOf: (wanted) => ({ kind: 'coded', codes: wanted, entries: values }) };
}

/** Integers of which codes are known, in their order. */
function identifiedCodes(vector: Numbers): Identified | null {
  const known = coded(vector);
  if (known === null) return null;
  const { codes, entries } = known;
  return { codes, size: entries.length, places: () => null, valuesOf: (wanted) => ({ kind: 'numbers', real: false, values: Float64Array.from(wanted, (code) => (entries[code] as number | null) ?? NaN) }) };
}

function identifiedNumbers({ values, real }: Numbers): Identified {
  const span = real ? null : spanOf(values);
  if (span !== null && isDense(span.size + 1, values.length)) {
    const { least, size } = span;
    const valueAt = (code: number): number => (code === 0 ? NaN : least + code - 1);
    return { codes: codesInSpan(values, span), size: size + 1, places: () => null, valuesOf: (wanted) => ({ kind: 'numbers', real, values: Float64Array.from(wanted, valueAt) }) };
  }
  if (real) for (let row = 0; row < values.length; row++) if (values[row] === 0 && Object.is(values[row], -0)) throw new Uncertain();
  const { codes, distinct } = interned(values);
  return { codes, size: distinct.length, places: () => placesOfNumbers(distinct), valuesOf: (wanted) => ({ kind: 'numbers', real, values: picked(distinct, wanted) }) };
}

/** Places of distinct numbers; NaN, which is NULL, comes first. */
function placesOfNumbers(values: Float64Array): Uint32Array {
  const places = new Uint32Array(values.length);
  const known = new Uint32Array(values.length);
  for (let code = 0; code < values.length; code++) known[code] = Number.isNaN(values[code]) ? 0 : 1;
  const order = sortedRows([known, values], values.length);
  for (let place = 0; place < order.length; place++) places[order[place] as number] = place;
  return places;
}
