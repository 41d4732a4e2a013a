import { isValid } from '../bitmap';
import { type Cell, type DictionaryColumn, type Int64Column, narrowInteger } from '../column';
import { compareCells } from '../kernel/order';
import type { Counted, Tally } from './profile';

/** SQLite's order of values that are not NULL: numbers, texts, blobs by their bytes. */
export function compareValues(one: Cell, other: Cell): number {
  if (one instanceof Uint8Array) return other instanceof Uint8Array ? compareBytes(one, other) : 1;
  return other instanceof Uint8Array ? -1 : compareCells(one, other);
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, index) => byte !== other[index]);
  return at < 0 || at >= other.length ? one.length - other.length : (one[at] as number) - (other[at] as number);
}

/** The values of a column, and its rows without one. */
export interface CellTally extends Tally<readonly Cell[]> {
  readonly missing: number;
}

/** The entries that rows hold. */
export function tallyOfDictionary({ codes, dictionary }: DictionaryColumn): CellTally {
  const counts = new Uint32Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
  if (dictionary.every((value, code) => value !== null && !Number.isNaN(value) && counts[code] !== 0)) return { values: dictionary, counts, missing: 0 };
  const held = [...dictionary.keys()].filter((code) => dictionary[code] !== null && !Number.isNaN(dictionary[code]) && counts[code] !== 0);
  const heldCounts = Uint32Array.from(held, (code) => counts[code] as number);
  return { values: held.map((code) => dictionary[code] as Cell), counts: heldCounts, missing: codes.length - heldCounts.reduce((sum, count) => sum + count, 0) };
}

/** Integers of which some are beyond 2^53. */
export function tallyOfWide({ values, validity }: Int64Column): CellTally {
  const present = values.filter((_, row) => isValid(validity, row)).sort();
  const cells: Cell[] = [];
  const ends: number[] = [];
  present.forEach((value, at) => {
    if (value === present[at + 1]) return;
    cells.push(narrowInteger(value));
    ends.push(at + 1);
  });
  return { values: cells, counts: Uint32Array.from(ends, (end, at) => end - (ends[at - 1] ?? 0)), missing: values.length - present.length };
}

/** Least and greatest; `null` without a value. */
export function extremes({ values }: Tally): { readonly min: Cell; readonly max: Cell } {
  let min: Cell = values[0] ?? null;
  let max = min;
  for (let at = 1; at < values.length; at++) {
    const value = values[at] as Cell;
    if (compareValues(value, min) < 0) min = value;
    else if (compareValues(value, max) > 0) max = value;
  }
  return { min, max };
}

/** The `most` values with the most rows; none where there are more than that and no value comes twice. */
export function mostFrequent({ values, counts }: Tally, most: number): Counted[] {
  if (values.length > most && counts.every((count) => count === 1)) return [];
  const comesBefore = (count: number, value: Cell, other: Counted): boolean => count > other.count || (count === other.count && compareValues(value, other.value) < 0);
  const top: Counted[] = [];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number;
    const last = top[most - 1];
    if (last && count < last.count) continue;
    const value = values[at] as Cell;
    if (last && !comesBefore(count, value, last)) continue;
    const place = top.findIndex((other) => comesBefore(count, value, other));
    top.splice(place < 0 ? top.length : place, 0, { value, count });
    top.length = Math.min(top.length, most);
  }
  return top;
}
