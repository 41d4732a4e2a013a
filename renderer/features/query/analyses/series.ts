import { type Cell, cellAt, type Table } from '#shared/table';
import type { Series } from '../actions/action';
import type { PeriodKind } from '../actions/period';
import { wrap } from '../actions/wrap';
import { periodNumber } from './periods';

/** One value for each period, none left out. */
export interface RegularSeries {
  readonly times: readonly Cell[];
  readonly values: Float64Array;
  /** The number of the first period; see `periodNumber`. */
  readonly first: number;
}

/** Why a series cannot be taken apart as it is. */
export type SeriesProblem =
  | { readonly is: 'empty' }
  /** Between two periods one or more are missing. */
  | { readonly is: 'gap'; readonly after: string; readonly before: string }
  | { readonly is: 'noValue'; readonly at: string }
  | { readonly is: 'tooMany'; readonly most: number };

/** Periods of one series at most: 50 years of days. */
export const MOST_PERIODS = 20_000;

/** The statement that fetches a series: one row for each period, in order; what else there is in a period is added up. */
export function seriesStatement(series: Omit<Series, 'groups'>): string {
  const { head, series: rows, time, value } = wrap({ ...series, groups: [] });
  return [head, `SELECT ${time}, ${value}`, `FROM ${rows}`, `ORDER BY ${time}`].join('\n');
}

/** @param table what `seriesStatement` was answered */
export function regularSeries(table: Table, kind: PeriodKind): RegularSeries | SeriesProblem {
  const [times, values] = table.columns;
  if (times === undefined || values === undefined || table.rows === 0) return { is: 'empty' };
  if (table.rows > MOST_PERIODS) return { is: 'tooMany', most: MOST_PERIODS };
  const found: RegularSeries = { times: Array.from({ length: table.rows }, (_, row) => cellAt(times, row)), values: new Float64Array(table.rows), first: periodNumber(cellAt(times, 0), kind) ?? Number.NaN };
  for (let row = 0; row < table.rows; row++) {
    const [time, value] = [found.times[row] as Cell, cellAt(values, row)];
    if (periodNumber(time, kind) !== found.first + row) return { is: 'gap', after: String(found.times[Math.max(0, row - 1)]), before: String(time) };
    if (value === null) return { is: 'noValue', at: String(time) };
    found.values[row] = Number(value);
  }
  return found;
}

export function isProblem(series: RegularSeries | SeriesProblem): series is SeriesProblem {
  return 'is' in series;
}

/** Observations that usually make a season; `null`: years have none. */
export function usualPeriod(kind: PeriodKind): number | null {
  return { number: null, year: null, quarter: 4, month: 12, week: 52, day: 7, other: null }[kind];
}
