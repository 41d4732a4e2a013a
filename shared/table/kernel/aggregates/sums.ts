import type { Codes } from '../../column';
import { numbersOf } from '../numbers-of';
import { Real, real, type Value } from '../value';
import { type Numbers, reader, type Vector } from '../vector';
import { compensated, lost, SteppedSum } from './stepped-sum';

/** What `sum`, `total` and `avg` are made of, by slot. */
export interface Sums {
  /** Rows that had a value. */
  readonly counts: Float64Array;
  readonly totals: readonly Value[] | Numbers;
}

/** Rows by slot. */
export interface Slotted {
  readonly of: Codes;
  readonly count: number;
}

/**
 * Sums in row order as SQLite's `sumStep` does them: integers exactly, from the first REAL on compensated
 * (Neumaier 1974). @throws Uncertain where integers overflow, which is SQLite's to tell, and for text
 */
export function sums(slots: Slotted, vector: Vector): Sums {
  const rows = slots.of.length;
  const numbers = numbersOf(vector, rows);
  if (numbers === null) return steppedSums(slots, vector);
  if (numbers.real) return slots.count === 1 ? realSum(numbers.values) : realSums(slots, numbers.values);
  return integerSums(slots, numbers.values) ?? steppedSums(slots, vector);
}

/** `null` where a sum, or one on the way to it, is not held exactly by a double. */
function integerSums({ of, count }: Slotted, values: Numbers['values']): Sums | null {
  const counts = new Float64Array(count);
  const totals = new Float64Array(count);
  let most = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value !== value) continue;
    const slot = of[row] as number;
    const total = (totals[slot] as number) + value;
    counts[slot] = (counts[slot] as number) + 1;
    totals[slot] = total;
    if (total > most) most = total;
    else if (-total > most) most = -total;
  }
  return most > Number.MAX_SAFE_INTEGER ? null : { counts, totals: { kind: 'numbers', values: totals, real: false } };
}

function realSums({ of, count }: Slotted, values: Numbers['values']): Sums {
  const counts = new Float64Array(count);
  const totals = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value !== value) continue;
    const slot = of[row] as number;
    const before = totals[slot] as number;
    const after = before + value;
    counts[slot] = (counts[slot] as number) + 1;
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
    if (value !== value) continue;
    const after = total + value;
    error += lost(total, value, after);
    total = after;
    count++;
  }
  return { counts: Float64Array.of(count), totals: { kind: 'numbers', values: Float64Array.of(compensated(total, error)), real: true } };
}

function steppedSums({ of, count }: Slotted, vector: Vector): Sums {
  const steps = Array.from({ length: count }, () => new SteppedSum());
  const read = reader(vector);
  for (let row = 0; row < of.length; row++) {
    const value = read(row);
    if (value !== null) (steps[of[row] as number] as SteppedSum).add(value);
  }
  return { counts: Float64Array.from(steps, (sum) => sum.count), totals: steps.map((sum) => sum.value()) };
}

const numberAt = ({ totals }: Sums, slot: number): Value => {
  if (!('kind' in totals)) return totals[slot] as Value;
  const value = totals.values[slot] as number;
  return totals.real ? real(value) : value;
};

const doubleAt = (sums: Sums, slot: number): number => {
  if ('kind' in sums.totals) return sums.totals.values[slot] as number;
  const value = numberAt(sums, slot);
  return value === null ? NaN : value instanceof Real ? value.value : Number(value);
};

/** NULL of nothing. */
export function sumOf(sums: Sums): Vector {
  const { counts, totals } = sums;
  if (!('kind' in totals)) return { kind: 'listed', values: totals.map((value, slot) => (counts[slot] === 0 ? null : value)) };
  return { ...totals, values: Float64Array.from(totals.values, (value, slot) => (counts[slot] === 0 ? NaN : value)) };
}

/** 0.0 of nothing. */
export function totalOf(sums: Sums): Vector {
  return { kind: 'numbers', real: true, values: sums.counts.map((_, slot) => doubleAt(sums, slot)) };
}

export function averageOf(sums: Sums): Vector {
  return { kind: 'numbers', real: true, values: sums.counts.map((count, slot) => (count === 0 ? NaN : doubleAt(sums, slot) / count)) };
}
