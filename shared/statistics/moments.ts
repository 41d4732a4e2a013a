import { CompensatedSum, sumOf } from './sum';

/** Σ(x - mean)² as `squares` times `scale` twice: the square itself may be beyond what a double holds. */
export interface SquaredDeviations {
  readonly squares: number;
  /** A power of two. */
  readonly scale: number;
}

/** Outside of these a sum of squares may have lost digits to overflow or underflow. */
const [TINY, HUGE] = [2 ** -900, 2 ** 1000];

/** More values than a group can have, and a power of two, which division does not round. */
const MANY = 2 ** 60;

/** The mean, exact for equal values. */
export function meanOf(values: Float64Array): number {
  const { length } = values;
  const sum = sumOf(values);
  const mean = Number.isFinite(sum) ? sum / length : meanOfHuge(values);
  // The division was rounded: what the values still are away from the mean makes up for it.
  const correction = deviationsFrom(values, mean) / length;
  return Number.isFinite(correction) ? mean + correction : mean;
}

/** The mean of values whose sum is more than a double holds. */
function meanOfHuge(values: Float64Array): number {
  const mean = (sumOf(values.map((value) => value / MANY)) / values.length) * MANY;
  // Rounding may have taken it beyond the greatest number; where a value is infinite, so is the mean.
  return Number.isFinite(mean) || values.some((value) => !Number.isFinite(value)) ? mean : Math.sign(mean) * Number.MAX_VALUE;
}

/** Squared deviations from the mean by the corrected two-pass algorithm (Chan, Golub & LeVeque 1983, The American Statistician 37(3)). */
export function squaredDeviations(values: Float64Array, mean: number): SquaredDeviations {
  const squares = squaresAt(values, mean, 1);
  if (squares >= TINY && squares <= HUGE) return { squares, scale: 1 };
  const scale = scaleOf(values, mean);
  return { squares: squaresAt(values, mean, scale), scale };
}

function squaresAt(values: Float64Array, mean: number, scale: number): number {
  const [squares, rest] = [new CompensatedSum(), new CompensatedSum()];
  const middle = mean / scale;
  for (let at = 0; at < values.length; at++) {
    const deviation = (values[at] as number) / scale - middle;
    squares.add(deviation * deviation);
    rest.add(deviation);
  }
  return Math.max(0, squares.value - rest.value ** 2 / values.length);
}

function deviationsFrom(values: Float64Array, mean: number): number {
  const sum = new CompensatedSum();
  for (let at = 0; at < values.length; at++) sum.add((values[at] as number) - mean);
  return sum.value;
}

/** A power of two of the size of the greatest deviation from the mean; 1 where there is none. Halves are compared: a whole deviation may be infinite. */
export function scaleOf(values: Float64Array, mean: number): number {
  let furthest = 0;
  for (let at = 0; at < values.length; at++) furthest = Math.max(furthest, Math.abs((values[at] as number) / 2 - mean / 2));
  return furthest === 0 ? 1 : 2 ** Math.min(1022, Math.floor(Math.log2(furthest)));
}
