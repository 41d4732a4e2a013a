import { narrowInteger } from '../../column';
import { Real, real, Uncertain, type Value } from '../value';

/** From here SQLite takes an integer apart, because a double would round it (func.c, kahanBabuskaStepInt64). */
const FIRST_APART = 2n ** 52n;
const PART = 16_384n;

const MOST = 2n ** 63n;

/** SQLite's own state of a sum (func.c, SumCtx). */
export class SteppedSum {
  count = 0;
  private approximate = false;
  private whole = 0n;
  private total = 0;
  private error = 0;

  /** @throws Uncertain where integers overflow */
  add(value: Exclude<Value, null>): void {
    if (typeof value === 'string') throw new Uncertain();
    this.count++;
    if (value instanceof Real) {
      if (!this.approximate) this.begin();
      this.step(value.value);
    } else if (this.approximate) this.stepInteger(BigInt(value));
    else {
      this.whole += BigInt(value);
      if (this.whole < -MOST || this.whole >= MOST) throw new Uncertain();
    }
  }

  value(): Value {
    return this.approximate ? real(compensated(this.total, this.error)) : narrowInteger(this.whole);
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
    this.error += lost(this.total, value, after);
    this.total = after;
  }
}

function isLarge(value: bigint): boolean {
  return value <= -FIRST_APART || value >= FIRST_APART;
}

/** What the sum of two doubles lost. */
export function lost(before: number, value: number, after: number): number {
  return Math.abs(before) > Math.abs(value) ? before - after + value : value - after + before;
}

/** An error term that is no number says nothing (sums of infinities). */
export function compensated(total: number, error: number): number {
  return Number.isFinite(error) ? total + error : total;
}
