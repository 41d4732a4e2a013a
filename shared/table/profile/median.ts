import { HIGH } from './numbers';
import type { NumberTally } from './profile';

/** So few values are simply sorted. */
const SORTED = 2 ** 10;

const DIGITS = 2 ** 16;

/** The middle value of `rows` numbers; of an even number of them the mean of the two in the middle. */
export function medianOf({ values, counts }: NumberTally, rows: number): number {
  const [lower, upper] = middle({ values: Float64Array.from(values), counts }, Math.floor((rows - 1) / 2), Math.floor(rows / 2), 0);
  return lower === upper ? upper : (lower + upper) / 2;
}

interface Doubles {
  readonly values: Float64Array;
  readonly counts: Uint32Array;
}

/**
 * The values at two neighbouring places, from 0, in the order of all rows: as a radix sort goes through
 * the digits of a number, highest first, but only on into the group in which the places are.
 */
function middle(tally: Doubles, lower: number, upper: number, level: number): [number, number] {
  if (tally.values.length <= SORTED) return sortedAt(tally, lower, upper);
  const digits = digitsOf(tally.values, level);
  const rows = new Float64Array(DIGITS);
  for (let at = 0; at < digits.length; at++) rows[digits[at] as number] = (rows[digits[at] as number] as number) + (tally.counts[at] as number);
  let before = 0;
  let digit = 0;
  while (before + (rows[digit] as number) <= lower) before += rows[digit++] as number;
  const group = within(tally, digits, digit);
  if (upper < before + (rows[digit] as number)) return middle(group, lower - before, upper - before, level + 1);
  // The two places are the end of one group and the beginning of the next that is not empty.
  let next = digit + 1;
  while (rows[next] === 0) next++;
  return [group.values.reduce((most, value) => Math.max(most, value)), within(tally, digits, next).values.reduce((least, value) => Math.min(least, value))];
}

/** Sixteen bits of each, the highest at level 0, made so that they order as the numbers do (IEEE 754: all bits of negative ones turned, of others the sign). */
function digitsOf({ buffer, byteOffset, length }: Float64Array, level: number): Uint16Array {
  const words = new Int32Array(buffer, byteOffset, 2 * length);
  const half = level < 2 ? HIGH : 1 - HIGH;
  const shift = level % 2 === 0 ? 16 : 0;
  const digits = new Uint16Array(length);
  for (let at = 0; at < length; at++) {
    const turned = ((words[2 * at + HIGH] as number) >> 31) | (level < 2 ? 0x8000_0000 : 0);
    digits[at] = ((words[2 * at + half] as number) ^ turned) >>> shift;
  }
  return digits;
}

function within({ values, counts }: Doubles, digits: Uint16Array, digit: number): Doubles {
  const places: number[] = [];
  for (let at = 0; at < digits.length; at++) if (digits[at] === digit) places.push(at);
  return { values: Float64Array.from(places, (at) => values[at] as number), counts: Uint32Array.from(places, (at) => counts[at] as number) };
}

function sortedAt({ values, counts }: Doubles, lower: number, upper: number): [number, number] {
  const order = Uint32Array.from(values.keys()).sort((one, other) => (values[one] as number) - (values[other] as number));
  const at = (place: number): number => {
    let before = 0;
    return values[order.find((index) => (before += counts[index] as number) > place) as number] as number;
  };
  return [at(lower), at(upper)];
}
