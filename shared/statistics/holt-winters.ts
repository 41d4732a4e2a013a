import { decompose } from './decompose';
import { minimise } from './nelder-mead';
import { normalQuantile } from './normal';
import { checkSeries, type Series } from './series';
import { sampleDeviation } from './spread';

export interface HoltWintersOptions {
  readonly model?: 'additive' | 'multiplicative';
  /** Moments to foretell (default: one period). */
  readonly ahead?: number;
  /** Of the intervals around what is foretold (default 0.95). */
  readonly confidence?: number;
  /** Weights from 0 to 1; found by least squares of the errors one step ahead where none are given. */
  readonly weights?: Weights;
}

/** How much the newest value counts for level, trend and season. */
export interface Weights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface HoltWinters {
  readonly method: 'holt-winters';
  readonly model: 'additive' | 'multiplicative';
  readonly parameters: Readonly<Record<'period' | 'alpha' | 'beta' | 'gamma' | 'confidence', number>>;
  /** Level, trend per moment and figures of the coming seasons at the end of the series. */
  readonly level: number;
  readonly slope: number;
  readonly figures: readonly number[];
  readonly observed: Series;
  /** What was foretold one step ahead; the first period is what the method starts from. */
  readonly fitted: Series;
  readonly remainder: Series;
  /** The sum of squared errors one step ahead. */
  readonly squares: number;
  readonly forecast: readonly { readonly value: number; readonly low: number; readonly high: number }[];
}

type Model = HoltWinters['model'];

interface State {
  readonly level: number;
  readonly slope: number;
  readonly figures: readonly number[];
}

/** Where the search for weights begins: one start would stay in the nearest hollow. */
const STARTS = [[0.3, 0.1, 0.1], [0.5, 0.05, 0.9], [0.1, 0.01, 0.5], [0.9, 0.1, 0.5]] as const;

/**
 * Exponential smoothing with trend and season: Holt (1957), Winters (1960), Management Science 6; started from a decomposition of the first two
 * periods, as `HoltWinters` in R is. Intervals suppose normal errors: Yar & Chatfield (1990), International Journal of Forecasting 6 (additive), Chatfield & Yar
 * (1991), 7 (multiplicative), each as a linear approximation.
 * @param values one for each moment, without gaps, at least three periods; above zero where multiplicative
 * @throws RangeError for anything else
 */
export function holtWinters(values: readonly number[], period: number, options: HoltWintersOptions = {}): HoltWinters {
  const { model = 'additive', ahead = period, confidence = 0.95 } = options;
  checkSeries(values, period);
  if (values.length < 3 * period) throw new RangeError('a series of three periods is needed');
  if (model === 'multiplicative' && values.some((value) => value <= 0)) throw new RangeError('a multiplicative series is above zero');
  const start = startOf(values.slice(0, 2 * period), period, model);
  const { alpha, beta, gamma } = options.weights ?? weightsOf(values, start, model);
  const weights = { alpha, beta, gamma };
  const run = smooth(values, start, weights, model);
  const fitted = values.map((_, at) => (at < period ? null : (run.fitted[at - period] as number)));
  const remainder = values.map((value, at) => (at < period ? null : value - (fitted[at] as number)));
  const spread = sampleDeviation(Float64Array.from(remainder.slice(period) as number[])) * normalQuantile((1 - confidence) / 2);
  return {
    method: 'holt-winters',
    model,
    parameters: { period, alpha, beta, gamma, confidence },
    ...run.state,
    observed: values,
    fitted,
    remainder,
    squares: run.squares,
    forecast: Array.from({ length: ahead }, (_, at) => {
      const value = combined(run.state.level + (at + 1) * run.state.slope, run.state.figures[at % period] as number, model);
      const width = spread * Math.sqrt(growth(at + 1, run.state.figures, weights, model));
      return { value, low: value - width, high: value + width };
    }),
  };
}

const combined = (level: number, figure: number, model: Model): number => (model === 'additive' ? level + figure : level * figure);
const without = (value: number, part: number, model: Model): number => (model === 'additive' ? value - part : value / part);

/** Level and slope of the line through the trend of the first two periods, and their seasonal figures. */
function startOf(values: readonly number[], period: number, model: Model): State {
  const { trend, seasonal } = decompose(values, period, model);
  const known = trend.filter((value) => value !== null);
  const [middle, mean] = [(known.length + 1) / 2, known.reduce((sum, value) => sum + value, 0) / known.length];
  const slope = known.reduce((sum, value, at) => sum + (at + 1 - middle) * (value - mean), 0) / known.reduce((sum, _, at) => sum + (at + 1 - middle) ** 2, 0);
  return { level: mean - slope * middle, slope, figures: seasonal.slice(0, period) as number[] };
}

/** Goes through the series from its second period on. */
function smooth(values: readonly number[], start: State, { alpha, beta, gamma }: Weights, model: Model): { state: State; fitted: number[]; squares: number } {
  const period = start.figures.length;
  const figures = [...start.figures];
  const fitted: number[] = [];
  let { level, slope } = start;
  let squares = 0;
  for (let at = period; at < values.length; at++) {
    const [value, figure] = [values[at] as number, figures[at % period] as number];
    const foretold = combined(level + slope, figure, model);
    fitted.push(foretold);
    squares += (value - foretold) ** 2;
    const before = level;
    level = alpha * without(value, figure, model) + (1 - alpha) * (before + slope);
    slope = beta * (level - before) + (1 - beta) * slope;
    figures[at % period] = gamma * without(value, level, model) + (1 - gamma) * figure;
  }
  const next = values.length % period;
  return { state: { level, slope, figures: [...figures.slice(next), ...figures.slice(0, next)] }, fitted, squares };
}

function weightsOf(values: readonly number[], start: State, model: Model): Weights {
  const named = ([alpha = 0, beta = 0, gamma = 0]: readonly number[]): Weights => ({ alpha, beta, gamma });
  const cost = (point: readonly number[]): number => {
    const { squares } = smooth(values, start, named(point), model);
    return Number.isFinite(squares) ? squares : Infinity;
  };
  const found = STARTS.map((point) => minimise(cost, point));
  return named(found.reduce((best, point) => (cost(point) < cost(best) ? point : best)));
}

/** How much the variance of the error has grown `steps` ahead: what every error since still weighs then. */
function growth(steps: number, figures: readonly number[], { alpha, beta, gamma }: Weights, model: Model): number {
  const period = figures.length;
  const figureAt = (step: number): number => figures[(((step - 1) % period) + period) % period] as number;
  let sum = 1;
  for (let back = 1; back < steps; back++) {
    const weight = alpha * (1 + back * beta) + (back % period === 0 ? gamma * (1 - alpha) : 0);
    sum += (weight * (model === 'additive' ? 1 : figureAt(steps) / figureAt(steps - back))) ** 2;
  }
  return sum;
}
