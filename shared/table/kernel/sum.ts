import { isValid } from '../bitmap';
import type { Cell, Float64Column, Int32Column } from '../column';
import { narrowInteger } from '../column';
import type { Groups } from './groups';
import { isReal, type Stored, storedAt } from './stored';

/** What `sum`, `total` and `avg` are made of, by group. */
export interface Sums {
  /** Rows that had a value. */
  readonly counts: Float64Array;
  readonly cells: readonly (number | bigint)[];
  /** 1 where some value was REAL. */
  readonly real: Uint8Array;
}

/** Rows of 32-bit integers whose sum a double holds exactly, whatever they are: 2^53 / 2^31. */
const EXACT_ROWS = 2 ** 22;

/** From here SQLite takes an integer apart, because a double would round it (func.c, kahanBabuskaStepInt64). */
const FIRST_APART = 2n ** 52n;
const PART = 16_384n;

const MOST = 2n ** 63n;

/**
 * Sums in row order as SQLite's `sumStep` does them: integers exactly, from the first REAL on compensated
 * (Neumaier 1974). `null` where integers overflow, which is SQLite's to tell, and for text.
 */
export function sums(groups: Groups, stored: Stored): Sums | null {
  const { column } = stored;
  if (column.kind === 'float64') return realSums(groups, column);
  if (column.kind === 'int32' && column.values.length <= EXACT_ROWS) return smallSums(groups, column);
  if (column.kind === 'dictionary' && column.dictionary.some((cell) => typeof cell === 'string' || cell instanceof Uint8Array)) return null;
  return steppedSums(groups, stored);
}

function smallSums({ count, ids }: Groups, { values, validity }: Int32Column): Sums {
  const counts = new Float64Array(count);
  const totals = new Float64Array(count);
  for (let row = 0; row < values.length; row++) {
    if (!isValid(validity, row)) continue;
    const group = ids[row] as number;
    counts[group] = (counts[group] as number) + 1;
    totals[group] = (totals[group] as number) + (values[row] as number);
  }
  return { counts, cells: Array.from(totals), real: new Uint8Array(count) };
}

function realSums({ count, ids }: Groups, { values, validity }: Float64Column): Sums {
  const counts = new Float64Array(count);
  const totals = new Float64Array(count);
  const errors = new Float64Array(count);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (!isValid(validity, row) || Number.isNaN(value)) continue;
    const group = ids[row] as number;
    const before = totals[group] as number;
    const after = before + value;
    counts[group] = (counts[group] as number) + 1;
    errors[group] = (errors[group] as number) + rounded(before, value, after);
    totals[group] = after;
  }
  return { counts, cells: Array.from(totals, (total, group) => compensated(total, errors[group] as number)), real: Uint8Array.from(counts, (rows) => (rows > 0 ? 1 : 0)) };
}

/** What the sum of two doubles lost. */
function rounded(before: number, value: number, after: number): number {
  return Math.abs(before) > Math.abs(value) ? before - after + value : value - after + before;
}

/** An error term that is no number says nothing (sums of infinities). */
function compensated(total: number, error: number): number {
  return Number.isFinite(error) ? total + error : total;
}

function steppedSums({ count, ids }: Groups, stored: Stored): Sums | null {
  const steps = Array.from({ length: count }, () => new SteppedSum());
  for (let row = 0; row < ids.length; row++) {
    const cell = storedAt(stored, row);
    if (cell !== null && !(steps[ids[row] as number] as SteppedSum).add(cell, isReal(cell, stored))) return null;
  }
  return { counts: Float64Array.from(steps, (sum) => sum.count), cells: steps.map((sum) => sum.value()), real: Uint8Array.from(steps, (sum) => (sum.approximate ? 1 : 0)) };
}

/** SQLite's own state of a sum (func.c, SumCtx). */
class SteppedSum {
  count = 0;
  approximate = false;
  private whole = 0n;
  private total = 0;
  private error = 0;

  /** `false` where integers overflow. */
  add(cell: Cell, real: boolean): boolean {
    this.count++;
    if (!real && !this.approximate) {
      this.whole += BigInt(cell as number | bigint);
      return this.whole >= -MOST && this.whole < MOST;
    }
    if (!this.approximate) this.begin();
    if (real) this.step(cell as number);
    else this.stepInteger(BigInt(cell as number | bigint));
    return true;
  }

  value(): number | bigint {
    return this.approximate ? compensated(this.total, this.error) : narrowInteger(this.whole);
  }

  private begin(): void {
    this.approximate = true;
    const small = isLarge(this.whole) ? this.whole % PART : 0n;
    this.total = Number(this.whole - small);
    this.error = Number(small);
  }

  private stepInteger(value: bigint): void {
    const small = isLarge(value) ? value % PART : 0n;
    this.step(Number(value - small));
    if (isLarge(value)) this.step(Number(small));
  }

  private step(value: number): void {
    const after = this.total + value;
    this.error += rounded(this.total, value, after);
    this.total = after;
  }
}

function isLarge(value: bigint): boolean {
  return value <= -FIRST_APART || value >= FIRST_APART;
}
