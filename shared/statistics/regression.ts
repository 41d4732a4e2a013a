import { meanOf, scaleOf } from './moments';
import type { Statistic } from './statistic';
import { CompensatedSum } from './sum';

/**
 * The second moments of pairs about their means: Σ(x - x̄)², Σ(y - ȳ)², Σ(x - x̄)(y - ȳ), of both series each divided by a power of
 * two of their size, so that no square is beyond what a double holds.
 */
interface Moments {
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
  readonly xScale: number;
  readonly yScale: number;
  readonly xMean: number;
  readonly yMean: number;
}

function momentsOf(y: Float64Array, x: Float64Array): Moments {
  const [xMean, yMean] = [meanOf(x), meanOf(y)];
  const [xScale, yScale] = [scaleOf(x, xMean), scaleOf(y, yMean)];
  const [xx, yy, xy, dx, dy] = [new CompensatedSum(), new CompensatedSum(), new CompensatedSum(), new CompensatedSum(), new CompensatedSum()];
  for (let at = 0; at < x.length; at++) {
    const ofX = (x[at] as number) / xScale - xMean / xScale;
    const ofY = (y[at] as number) / yScale - yMean / yScale;
    xx.add(ofX * ofX);
    yy.add(ofY * ofY);
    xy.add(ofX * ofY);
    dx.add(ofX);
    dy.add(ofY);
  }
  // The means were rounded: the corrected two-pass algorithm (Chan, Golub & LeVeque 1983).
  const about = (squares: CompensatedSum, a: CompensatedSum, b: CompensatedSum): number => squares.value - (a.value * b.value) / x.length;
  return { xx: Math.max(0, about(xx, dx, dx)), yy: Math.max(0, about(yy, dy, dy)), xy: about(xy, dx, dy), xScale, yScale, xMean, yMean };
}

const slope = ({ xx, xy, xScale, yScale }: Moments): number | null => (xx === 0 ? null : (xy / xx) * (yScale / xScale));

function intercept(moments: Moments): number | null {
  const steepness = slope(moments);
  return steepness === null ? null : moments.yMean - steepness * moments.xMean;
}

function correlation({ xx, yy, xy }: Moments): number | null {
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

/** As the SQL standard has it: where all y are equal the line is right. */
function determination({ xx, yy, xy }: Moments): number | null {
  if (xx === 0) return null;
  return yy === 0 ? 1 : Math.min(1, (xy / xx) * (xy / yy));
}

const covariance = ({ xy, xScale, yScale }: Moments, count: number): number => (xy / count) * xScale * yScale;

const ofPairs = (name: string, least: number, compute: (moments: Moments, count: number) => number | null): Statistic => ({
  name,
  series: ['y', 'x'],
  parameters: [],
  compute: ([y, x]) => ((x as Float64Array).length < least ? null : compute(momentsOf(y as Float64Array, x as Float64Array), (x as Float64Array).length)),
});

/** Covariance, correlation (Pearson) and the line of least squares, named and with their arguments ordered (y, x) as the SQL standard has them (ISO/IEC 9075-2, 10.9). */
export const REGRESSION: readonly Statistic[] = [
  ofPairs('covar_samp', 2, (moments, count) => covariance(moments, count - 1)),
  ofPairs('covar_pop', 1, covariance),
  ofPairs('corr', 1, correlation),
  ofPairs('regr_slope', 1, slope),
  ofPairs('regr_intercept', 1, intercept),
  ofPairs('regr_r2', 1, determination),
];
