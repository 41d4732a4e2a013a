import { loess, loessBeyond, type Smoother } from './loess';
import { select } from './select';
import { checkSeries, type Decomposition } from './series';

export interface StlOptions {
  /** Values of one season that its smoothing takes account of, odd, at least 7; `periodic`: every season is the same throughout. */
  readonly seasonal: number | 'periodic';
  /** Values that the trend takes account of; as the authors advise where none is given. */
  readonly trend?: number;
  /** Whether values far from the fit count for less. */
  readonly robust?: boolean;
}

/** All that the procedure is told, by the names of the paper (section 3.1): n_(s), n_(t), n_(l), n_(i), n_(o). */
interface Plan {
  readonly period: number;
  readonly seasonal: Smoother;
  readonly trend: Smoother;
  readonly lowPass: Smoother;
  readonly inner: number;
  readonly outer: number;
}

interface Parts {
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
}

/**
 * Seasonal-trend decomposition by loess: Cleveland, Cleveland, McRae & Terpenning (1990), Journal of Official Statistics 6(1), with the defaults and the
 * arithmetic of the authors' routine as R's `stl` has them. The three parts sum to the series.
 * @param values one for each moment, without gaps, at least two periods
 * @throws RangeError for anything else
 */
export function stl(values: readonly number[], period: number, { seasonal: window, trend: trendWindow, robust = false }: StlOptions): Decomposition {
  checkSeries(values, period);
  const isPeriodic = window === 'periodic';
  const plan = planOf(period, isPeriodic ? 10 * values.length + 1 : window, trendWindow, robust);
  const observed = Float64Array.from(values);
  let robustness: Float64Array | null = null;
  let parts: Parts = { seasonal: new Float64Array(values.length), trend: new Float64Array(values.length) };
  for (let round = 0; round <= plan.outer; round++) {
    parts = innerLoop(observed, parts.trend, plan, robustness);
    if (round < plan.outer) robustness = robustnessOf(observed.map((value, at) => Math.abs(value - (parts.seasonal[at] as number) - (parts.trend[at] as number))));
  }
  const seasonal = isPeriodic ? meansBySeason(parts.seasonal, period) : parts.seasonal;
  return {
    method: 'stl',
    model: 'additive',
    parameters: { period, periodic: isPeriodic, seasonal: plan.seasonal.span, trend: plan.trend.span, lowPass: plan.lowPass.span, inner: plan.inner, outer: plan.outer },
    observed: values,
    trend: [...parts.trend],
    seasonal: [...seasonal],
    remainder: values.map((value, at) => value - (seasonal[at] as number) - (parts.trend[at] as number)),
  };
}

/** The least odd number that is not below. */
const nextOdd = (value: number): number => 2 * Math.floor(Math.ceil(value) / 2) + 1;

function planOf(period: number, window: number, trendWindow: number | undefined, robust: boolean): Plan {
  const smoother = (span: number, degree: 0 | 1): Smoother => ({ span, degree, jump: Math.ceil(span / 10) });
  return {
    period,
    seasonal: smoother(nextOdd(Math.max(3, window)), 0),
    trend: smoother(nextOdd(trendWindow ?? (1.5 * period) / (1 - 1.5 / window)), 1),
    lowPass: smoother(nextOdd(period), 1),
    inner: robust ? 1 : 2,
    outer: robust ? 15 : 0,
  };
}

function innerLoop(observed: Float64Array, start: Float64Array, plan: Plan, robustness: Float64Array | null): Parts {
  let trend = start;
  let seasonal = start;
  for (let round = 0; round < plan.inner; round++) {
    const cycles = smoothedSeasons(minus(observed, trend), plan, robustness);
    const low = loess(movingAverage(movingAverage(movingAverage(cycles, plan.period), plan.period), 3), plan.lowPass, null);
    seasonal = minus(cycles.subarray(plan.period, plan.period + observed.length), low);
    trend = loess(minus(observed, seasonal), plan.trend, robustness);
  }
  return { seasonal, trend };
}

const minus = (values: Float64Array, others: Float64Array): Float64Array => values.map((value, at) => value - (others[at] as number));

/** Each season's values smoothed by themselves, with one period before the series and one behind it. */
function smoothedSeasons(values: Float64Array, { period, seasonal }: Plan, robustness: Float64Array | null): Float64Array {
  const cycles = new Float64Array(values.length + 2 * period);
  for (let season = 0; season < period; season++) {
    const own = values.filter((_, at) => at % period === season);
    const smooth = loessBeyond(own, seasonal, robustness && robustness.filter((_, at) => at % period === season));
    smooth.forEach((value, cycle) => (cycles[cycle * period + season] = value));
  }
  return cycles;
}

function movingAverage(values: Float64Array, length: number): Float64Array {
  const averages = new Float64Array(values.length - length + 1);
  let sum = 0;
  for (let at = 0; at < length; at++) sum += values[at] as number;
  averages[0] = sum / length;
  for (let at = 1; at < averages.length; at++) {
    sum += (values[at + length - 1] as number) - (values[at - 1] as number);
    averages[at] = sum / length;
  }
  return averages;
}

/** Weights of values by their distance from the fit: the bisquare of six times the median distance. */
function robustnessOf(distances: Float64Array): Float64Array {
  const { length } = distances;
  const sorted = distances.slice();
  const middle = Math.floor(length / 2);
  const bound = 3 * (select(sorted, middle) + select(sorted, length - middle - 1));
  return distances.map((distance) => (distance <= 0.001 * bound ? 1 : distance <= 0.999 * bound ? (1 - (distance / bound) ** 2) ** 2 : 0));
}

function meansBySeason(values: Float64Array, period: number): Float64Array {
  const means = Array.from({ length: period }, (_, season) => {
    const own = values.filter((_, at) => at % period === season);
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  return values.map((_, at) => means[at % period] as number);
}
