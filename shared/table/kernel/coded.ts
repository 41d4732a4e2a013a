import { type Coded, codedFrom, codesFor, type Numbers, type Vector } from './vector';

/** Integers that span so few values, and no more than a quarter of their rows, are as good as codes. */
const MOST_SPAN = 2 ** 16;

const KNOWN = new WeakMap<Numbers, Coded | null>();

/** The vector as codes of few entries, if it is one that is coded or can be at little cost. */
export function coded(vector: Vector): Coded | null {
  if (vector.kind === 'coded') return vector;
  if (vector.kind !== 'numbers' || vector.real) return null;
  let known = KNOWN.get(vector);
  if (known === undefined) {
    known = codedIntegers(vector.values);
    KNOWN.set(vector, known);
  }
  return known;
}

function codedIntegers(values: Numbers['values']): Coded | null {
  const span = spanOf(values);
  if (span === null || span.size > Math.min(MOST_SPAN, Math.max(256, values.length / 4))) return null;
  return { kind: 'coded', codes: codesInSpan(values, span), entries: [null, ...Array.from({ length: span.size }, (_, place) => span.least + place)] };
}

/** What integers lie between. */
export interface Span {
  readonly least: number;
  readonly size: number;
}

/** `null` where there is no value at all. */
export function spanOf(values: Numbers['values']): Span | null {
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most < least ? null : { least, size: most - least + 1 };
}

/** Places in the span from 1; 0 is NULL. */
export function codesInSpan(values: Numbers['values'], { least, size }: Span): Coded['codes'] {
  const codes = codesFor(size + 1, values.length);
  const offset = 1 - least;
  // NaN becomes 0 in an array of integers.
  for (let row = 0; row < values.length; row++) codes[row] = (values[row] as number) + offset;
  return codes;
}

/** Without entries that are there twice, where that makes them fewer by half. */
export function compacted(column: Coded): Coded {
  const { codes, entries } = column;
  if (entries.length <= 16) return column;
  const distinct = codedFrom(entries);
  if (distinct.entries.length > entries.length / 2) return column;
  const fewer = codesFor(distinct.entries.length, codes.length);
  for (let row = 0; row < codes.length; row++) fewer[row] = distinct.codes[codes[row] as number] as number;
  return { kind: 'coded', codes: fewer, entries: distinct.entries };
}

