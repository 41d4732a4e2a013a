import { select, smallestFrom } from './select';
import type { Statistic, StatisticParameter } from './statistic';

/** The share of the values that lies below: 0.5 is the median. */
const SHARE: StatisticParameter = { name: 'share', least: 0, most: 1 };

/** What the multiplication of a share and a number of values may be off: 0.7 of 10 is 7 and not just below. */
const ROUNDING = 4 * Number.EPSILON;

const nearlyWhole = (place: number): number => (Math.abs(place - Math.round(place)) <= ROUNDING * Math.max(1, place) ? Math.round(place) : place);

/** Values by rank, from 0, in ascending order. */
type Ranked = (rank: number) => number;

/**
 * The quantile of definition 7 of Hyndman & Fan (1996), "Sample quantiles in statistical packages", The American
 * Statistician 50(4): between the two values that lie on either side of place (n - 1)p. It is the `percentile_cont` of the SQL standard
 * and what R, NumPy and spreadsheets (PERCENTILE.INC) take unless told otherwise.
 */
function quantile(count: number, at: Ranked, share: number): number | null {
  if (count === 0) return null;
  const place = nearlyWhole((count - 1) * share);
  const rank = Math.floor(place);
  const lower = at(rank);
  return place === rank ? lower : between(lower, at(rank + 1), place - rank);
}

/** The smallest value up to which at least `share` of all lie: definition 1 of Hyndman & Fan, `percentile_disc` of the SQL standard. */
function lowestReaching(count: number, at: Ranked, share: number): number | null {
  return count === 0 ? null : at(Math.max(0, Math.ceil(nearlyWhole(count * share)) - 1));
}

/** Selects in place; the value behind one that has just been selected is the smallest that is left. */
function selecting(values: Float64Array): Ranked {
  let selected = -2;
  return (rank) => {
    const isNext = rank === selected + 1;
    selected = isNext ? -2 : rank;
    return isNext ? smallestFrom(values, rank) : select(values, rank);
  };
}

/** The number `part` of the way from one to another. */
export function between(low: number, high: number, part: number): number {
  if (low === high) return low;
  const distance = high - low;
  return Number.isFinite(distance) ? low + part * distance : low * (1 - part) + high * part;
}

const ranked = (name: string, parameters: readonly StatisticParameter[], ofRanks: (count: number, at: Ranked, share: number) => number | null): Statistic => ({
  name,
  series: ['x'],
  parameters,
  compute: ([x], [share]) => ofRanks((x as Float64Array).length, selecting(x as Float64Array), share as number),
  ofRanks: (count, at, [share]) => ofRanks(count, at, share as number),
});

export const median = ranked('median', [], (count, at) => quantile(count, at, 0.5));
export const percentile = ranked('percentile', [SHARE], quantile);
export const percentileCont = ranked('percentile_cont', [SHARE], quantile);
export const percentileDisc = ranked('percentile_disc', [SHARE], lowestReaching);
export const q1 = ranked('q1', [], (count, at) => quantile(count, at, 0.25));
export const q3 = ranked('q3', [], (count, at) => quantile(count, at, 0.75));
export const iqr = ranked('iqr', [], (count, at) => {
  const upper = quantile(count, at, 0.75);
  return upper === null ? null : upper - (quantile(count, at, 0.25) as number);
});
