import { codesInSpan, spanOf } from './coded';
import { interned } from './hash';
import { exactPlaces } from './places';
import { sortedRows } from './sort';
import { Uncertain, type Value } from './value';
import type { Codes } from '../column';
import { type Coded, codedFrom, codesFor, type Numbers, type Vector } from './vector';

/** A column by which value each row has: every value has one code, of which some may have no row. */
export interface Identified {
  readonly codes: Codes;
  /** Number of codes. */
  readonly size: number;
  /** The values by code. */
  readonly entries: Vector;
  /** Each code's place in SQLite's order; NULL first. Below `size`. */
  readonly places: () => Uint32Array;
}

/** Numbers that span so few, or twice as many as there are rows, are their own codes. */
const DENSE = 2 ** 16;

export function isDense(size: number, rows: number): boolean {
  return size <= Math.max(DENSE, 2 * rows);
}

/** @throws Uncertain where values are equal but not the same (0 and -0.0, 1 and 1.0): which of them is shown depends on SQLite's way through the rows */
export function identified(vector: Vector, rows: number): Identified {
  switch (vector.kind) {
    case 'constant':
      return { codes: new Uint8Array(rows), size: 1, entries: { kind: 'listed', values: [vector.value] }, places: () => counting(1) };
    case 'coded':
      return distinctly(vector);
    case 'listed':
      return distinctly(codedFrom(vector.values));
    case 'numbers':
      return identifiedNumbers(vector);
  }
}

/** Entries that are the same value become one. */
function distinctly(column: Coded): Identified {
  const { of, last } = exactPlaces(column);
  const { codes, entries } = column;
  if (last + (entries.includes(null) ? 1 : 0) === entries.length) return { codes, size: entries.length, entries: { kind: 'listed', values: entries }, places: () => withoutGap(of, entries.includes(null)) };
  const values = new Array<Value>(last + 1).fill(null);
  entries.forEach((value, code) => (values[of[code] as number] = value));
  const own = codesFor(last + 1, codes.length);
  for (let row = 0; row < codes.length; row++) own[row] = of[codes[row] as number] as number;
  return { codes: own, size: last + 1, entries: { kind: 'listed', values }, places: () => counting(last + 1) };
}

/** Places from 0 also where there is no NULL. */
function withoutGap(places: Uint32Array, hasNull: boolean): Uint32Array {
  return hasNull ? places : places.map((place) => place - 1);
}

function identifiedNumbers({ values, real }: Numbers): Identified {
  const span = real ? null : spanOf(values);
  if (span !== null && isDense(span.size + 1, values.length)) {
    const entries = new Float64Array(span.size + 1);
    for (let code = 0; code < entries.length; code++) entries[code] = code === 0 ? NaN : span.least + code - 1;
    return { codes: codesInSpan(values, span), size: entries.length, entries: { kind: 'numbers', values: entries, real }, places: () => counting(entries.length) };
  }
  if (real) for (let row = 0; row < values.length; row++) if (Object.is(values[row], -0)) throw new Uncertain();
  const { codes, distinct } = interned(values);
  return { codes, size: distinct.length, entries: { kind: 'numbers', values: distinct, real }, places: () => placesOfNumbers(distinct) };
}

/** Places of distinct numbers; NaN, which is NULL, comes first. */
function placesOfNumbers(values: Float64Array): Uint32Array {
  const places = new Uint32Array(values.length);
  const known = Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1));
  sortedRows([known, values], values.length).forEach((row, place) => (places[row] = place));
  return places;
}

function counting(size: number): Uint32Array {
  const places = new Uint32Array(size);
  for (let place = 0; place < size; place++) places[place] = place;
  return places;
}
