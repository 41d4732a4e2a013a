import { identified } from '../identify';
import { take, type Vector } from '../vector';
import type { Slotted } from './sums';

/** The least or greatest value by slot in SQLite's order, NULL of nothing; the first of equals. @param sign -1 for min, 1 for max */
export function extremes(sign: -1 | 1, slots: Slotted, vector: Vector): Vector {
  if (vector.kind === 'numbers') return { ...vector, values: extremeNumbers(sign, slots, vector.values) };
  const { of, count } = slots;
  const { codes, entries, places, size } = identified(vector, of.length);
  const placeOf = places();
  const codeAt = new Uint32Array(size);
  placeOf.forEach((place, code) => (codeAt[place] = code));
  // NULL, which is never better, is the place before all others.
  const hasNull = isNullFirst(entries, codeAt[0] as number);
  const best = new Int32Array(count).fill(-1);
  for (let row = 0; row < of.length; row++) {
    const slot = of[row] as number;
    const place = placeOf[codes[row] as number] as number;
    if (hasNull && place === 0) continue;
    const before = best[slot] as number;
    if (before === -1 || sign * (place - before) > 0) best[slot] = place;
  }
  return picked(entries, best, codeAt);
}

function isNullFirst(entries: Vector, first: number): boolean {
  const value = take(entries, Uint32Array.of(first));
  return value.kind === 'listed' && value.values[0] === null;
}

/** The entries at these places; NULL for -1. */
function picked(entries: Vector, places: Int32Array, codeAt: Uint32Array): Vector {
  const found = take(entries, Uint32Array.from(places, (place) => codeAt[Math.max(place, 0)] as number));
  return { kind: 'listed', values: found.kind === 'listed' ? found.values.map((value, slot) => (places[slot] === -1 ? null : value)) : [] };
}

function extremeNumbers(sign: -1 | 1, { of, count }: Slotted, values: Int32Array | Float64Array): Float64Array {
  const best = new Float64Array(count).fill(NaN);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const slot = of[row] as number;
    const before = best[slot] as number;
    if (sign < 0 ? value < before : value > before) best[slot] = value;
    else if (before !== before) best[slot] = value;
  }
  return best;
}
