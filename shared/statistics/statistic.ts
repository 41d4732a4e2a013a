/** A constant that a statistic takes after its series: the `0.9` of `percentile(x, 0.9)`. */
export interface StatisticParameter {
  readonly name: string;
  /** Taken where the statement gives none; absent: it has to be given. */
  readonly otherwise?: number;
  readonly least: number;
  readonly most: number;
}

/** How surely the value that is looked for lies within an interval. */
export const CONFIDENCE: StatisticParameter = { name: 'confidence', otherwise: 0.95, least: 0, most: 1 };

/**
 * One number out of the values of a group, as SQL calls it. SQLite and the column kernel both hand it the same
 * numbers in the same order, so that both get the same bits.
 */
export interface Statistic {
  /** As SQL calls it, in lower case. */
  readonly name: string;
  /** What it takes of each row, by name: one series, or two of equal length (`x, y` of a regression, `value, weight`). */
  readonly series: readonly [string] | readonly [string, string];
  readonly parameters: readonly StatisticParameter[];
  /**
   * @param series by row order, without the rows in which one of them is NULL; may be reordered in place
   * @returns `null` where it is not defined (of too few values, of weights that sum to nothing)
   */
  compute(series: readonly Float64Array[], parameters: readonly number[]): number | null;
  /**
   * The same of so many values of which each is known by its rank (from 0, in ascending order): a statistic that depends on few
   * of them need not have them in a row.
   */
  readonly ofRanks?: (count: number, at: (rank: number) => number, parameters: readonly number[]) => number | null;
}

/**
 * The parameters of a call, those that it leaves out filled in.
 * @returns `null` where their number is wrong or one of them lies outside its bounds
 */
export function parametersOf({ parameters }: Statistic, given: readonly number[]): number[] | null {
  if (given.length > parameters.length) return null;
  const values = parameters.map(({ otherwise }, index) => given[index] ?? otherwise ?? NaN);
  return values.every((value, index) => value >= (parameters[index] as StatisticParameter).least && value <= (parameters[index] as StatisticParameter).most) ? values : null;
}

/** The statistic with answers that SQL has words for: what is no number is NULL, and zero has no sign, which would depend on the order of rows. */
export function plain(statistic: Statistic): Statistic {
  const { compute, ofRanks } = statistic;
  const worded = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : value + 0);
  return {
    ...statistic,
    compute: (series, parameters) => worded(compute(series, parameters)),
    ...(ofRanks && { ofRanks: (count: number, at: (rank: number) => number, parameters: readonly number[]) => worded(ofRanks(count, at, parameters)) }),
  };
}
