import type { Slots } from '../group';
import { exactPlaces } from '../places';
import type { Value } from '../value';
import { type Coded, codedFrom, type Vector } from '../vector';

/** The least or greatest value by slot in SQLite's order, NULL of nothing; the first of equals. @param sign -1 for min, 1 for max */
export function extremes(sign: -1 | 1, slots: Slots, vector: Vector): Vector {
  switch (vector.kind) {
    case 'numbers':
      return { ...vector, values: extremeNumbers(sign, slots, vector.values) };
    case 'coded':
      return extremeEntries(sign, slots, vector);
    case 'listed':
      return extremeEntries(sign, slots, codedFrom(vector.values));
    case 'constant':
      return extremeEntries(sign, slots, { kind: 'coded', codes: new Uint8Array(slots.of.length), entries: [vector.value] });
  }
}

function extremeEntries(sign: -1 | 1, { of, count }: Slots, { codes, entries }: Coded): Vector {
  const places = exactPlaces(entries);
  const valueAt = new Array<Value>(places.last + 1).fill(null);
  entries.forEach((value, code) => (valueAt[places.of[code] as number] = value));
  const best = new Uint32Array(count);
  for (let row = 0; row < of.length; row++) {
    const slot = of[row] as number;
    const place = places.of[codes[row] as number] as number;
    const before = best[slot] as number;
    if (place !== 0 && (before === 0 || sign * (place - before) > 0)) best[slot] = place;
  }
  return { kind: 'coded', codes: best, entries: valueAt };
}

function extremeNumbers(sign: -1 | 1, { of, count }: Slots, values: Int32Array | Float64Array): Float64Array {
  const best = new Float64Array(count).fill(NaN);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const slot = of[row] as number;
    const before = best[slot] as number;
    if (sign < 0 ? value < before : value > before) best[slot] = value;
    else if (Number.isNaN(before)) best[slot] = value;
  }
  return best;
}
