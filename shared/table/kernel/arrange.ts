import type { Input } from './input';
import { placesOf } from './places';
import type { KernelOrdering, KernelQuery } from './query';
import { firstRows, type SortKey, sortedRows } from './sort';
import { codedFrom, type Coded, type Numbers, type Vector } from './vector';

/** The rows that are shown, in that order: what ORDER BY leaves equal stays as it was. */
export function shownRows(input: Input, { order, limit, offset }: Pick<KernelQuery, 'order' | 'limit' | 'offset'>): Uint32Array | null {
  const keys = order.flatMap((term) => sortKeys(input.vector(term.by), term));
  const end = Math.min(input.rows, offset + limit);
  if (keys.length > 0) return (end < input.rows ? firstRows(keys, input.rows, end) : sortedRows(keys, input.rows)).subarray(offset);
  if (offset === 0 && end === input.rows) return null;
  return Uint32Array.from({ length: Math.max(0, end - offset) }, (_, at) => offset + at);
}

/** What to sort by, ascending. */
function sortKeys(vector: Vector, ordering: KernelOrdering): SortKey[] {
  switch (vector.kind) {
    case 'constant':
      return [];
    case 'coded':
      return [placeKey(vector, ordering)];
    case 'listed':
      return [placeKey(codedFrom(vector.values), ordering)];
    case 'numbers':
      return numberKeys(vector.values, ordering);
  }
}

function placeKey({ codes, entries }: Coded, { descending, nullsFirst }: KernelOrdering): SortKey {
  const { of, last } = placesOf(entries);
  const ofNull = nullsFirst ? 0 : last + 1;
  const places = of.map((place) => (place === 0 ? ofNull : descending ? last + 1 - place : place));
  const key = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) key[row] = places[codes[row] as number] as number;
  return key;
}

function numberKeys(values: Numbers['values'], { descending, nullsFirst }: KernelOrdering): SortKey[] {
  // Turning all its bits round turns an integer's order round.
  if (values instanceof Int32Array) return [descending ? values.map((value) => ~value) : values];
  const known = new Uint32Array(values.length);
  const key = new Float64Array(values.length);
  const [ofNull, ofValue] = nullsFirst ? [0, 1] : [1, 0];
  let nulls = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const isNull = Number.isNaN(value);
    if (isNull) nulls++;
    known[row] = isNull ? ofNull : ofValue;
    key[row] = isNull ? 0 : (descending ? -value : value) + 0;
  }
  return nulls === 0 ? [key] : [known, key];
}
