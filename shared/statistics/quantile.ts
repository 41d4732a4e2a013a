import { select, smallestFrom } from './select';
import type { Statistic, StatisticParameter } from './statistic';

/** The share of the values that lies below: 0.5 is the median. */
const SHARE: StatisticParameter = { name: 'share', least: 0, most: 1 };

/** What the multiplication of a share and a number of values may be off: 0.7 of 10 is 7 and not just below. */
const ROUNDING = 4 * Number.EPSILON;

const nearlyWhole = (place: number): number => (Math.abs(place - Math.round(place)) <= ROUNDING * Math.max(1, place) ? Math.round(place) : place);

/**
 * The quantile of definition 7 of Hyndman & Fan (1996), "Sample quantiles in statistical packages", The American
 * Statistician 50(4): between the two values that lie on either side of place (n - 1)p. It is the `percentile_cont` of the SQL standard
 * and what R, NumPy and spreadsheets (PERCENTILE.INC) take unless told otherwise. Reorders the values.
 */
export function quantile(values: Float64Array, share: number): number | null {
  if (values.length === 0) return null;
  const place = nearlyWhole((values.length - 1) * share);
  const rank = Math.floor(place);
  const lower = select(values, rank);
  return place === rank ? lower : between(lower, smallestFrom(values, rank + 1), place - rank);
}

/** The smallest value up to which at least `share` of all lie: definition 1 of Hyndman & Fan, `percentile_disc` of the SQL standard. Reorders the values. */
function lowestReaching(values: Float64Array, share: number): number | null {
  if (values.length === 0) return null;
  return select(values, Math.max(0, Math.ceil(nearlyWhole(values.length * share)) - 1));
}

/** The number `part` of the way from one to another. */
export function between(low: number, high: number, part: number): number {
  if (low === high) return low;
  const distance = high - low;
  return Number.isFinite(distance) ? low + part * distance : low * (1 - part) + high * part;
}

const ofOne = (name: string, compute: (values: Float64Array) => number | null): Statistic => ({
  name,
  series: ['x'],
  parameters: [],
  compute: ([x]) => compute(x as Float64Array),
});

const ofShare = (name: string, compute: (values: Float64Array, share: number) => number | null): Statistic => ({
  name,
  series: ['x'],
  parameters: [SHARE],
  compute: ([x], [share]) => compute(x as Float64Array, share as number),
});

export const median = ofOne('median', (x) => quantile(x, 0.5));
export const percentile = ofShare('percentile', quantile);
export const percentileCont = ofShare('percentile_cont', quantile);
export const percentileDisc = ofShare('percentile_disc', lowestReaching);
export const q1 = ofOne('q1', (x) => quantile(x, 0.25));
export const q3 = ofOne('q3', (x) => quantile(x, 0.75));
export const iqr = ofOne('iqr', (x) => {
  const upper = quantile(x, 0.75);
  return upper === null ? null : upper - (quantile(x, 0.25) as number);
});
