import type { Numbers } from './numbers';
import type { NumberTally, Numeric } from './profile';

/** The mean as SQLite's `avg` gives it. @param tally of the same numbers, of which there is at least one */
export function meanOf({ values, areIntegers }: Numbers, tally: NumberTally): number {
  return (areIntegers ? exactSum(tally) : compensatedSum(values)) / values.length;
}

/** Integers are added exactly, and rounded once: as doubles as long as that loses nothing. */
function exactSum({ values, counts }: NumberTally): number {
  let whole = 0n;
  let part = 0;
  for (let at = 0; at < values.length; at++) {
    const [value, count] = [values[at] as number, counts[at] as number];
    const rows = value * count;
    if (!Number.isSafeInteger(part + rows)) {
      whole += BigInt(part);
      part = 0;
    }
    if (Number.isSafeInteger(rows)) part += rows;
    else whole += BigInt(value) * BigInt(count);
  }
  return Number(whole + BigInt(part));
}

/** Doubles in row order, with what each addition loses (Neumaier 1974). */
function compensatedSum(values: Numeric): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const after = sum + value;
    lost += Math.abs(sum) > Math.abs(value) ? sum - after + value : value - after + sum;
    sum = after;
  }
  return Number.isFinite(lost) ? sum + lost : sum;
}
