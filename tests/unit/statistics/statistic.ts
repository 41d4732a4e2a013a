import { parametersOf, STATISTICS } from '#shared/statistics';

/** The statistic called as SQL would call it, with its series copied. */
export function statisticOf(name: string, series: readonly (readonly number[])[], ...given: number[]): number | null {
  const statistic = STATISTICS.find((each) => each.name === name);
  const parameters = statistic && parametersOf(statistic, given);
  if (!statistic || !parameters) throw new TypeError(`${name}(${given.join(', ')}) is no call of a statistic`);
  return statistic.compute(series.map((values) => Float64Array.from(values)), parameters);
}
