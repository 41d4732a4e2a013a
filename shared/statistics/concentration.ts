import type { Statistic } from './statistic';
import { CompensatedSum } from './sum';

/** Larger sums are worked out in parts of this, a power of two. */
const PART = 2 ** -64;

/** The values divided so that their sum is a double; `null` where it is not above zero or one of them is below. */
function shares(x: Float64Array): { values: Float64Array; sum: number } | null {
  const sum = new CompensatedSum();
  for (let at = 0; at < x.length; at++) {
    const value = x[at] as number;
    if (!(value >= 0 && value < Infinity)) return null;
    sum.add(value);
  }
  if (sum.value === Infinity) return shares(x.map((value) => value * PART));
  return sum.value > 0 ? { values: x, sum: sum.value } : null;
}

/**
 * The Gini coefficient of a population: half of the mean difference of all pairs over the mean, from 0 (all equal) to 1 - 1/n (one has all).
 * Sen (1973), "On Economic Inequality"; of sorted values Σ(2i - n - 1)x_i / (nΣx).
 */
export const gini: Statistic = {
  name: 'gini',
  series: ['x'],
  parameters: [],
  compute([x]) {
    const whole = shares(x as Float64Array);
    if (whole === null) return null;
    const { values, sum } = whole;
    const sorted = values.sort();
    // Of two values at the same distance from either end only the difference counts: equal ones give exactly zero.
    const differences = new CompensatedSum();
    for (let low = 0, high = sorted.length - 1; low < high; low++, high--) differences.add(((high - low) / sorted.length) * ((sorted[high] as number) / sum - (sorted[low] as number) / sum));
    return differences.value;
  },
};

/** The Herfindahl-Hirschman index: the sum of squared shares, from 1/n (all equal) to 1 (one has all). Hirschman (1964), American Economic Review 54(5). */
export const herfindahl: Statistic = {
  name: 'herfindahl',
  series: ['x'],
  parameters: [],
  compute([x]) {
    const whole = shares(x as Float64Array);
    if (whole === null) return null;
    const squares = new CompensatedSum();
    for (const value of whole.values) squares.add((value / whole.sum) ** 2);
    return Math.min(1, squares.value);
  },
};
