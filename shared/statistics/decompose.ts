import { checkSeries, type Decomposition } from './series';

/**
 * Classical decomposition by moving averages: the trend is the centred moving average over one period (half weights at the ends where the
 * period is even), the seasonal figures are the means of what remains by season, brought to sum to nothing (additive) or to average 1
 * (multiplicative). Kendall & Stuart (1983), "The Advanced Theory of Statistics" 3, pp. 410-414; `decompose` in R. Half a period at either end has no trend.
 * @param values one for each moment, without gaps, at least two periods; above zero where multiplicative
 * @throws RangeError for anything else
 */
export function decompose(values: readonly number[], period: number, model: Decomposition['model'] = 'additive'): Decomposition {
  checkSeries(values, period);
  const multiplicative = model === 'multiplicative';
  if (multiplicative && values.some((value) => value <= 0)) throw new RangeError('a multiplicative series is above zero');
  const without = (value: number, part: number): number => (multiplicative ? value / part : value - part);
  const trend = movingAverage(values, period);
  const figures = seasonalFigures(values.map((value, at) => (trend[at] === null ? null : without(value, trend[at] as number))), period);
  const level = figures.reduce((sum, figure) => sum + figure, 0) / period;
  const seasonal = values.map((_, at) => without(figures[at % period] as number, level));
  return {
    method: 'classical',
    model,
    parameters: { period },
    observed: values,
    trend,
    seasonal,
    remainder: values.map((value, at) => (trend[at] === null ? null : without(without(value, trend[at] as number), seasonal[at] as number))),
  };
}

function movingAverage(values: readonly number[], period: number): (number | null)[] {
  const half = Math.floor(period / 2);
  const isEven = period % 2 === 0;
  return values.map((_, at) => {
    if (at < half || at + half >= values.length) return null;
    let sum = 0;
    for (let near = at - half; near <= at + half; near++) sum += (values[near] as number) * (isEven && Math.abs(near - at) === half ? 0.5 : 1);
    return sum / period;
  });
}

function seasonalFigures(detrended: readonly (number | null)[], period: number): number[] {
  return Array.from({ length: period }, (_, season) => {
    const known = detrended.filter((value, at): value is number => at % period === season && value !== null);
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
