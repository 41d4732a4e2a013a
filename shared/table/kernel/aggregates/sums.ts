import { narrowInteger } from '../../column';
import type { Slots } from '../group';
import { numbersOf } from '../numbers-of';
import { Real, type Value } from '../value';
import { type Numbers, reader, type Vector } from '../vector';
import { compensated, lost, SteppedSum } from './stepped-sum';

/** What `sum`, `total` and `avg` are made of, by slot. */
export interface Sums {
  /** Rows that had a value. */
  readonly counts: Uint32Array | Float64Array;
  readonly totals: readonly Value[] | Numbers;
}

/**
 * Sums in row order as SQLite's `sumStep` does them: integers exactly, from the first REAL on compensated
 * (Neumaier 1974). @throws Uncertain where integers overflow, which is SQLite's to tell, and for text
 */
export function sums(slots: Slots, vector: Vector): Sums {
  const rows = slots.of.length;
  const numbers = numbersOf(vector, rows);
  if (numbers === null) return steppedSums(slots, vector);
  if (numbers.real) return slots.count === 1 ? realSum(numbers.values) : realSums(slots, numbers.values);
  if (numbers.values instanceof Int32Array) return smallIntegerSums(slots, numbers.values);
  return integerSums(slots, numbers.values) ?? steppedSums(slots, vector);
}

/** Rows of 32-bit integers that a total of at most 2^52 can take in and stay exact, whatever they are. */
const EXACT_ROWS = 2 ** 21;
const EXACT = 2 ** 52;

/** What a double no longer holds exactly is carried over. */
function smallIntegerSums({ of, count, rows: counts }: Slots, values: Int32Array): Sums {
  const totals = new Float64Array(count);
  let carried: bigint[] | null = null;
  for (let from = 0; from < values.length; from += EXACT_ROWS) {
    const to = Math.min(values.length, from + EXACT_ROWS);
    if (count === 1) totals[0] = (totals[0] as number) + sumOfRows(values, from, to);
    else for (let row = from; row < to; row++) totals[of[row] as number] = (totals[of[row] as number] as number) + (values[row] as number);
    if (to === values.length || totals.every((total) => Math.abs(total) <= EXACT)) continue;
    carried = Array.from(totals, (total, slot) => (carried?.[slot] ?? 0n) + BigInt(total));
    totals.fill(0);
  }
  return { counts, totals: carried?.map((sum, slot) => narrowInteger(sum + BigInt(totals[slot] as number))) ?? { kind: 'numbers', values: totals, real: false } };
}

function sumOfRows(values: Int32Array, from: number, to: number): number {
  let total = 0;
  for (let row = from; row < to; row++) total += values[row] as number;
  return total;
}

/** `null` where a sum, or one on the way to it, is not held exactly by a double. */
function integerSums({ of, count, rows }: Slots, values: Float64Array): Sums | null {
  const counts = rows.slice();
  const totals = new Float64Array(count);
  let most = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const slot = of[row] as number;
    if (Number.isNaN(value)) {
      counts[slot] = (counts[slot] as number) - 1;
      continue;
    }
    const total = (totals[slot] as number) + value;
    totals[slot] = total;
    if (total > most) most = total;
    else if (-total > most) most = -total;
  }
  return most > Number.MAX_SAFE_INTEGER ? null : { counts, totals: { kind: 'numbers', values: totals, real: false } };
}

function realSums({ of, count, rows }: Slots, values: Numbers['values']): Sums {
  const counts = rows.slice();
  const totals = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const slot = of[row] as number;
    if (Number.isNaN(value)) {
      counts[slot] = (counts[slot] as number) - 1;
      continue;
    }
    const before = totals[slot] as number;
    const after = before + value;
    errors[slot] = (errors[slot] as number) + lost(before, value, after);
    totals[slot] = after;
  }
  for (let slot = 0; slot < count; slot++) totals[slot] = compensated(totals[slot] as number, errors[slot] as number);
  return { counts, totals: { kind: 'numbers', values: totals, real: true } };
}

/** The same for one group, whose sum stays in registers. */
function realSum(values: Numbers['values']): Sums {
  let [count, total, error] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const after = total + value;
    error += lost(total, value, after);
    total = after;
    count++;
  }
  return { counts: Float64Array.of(count), totals: { kind: 'numbers', values: Float64Array.of(compensated(total, error)), real: true } };
}

function steppedSums({ of, count }: Slots, vector: Vector): Sums {
  const steps = Array.from({ length: count }, () => new SteppedSum());
  const read = reader(vector);
  for (let row = 0; row < of.length; row++) {
    const value = read(row);
    if (value !== null) (steps[of[row] as number] as SteppedSum).add(value);
  }
  return { counts: Float64Array.from(steps, (sum) => sum.count), totals: steps.map((sum) => sum.value()) };
}

/** A total as a double. */
function doubleAt({ totals }: Sums, slot: number): number {
  if ('kind' in totals) return totals.values[slot] as number;
  const value = totals[slot] as Value;
  return value === null ? NaN : value instanceof Real ? value.value : Number(value);
}

/** NULL of nothing. */
export function sumOf({ counts, totals }: Sums): Vector {
  if (!('kind' in totals)) return { kind: 'listed', values: totals.map((value, slot) => (counts[slot] === 0 ? null : value)) };
  const values = new Float64Array(totals.values);
  for (let slot = 0; slot < values.length; slot++) if (counts[slot] === 0) values[slot] = NaN;
  return { ...totals, values };
}

/** 0.0 of nothing. */
export function totalOf(sums: Sums): Vector {
  const values = new Float64Array(sums.counts.length);
  for (let slot = 0; slot < values.length; slot++) values[slot] = doubleAt(sums, slot);
  return { kind: 'numbers', real: true, values };
}

export function averageOf(sums: Sums): Vector {
  const values = new Float64Array(sums.counts.length);
  // 0 / 0 of nothing is NaN, which is NULL.
  for (let slot = 0; slot < values.length; slot++) values[slot] = doubleAt(sums, slot) / (sums.counts[slot] as number);
  return { kind: 'numbers', real: true, values };
}
