import { type Cell, type Column, type DictionaryColumn, isValid, type NumberColumn, rowsOf } from '#shared/table';

export type Direction = 'ascending' | 'descending';

/** Between two `yield`s at most about this many rows are touched, a millisecond's work. */
const SLICE = 50_000;

/** 11 bits a pass: three passes for 32 bits, a table of 2,048 counts that stays in the cache. */
const BITS = 11;
const BUCKETS = 1 << BITS;

/** One unsigned number a row whose order is the order of the values: 32 bits, or 64 in two halves. */
interface Keys {
  readonly low: Uint32Array;
  readonly high: Uint32Array | null;
}

/**
 * The rows in the order of a column: stable, NULL last in both directions, text by `compare`,
 * numbers before text where both occur. Radix sort over keys, in steps: the caller decides
 * when to go on, so that a million rows never hold the page up.
 */
export function* sortOrder(column: Column, direction: Direction, compare: (a: string, b: string) => number): Generator<void, Uint32Array> {
  const { present, absent } = yield* splitByPresence(column);
  const keys = column.kind === 'dictionary' ? yield* dictionaryKeys(column, compare) : yield* numberKeys(column);
  const flip = direction === 'descending' ? 0xffff_ffff : 0;
  let order = yield* radixSort(present, keys.low, flip);
  if (keys.high) order = yield* radixSort(order, keys.high, flip);
  const whole = new Uint32Array(rowsOf(column));
  whole.set(order);
  whole.set(absent, order.length);
  return whole;
}

function* splitByPresence(column: Column): Generator<void, { present: Uint32Array; absent: Uint32Array }> {
  const rows = rowsOf(column);
  const present = new Uint32Array(rows);
  const absent = new Uint32Array(rows);
  const nullCode = column.kind === 'dictionary' ? column.dictionary.indexOf(null) : -1;
  let here = 0;
  let gone = 0;
  for (let from = 0; from < rows; from += SLICE) {
    for (let row = from; row < Math.min(rows, from + SLICE); row++) {
      const valid = column.kind === 'dictionary' ? column.codes[row] !== nullCode : isValid(column.validity, row);
      if (valid) present[here++] = row;
      else absent[gone++] = row;
    }
    yield;
  }
  return { present: present.subarray(0, here), absent: absent.subarray(0, gone) };
}

function* numberKeys(column: NumberColumn): Generator<void, Keys> {
  const rows = column.values.length;
  const low = new Uint32Array(rows);
  if (column.kind === 'int32') {
    for (let from = 0; from < rows; from += SLICE) {
      for (let row = from; row < Math.min(rows, from + SLICE); row++) low[row] = (column.values[row] as number) ^ 0x8000_0000;
      yield;
    }
    return { low, high: null };
  }
  // The halves of the 64 bits as they lie in memory; every platform that Chromium runs on is little-endian.
  const { buffer, byteOffset } = column.values;
  const halves = new Uint32Array(buffer, byteOffset, rows * 2);
  const high = new Uint32Array(rows);
  const isReal = column.kind === 'float64';
  for (let from = 0; from < rows; from += SLICE) {
    for (let row = from; row < Math.min(rows, from + SLICE); row++) {
      const upper = halves[2 * row + 1] as number;
      // IEEE 754: a negative number grows as its bits shrink; two's complement only has its sign turned.
      const mask = isReal && upper >>> 31 === 1 ? 0xffff_ffff : 0;
      low[row] = (halves[2 * row] as number) ^ mask;
      high[row] = upper ^ (mask || 0x8000_0000);
    }
    yield;
  }
  return { low, high };
}

