/**
 * A sum that keeps what each addition rounds away (Neumaier 1974, with Knuth's branchless two-sum): as exact as twice the
 * digits, and so the same number, but for the rarest cases, in whatever order values come.
 */
export class CompensatedSum {
  private high = 0;
  private low = 0;

  add(value: number): void {
    const next = this.high + value;
    const taken = next - this.high;
    this.low += this.high - (next - taken) + (value - taken);
    this.high = next;
  }

  /** Infinite where the sum outgrew a double on the way. */
  get value(): number {
    return Number.isFinite(this.high) ? this.high + this.low : this.high;
  }
}

export function sumOf(values: Float64Array): number {
  const sum = new CompensatedSum();
  for (let at = 0; at < values.length; at++) sum.add(values[at] as number);
  return sum.value;
}
