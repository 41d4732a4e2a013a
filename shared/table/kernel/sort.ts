/** Numbers to sort by; none is NaN. */
export type SortKey = Int32Array | Uint32Array | Float64Array;

/** Below so many rows comparing is faster than counting digits. */
const FEW = 512;

/** The rows of keys of equal length in order of the first, then the second ...; equal rows keep their order. */
export function sortedRows(keys: readonly SortKey[], rows: number): Uint32Array {
  let order: Uint32Array = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  if (rows <= FEW) return order.sort(comparison(keys));
  for (const key of keys.toReversed()) order = sortedBy(key, order);
  return order;
}

/** @returns difference by key, in the end by row */
export function comparison(keys: readonly SortKey[]): (one: number, other: number) => number {
  return (one, other) => {
    for (const key of keys) {
      const a = key[one] as number;
      const b = key[other] as number;
      if (a !== b) return a < b ? -1 : 1;
    }
    return one - other;
  };
}

const DIGIT = 16;
const DIGITS = 2 ** DIGIT;

/** Stable, least significant digit first. */
function sortedBy(key: SortKey, order: Uint32Array): Uint32Array {
  let sorted = order;
  for (const digits of digitsOf(key)) sorted = sortedByDigits(digits, sorted);
  return sorted;
}

/** A key as digits of 16 bits whose unsigned order is its own; a digit that all rows share is left out. */
function digitsOf(key: SortKey): Uint16Array[] {
  const words = key.BYTES_PER_ELEMENT / 2;
  const bits = new Uint16Array(key.buffer, key.byteOffset, key.length * words);
  const digits = Array.from({ length: words }, () => new Uint16Array(key.length));
  for (let word = 0; word < words; word++) {
    const digit = digits[word] as Uint16Array;
    for (let row = 0, at = word; row < digit.length; row++, at += words) digit[row] = bits[at] as number;
  }
  const top = digits[words - 1] as Uint16Array;
  if (key instanceof Int32Array) for (let row = 0; row < top.length; row++) top[row] = (top[row] as number) ^ 0x8000;
  if (key instanceof Float64Array) orderFloats(digits, top);
  return digits.filter((digit) => digit.some((value) => value !== digit[0]));
}

/** Of a negative double all bits are turned round, of a positive one the sign. */
function orderFloats(digits: readonly Uint16Array[], top: Uint16Array): void {
  for (let row = 0; row < top.length; row++) {
    if ((top[row] as number) < 0x8000) top[row] = (top[row] as number) | 0x8000;
    else for (const digit of digits) digit[row] = ~(digit[row] as number);
  }
}

function sortedByDigits(digits: Uint16Array, order: Uint32Array): Uint32Array {
  const next = new Uint32Array(DIGITS + 1);
  for (let row = 0; row < digits.length; row++) next[(digits[row] as number) + 1] = (next[(digits[row] as number) + 1] as number) + 1;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] = (next[digit + 1] as number) + (next[digit] as number);
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    const digit = digits[row] as number;
    const place = next[digit] as number;
    sorted[place] = row;
    next[digit] = place + 1;
  }
  return sorted;
}

/** The first `count` of all rows in that order, without sorting the rest: a heap of the best so far, the worst on top. */
export function firstRows(keys: readonly SortKey[], rows: number, count: number): Uint32Array {
  if (count === 0) return new Uint32Array(0);
  if (count >= rows / 8) return sortedRows(keys, rows).subarray(0, count);
  const compare = comparison(keys);
  const heap = new Uint32Array(count);
  for (let row = 0; row < count; row++) heap[row] = row;
  for (let at = (count >> 1) - 1; at >= 0; at--) sink(heap, at, compare);
  const first = keys[0] as SortKey;
  let worst = first[heap[0] as number] as number;
  for (let row = count; row < rows; row++) {
    if ((first[row] as number) > worst || compare(row, heap[0] as number) > 0) continue;
    heap[0] = row;
    sink(heap, 0, compare);
    worst = first[heap[0]] as number;
  }
  return heap.sort(compare);
}

function sink(heap: Uint32Array, start: number, compare: (one: number, other: number) => number): void {
  const moved = heap[start] as number;
  let at = start;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && compare(heap[child + 1] as number, heap[child] as number) > 0) child++;
    if (compare(heap[child] as number, moved) <= 0) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = moved;
}
