import { meanOf, squaredDeviations } from './moments';
import type { Statistic } from './statistic';

/** Variance: squared deviations over their number, or over one less where the values are a sample (Bessel). */
function variance(x: Float64Array, lost: 0 | 1): number | null {
  if (x.length <= lost) return null;
  const { squares, scale } = squaredDeviations(x, meanOf(x));
  return (squares / (x.length - lost)) * scale * scale;
}

function deviation(x: Float64Array, lost: 0 | 1): number | null {
  if (x.length <= lost) return null;
  const { squares, scale } = squaredDeviations(x, meanOf(x));
  return Math.sqrt(squares / (x.length - lost)) * scale;
}

/** The standard error's numerator: the standard deviation of a sample of at least two. */
export const sampleDeviation = (x: Float64Array): number => deviation(x, 1) as number;

const spread = (name: string, compute: typeof variance, lost: 0 | 1): Statistic => ({ name, series: ['x'], parameters: [], compute: ([x]) => compute(x as Float64Array, lost) });

/** As the SQL standard has them; the short names are those of a sample, as in PostgreSQL. */
export const SPREAD: readonly Statistic[] = [
  spread('var_samp', variance, 1),
  spread('var_pop', variance, 0),
  spread('variance', variance, 1),
  spread('stddev_samp', deviation, 1),
  spread('stddev_pop', deviation, 0),
  spread('stddev', deviation, 1),
];
