import { writtenName } from '#shared/query';
import { cellAt, type Column, type Field, rowsOf } from '#shared/table';

/**
 * How a field writes its periods: `number` years (2020), or text that begins with the year: `2020`, `2020-Q1`,
 * `2020-03`, `2020-W05` (ISO weeks), `2020-03-15`. Text that only sorts by time (with hours, or anything else) is `other`.
 */
export type PeriodKind = 'number' | 'year' | 'quarter' | 'month' | 'week' | 'day' | 'other';

/** A field whose values are periods. */
export interface TimeField {
  readonly name: string;
  readonly kind: PeriodKind;
}

const WRITTEN: readonly (readonly [PeriodKind, RegExp])[] = [
  ['year', /^\d{4}$/],
  ['quarter', /^\d{4}-?Q[1-4]$/],
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['week', /^\d{4}-?W([0-4]\d|5[0-3])$/],
  ['day', /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/],
];

/** Rows that are looked at: what their values have in common holds for the rest. */
export const LOOKED_AT = 1000;

/** What kind of period a column holds; `null`: none. Missing values do not count. */
export function periodKind({ type }: Field, column: Column): PeriodKind | null {
  const values = Array.from({ length: Math.min(rowsOf(column), LOOKED_AT) }, (_, row) => cellAt(column, row)).filter((value) => value !== null);
  if (values.length === 0) return null;
  if (values.every((value) => typeof value === 'number' && Number.isInteger(value) && value >= 1000 && value < 3000)) return 'number';
  if (!values.every((value) => typeof value === 'string')) return null;
  const found = WRITTEN.find(([, pattern]) => values.every((value) => pattern.test(value)));
  if (found) return found[0];
  return type === 'datetime' || type === 'date' || values.every((value) => /^\d{4}-\d{2}-\d{2}[T ]/.test(value)) ? 'other' : null;
}

/** The same period of the year before, in SQL. 29 February and a week 53 mostly have none. */
export function yearBefore(time: string, kind: PeriodKind): string {
  return kind === 'number' ? `${time} - 1` : `(substr(${time}, 1, 4) - 1) || substr(${time}, 5)`;
}

/** A period as a whole number that grows by one from each to the next, in SQL: what frames of a window are measured in. */
export function periodNumber({ name, kind }: TimeField): string {
  const time = writtenName(name);
  const year = `substr(${time}, 1, 4)`;
  if (kind === 'quarter') return `4 * ${year} + substr(${time}, -1)`;
  if (kind === 'month') return `12 * ${year} + substr(${time}, -2)`;
  // Mondays are whole weeks apart: that of the year's first week is the one of the week of 4 January (ISO 8601).
  if (kind === 'week') return `CAST(julianday(${year} || '-01-04', 'weekday 0', '-6 days') / 7 AS INTEGER) + substr(${time}, -2)`;
  if (kind === 'day') return `julianday(${time})`;
  return kind === 'year' ? `CAST(${time} AS INTEGER)` : time;
}

/** The year of a period, in SQL. */
export function yearOf({ name, kind }: TimeField): string {
  return kind === 'number' ? writtenName(name) : `substr(${writtenName(name)}, 1, 4)`;
}
