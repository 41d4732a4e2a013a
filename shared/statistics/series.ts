/** Columns of an analysis, by name, each with a value for every moment; `null` where the method has none. */
export type Series = readonly (number | null)[];

/** A series as its parts, under the name of the method that found them. */
export interface Decomposition {
  /** For a table's caption and for provenance. */
  readonly method: 'classical' | 'stl';
  readonly model: 'additive' | 'multiplicative';
  /** What else the method was told, by the names of its publication. */
  readonly parameters: Readonly<Record<string, number | boolean>>;
  readonly observed: Series;
  readonly trend: Series;
  readonly seasonal: Series;
  readonly remainder: Series;
}

/** How much of the series there has to be. */
export function checkSeries(values: readonly number[], period: number): void {
  if (!Number.isInteger(period) || period < 2) throw new RangeError('a period is a whole number from 2');
  if (values.length < 2 * period) throw new RangeError('a series of two periods is needed');
  if (!values.every(Number.isFinite)) throw new RangeError('a series has no gaps');
}