function* dictionaryKeys(column: DictionaryColumn, compare: (a: string, b: string) => number): Generator<void, Keys> {
  const sorted = yield* mergeSort(column.dictionary, (a, b) => compareCells(a, b, compare));
  const rank = new Uint32Array(column.dictionary.length);
  let last = 0;
  sorted.forEach((code, place) => {
    const before = sorted[place - 1];
    // Entries that compare as equal share a rank, so that their rows keep their order.
    if (before === undefined || compareCells(column.dictionary[before] as Cell, column.dictionary[code] as Cell, compare) !== 0) last = place;
    rank[code] = last;
  });
  const low = new Uint32Array(column.codes.length);
  for (let from = 0; from < low.length; from += SLICE) {
    for (let row = from; row < Math.min(low.length, from + SLICE); row++) low[row] = rank[column.codes[row] as number] as number;
    yield;
  }
  return { low, high: null };
}

const KIND_RANK: Readonly<Record<string, number>> = { number: 0, bigint: 0, string: 1 };

function compareCells(a: Cell, b: Cell, compare: (a: string, b: string) => number): number {
  if (typeof a === 'string' && typeof b === 'string') return compare(a, b);
  const kinds = (KIND_RANK[typeof a] ?? 2) - (KIND_RANK[typeof b] ?? 2);
  if (kinds !== 0) return kinds;
  return KIND_RANK[typeof a] === 0 ? ((a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0) : 0;
}

/** Indices of `entries` in order. Runs of a thousand by the platform's sort, then merged pairwise, a step at a time. */
function* mergeSort<T>(entries: readonly T[], compare: (a: T, b: T) => number): Generator<void, Uint32Array> {
  const RUN = 1024;
  const byEntry = (a: number, b: number): number => compare(entries[a] as T, entries[b] as T);
  let from = Uint32Array.from(entries, (_, index) => index);
  let to = new Uint32Array(from.length);
  for (let start = 0; start < from.length; start += RUN) {
    from.subarray(start, start + RUN).sort(byEntry);
    yield;
  }
  for (let width = RUN; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      yield* merge(from, to, start, Math.min(start + width, from.length), Math.min(start + 2 * width, from.length), byEntry);
    }
    [from, to] = [to, from];
  }
  return from;
}

function* merge(from: Uint32Array, to: Uint32Array, start: number, middle: number, end: number, compare: (a: number, b: number) => number): Generator<void, void> {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeLeft = right >= end || (left < middle && compare(from[left] as number, from[right] as number) <= 0);
    to[at] = (takeLeft ? from[left++] : from[right++]) as number;
    if ((at & 0xfff) === 0xfff) yield;
  }
}

/** Least significant digit first; a digit that all rows share is passed over. */
function* radixSort(rows: Uint32Array, keys: Uint32Array, flip: number): Generator<void, Uint32Array> {
  let from = rows;
  let to: Uint32Array = new Uint32Array(rows.length);
  for (let shift = 0; shift < 32; shift += BITS) {
    const counts = yield* countDigits(from, keys, flip, shift);
    if (counts.includes(rows.length)) continue;
    let place = 0;
    for (let digit = 0; digit < BUCKETS; digit++) {
      const count = counts[digit] as number;
      counts[digit] = place;
      place += count;
    }
    for (let start = 0; start < from.length; start += SLICE) {
      for (let at = start; at < Math.min(from.length, start + SLICE); at++) {
        const row = from[at] as number;
        const digit = (((keys[row] as number) ^ flip) >>> shift) & (BUCKETS - 1);
        to[counts[digit] as number] = row;
        counts[digit] = (counts[digit] as number) + 1;
      }
      yield;
    }
    [from, to] = [to, from];
  }
  return from;
}

function* countDigits(order: Uint32Array, keys: Uint32Array, flip: number, shift: number): Generator<void, Uint32Array> {
  const counts = new Uint32Array(BUCKETS);
  for (let start = 0; start < order.length; start += SLICE) {
    for (let at = start; at < Math.min(order.length, start + SLICE); at++) {
      const digit = (((keys[order[at] as number] as number) ^ flip) >>> shift) & (BUCKETS - 1);
      counts[digit] = (counts[digit] as number) + 1;
    }
    yield;
  }
  return counts;
}
