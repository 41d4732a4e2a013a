import type { Extent } from './extent';
import type { NumberTally, Numeric, Tally } from './profile';

/** Whole numbers that span so many, or twice as many as there are rows, are counted by place. */
const DENSE = 2 ** 16;

/** Values that one table holds at most, and about as many rows in a part where there are more: what it takes stays in a processor's cache. */
const MOST_TOGETHER = 2 ** 14;

/** Parts that are written at the same time: more, and each write goes to a page of memory that has to be looked up. */
const MOST_PARTS = 2 ** 9;

/** Counts every value. @param values neither NaN nor a negative zero */
export function tallyOfNumbers(values: Numeric, { min, max }: Extent): NumberTally {
  if (values.length === 0) return { values, counts: new Uint32Array(0) };
  if (values instanceof Int32Array && max - min < Math.max(DENSE, 2 * values.length)) return dense(values, min, max - min + 1);
  const numbers = values instanceof Int32Array ? Float64Array.from(values) : values;
  return inOneTable(numbers) ?? inParts(numbers);
}

function dense(values: Int32Array, min: number, span: number): NumberTally {
  const all = new Uint32Array(span);
  for (let row = 0; row < values.length; row++) all[(values[row] as number) - min] = (all[(values[row] as number) - min] as number) + 1;
  let distinct = 0;
  for (let place = 0; place < span; place++) if (all[place] !== 0) distinct++;
  const held = new Int32Array(distinct);
  const counts = new Uint32Array(distinct);
  for (let place = 0, at = 0; at < distinct; place++) {
    if (all[place] === 0) continue;
    held[at] = min + place;
    counts[at++] = all[place] as number;
  }
  return { values: held, counts };
}

function inOneTable(values: Float64Array): NumberTally | null {
  const tally = { values: new Float64Array(MOST_TOGETHER), counts: new Uint32Array(MOST_TOGETHER) };
  const size = count(values, tally, new Int32Array(4 * MOST_TOGETHER));
  return size === null ? null : cut(tally, size);
}

/** Values of one range of hashes at a time (a partitioned hash aggregation). */
function inParts(values: Float64Array): NumberTally {
  const bits = Math.ceil(Math.log2(Math.min(MOST_PARTS, Math.max(2, values.length / MOST_TOGETHER))));
  const { parted, ends } = partition(values, bits);
  const tally = { values: new Float64Array(values.length), counts: new Uint32Array(values.length) };
  let slots = new Int32Array(4 * MOST_TOGETHER);
  let size = 0;
  ends.forEach((end, part) => {
    const begin = part === 0 ? 0 : (ends[part - 1] as number);
    if (slots.length < 2 * (end - begin)) slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * (end - begin))));
    // There is room for every row of the part, so that none is refused.
    size += count(parted.subarray(begin, end), { values: tally.values.subarray(size), counts: tally.counts.subarray(size) }, slots) as number;
  });
  return cut(tally, size);
}

function partition(values: Float64Array, bits: number): { readonly parted: Float64Array; readonly ends: Uint32Array } {
  const words = wordsOf(values);
  const shift = 32 - bits;
  const places = new Uint32Array(2 ** bits);
  for (let row = 0; row < values.length; row++) {
    const part = hashOf(words[2 * row] as number, words[2 * row + 1] as number) >>> shift;
    places[part] = (places[part] as number) + 1;
  }
  for (let part = 0, before = 0; part < places.length; part++) {
    const size = places[part] as number;
    places[part] = before;
    before += size;
  }
  const parted = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const part = hashOf(words[2 * row] as number, words[2 * row + 1] as number) >>> shift;
    const place = places[part] as number;
    parted[place] = values[row] as number;
    places[part] = place + 1;
  }
  return { parted, ends: places };
}

/**
 * Counts values into an empty tally, in order of their first appearance.
 * @param slots a power of two of them, twice as many as there can be values: where in the tally a value is, from 1
 * @returns how many values there are; `null` where the tally has no room for them
 */
function count(values: Float64Array, tally: Tally<Float64Array>, slots: Int32Array): number | null {
  const words = wordsOf(values);
  const mask = slots.length - 1;
  const room = tally.counts.length;
  const { values: keys, counts } = tally;
  let size = 0;
  slots.fill(0);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    let slot = hashOf(words[2 * row] as number, words[2 * row + 1] as number) & mask;
    let place = slots[slot] as number;
    while (place !== 0 && keys[place - 1] !== value) place = slots[(slot = (slot + 1) & mask)] as number;
    if (place === 0) {
      if (size === room) return null;
      keys[size] = value;
      slots[slot] = place = ++size;
    }
    counts[place - 1] = (counts[place - 1] as number) + 1;
  }
  return size;
}

function cut({ values, counts }: Tally<Float64Array>, size: number): NumberTally {
  return { values: values.subarray(0, size), counts: counts.subarray(0, size) };
}

/** Sown afresh for every page: no file can be made to collide. */
const SEED = (Math.random() * 0x1_0000_0000) | 0;

/** Mixes both halves of a double, whichever comes first in memory, into all bits. */
function hashOf(one: number, other: number): number {
  let hash = Math.imul(one ^ SEED, 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ other, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}

function wordsOf({ buffer, byteOffset, length }: Float64Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, 2 * length);
}
