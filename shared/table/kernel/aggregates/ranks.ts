import { coded, codesInSpan, spanOf } from '../coded';
import type { Slots } from '../group';
import { isDense } from '../identify';
import { codesFor, type Coded, type Numbers, type Vector } from '../vector';

/** Integers by the place of their value among all that are there, from 1; 0 is NULL. */
interface Placed {
  readonly codes: Coded['codes'];
  /** By place. */
  readonly values: Float64Array;
}

const KNOWN = new WeakMap<Numbers, Placed | null>();

/** How often a group has each value. */
export interface RankedSlots {
  /** Values of a slot. */
  readonly countOf: (slot: number) => number;
  /** A slot's value of a rank, from 0, in ascending order. */
  readonly at: (slot: number) => (rank: number) => number;
}

/** Integers of few values counted by slot and value, which takes one pass and no comparison; `null` for any other vector. */
export function rankedSlots({ of, count, rows }: Slots, vector: Vector): RankedSlots | null {
  const placed = vector.kind === 'numbers' && !vector.real ? placedIntegers(vector) : null;
  if (placed === null || !isDense(count * placed.values.length, of.length)) return null;
  const { codes, values } = placed;
  const width = values.length;
  const cases = new Uint32Array(count * width);
  for (let row = 0; row < of.length; row++) {
    const place = (of[row] as number) * width + (codes[row] as number);
    cases[place] = (cases[place] as number) + 1;
  }
  return {
    countOf: (slot) => (rows[slot] as number) - (cases[slot * width] as number),
    at: (slot) => (rank) => {
      let place = slot * width + 1;
      for (let before = cases[place] as number; before <= rank; before += cases[place] as number) place++;
      return values[place - slot * width] as number;
    },
  };
}

function placedIntegers(vector: Numbers): Placed | null {
  let known = KNOWN.get(vector);
  if (known === undefined) {
    known = placedInSpan(vector);
    KNOWN.set(vector, known);
  }
  return known;
}

function placedInSpan(vector: Numbers): Placed | null {
  const span = spanOf(vector.values);
  if (span === null || !isDense(span.size + 1, vector.values.length)) return null;
  const codes = coded(vector)?.codes ?? codesInSpan(vector.values, span);
  const places = new Uint32Array(span.size + 1);
  for (let row = 0; row < codes.length; row++) places[codes[row] as number] = 1;
  let last = 0;
  for (let code = 1; code < places.length; code++) if (places[code] === 1) places[code] = ++last;
  places[0] = 0;
  const values = new Float64Array(last + 1).fill(NaN);
  for (let code = 1; code < places.length; code++) if (places[code] !== 0) values[places[code] as number] = span.least + code - 1;
  const own = codesFor(last + 1, codes.length);
  for (let row = 0; row < codes.length; row++) own[row] = places[codes[row] as number] as number;
  return { codes: own, values };
}
