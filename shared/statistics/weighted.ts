import { scaleOf } from './moments';
import { between } from './quantile';
import type { Statistic } from './statistic';
import { CompensatedSum, sumOf } from './sum';

/** The sum of weights; `null` where one is below zero or they sum to nothing. */
function weightOf(weights: Float64Array): number | null {
  for (const weight of weights) if (!(weight >= 0 && weight < Infinity)) return null;
  const sum = sumOf(weights);
  return sum > 0 && sum < Infinity ? sum : null;
}

/** Σwx / Σw, exact for equal values. */
function weightedMean(x: Float64Array, weights: Float64Array, weight: number): number {
  const about = (middle: number): number => {
    const sum = new CompensatedSum();
    for (let at = 0; at < x.length; at++) sum.add(((x[at] as number) - middle) * ((weights[at] as number) / weight));
    return sum.value;
  };
  // Reckoned from a value among them; their distances may be more than a double holds.
  const start = x[0] as number;
  const near = start + about(start);
  const mean = Number.isFinite(near) ? near : about(0);
  const correction = about(mean);
  return Number.isFinite(correction) ? mean + correction : mean;
}

/** Two passes, corrected as in `moments.ts`. @param lost 1 where weights count how often a value was seen in a sample */
function weightedDeviation(x: Float64Array, weights: Float64Array, lost: 0 | 1): number | null {
  const weight = weightOf(weights);
  if (weight === null || weight <= lost) return null;
  const mean = weightedMean(x, weights, weight);
  const scale = scaleOf(x, mean);
  const middle = mean / scale;
  const [squares, rest] = [new CompensatedSum(), new CompensatedSum()];
  for (let at = 0; at < x.length; at++) {
    const [own, deviation] = [weights[at] as number, (x[at] as number) / scale - middle];
    squares.add(own * deviation ** 2);
    rest.add(own * deviation);
  }
  return Math.sqrt(Math.max(0, squares.value - rest.value ** 2 / weight) / (weight - lost)) * scale;
}

/**
 * The value up to which half of the weight lies (Edgeworth 1888); where that is exactly half, the middle between it and the next,
 * so that equal weights give the ordinary median.
 */
function weightedMedian(x: Float64Array, weights: Float64Array): number | null {
  const weight = weightOf(weights);
  if (weight === null) return null;
  const order = Uint32Array.from(x.keys()).filter((at) => (weights[at] as number) > 0).sort((a, b) => (x[a] as number) - (x[b] as number));
  const below = new CompensatedSum();
  for (let rank = 0; rank < order.length; rank++) {
    const at = order[rank] as number;
    below.add(weights[at] as number);
    if (below.value * 2 < weight) continue;
    const next = x[order[rank + 1] ?? at] as number;
    return below.value * 2 === weight ? between(x[at] as number, next, 0.5) : (x[at] as number);
  }
  return null;
}

const weighted = (name: string, compute: (x: Float64Array, weights: Float64Array) => number | null): Statistic => ({
  name,
  series: ['x', 'weight'],
  parameters: [],
  compute: ([x, weights]) => compute(x as Float64Array, weights as Float64Array),
});

/** Statistics of values of unequal weight: none below zero, NULL where they sum to nothing. */
export const WEIGHTED: readonly Statistic[] = [
  weighted('weighted_avg', (x, weights) => {
    const weight = weightOf(weights);
    return weight === null ? null : weightedMean(x, weights, weight);
  }),
  weighted('weighted_median', weightedMedian),
  weighted('weighted_stddev_pop', (x, weights) => weightedDeviation(x, weights, 0)),
  weighted('weighted_stddev_samp', (x, weights) => weightedDeviation(x, weights, 1)),
];
