import { writtenName } from '#shared/query';
import { cellAt, type Column, type Field, rowsOf } from '#shared/table';

/**
 * How a field writes its periods: `number` years (2020), or text that begins with the year: `2020`, `2020-Q1`,
 * `2020-03`, `2020-W05` (ISO weeks), `2020-03-15`, the same with a `midnight` behind it. Text that only sorts by time
 * (with other hours, or anything else) is `other`.
 */
export type PeriodKind = 'number' | 'year' | 'quarter' | 'month' | 'week' | 'day' | 'midnight' | 'other';

/** What lies between a period and the next, the shortest first. */
export const STEPS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** A field whose values are periods. */
export interface TimeField {
  readonly name: string;
  readonly kind: PeriodKind;
  /** Left out, that of its writing: months may be written as dates. */
  readonly step?: Step;
  /** Its dates are the last of their month. */
  readonly isAtEnd?: boolean;
  /** Several of its values are one period of that step. */
  readonly isFiner?: boolean;
}

const WRITTEN: readonly (readonly [PeriodKind, RegExp])[] = [
  ['year', /^\d{4}$/],
  ['quarter', /^\d{4}-?Q[1-4]$/],
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['week', /^\d{4}-?W([0-4]\d|5[0-3])$/],
  ['day', /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/],
  ['midnight', /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])[T ]00:00(:00(\.0+)?)?Z?$/],
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

const OF_WRITING: Readonly<Record<PeriodKind, Step | null>> = { number: 'year', year: 'year', quarter: 'quarter', month: 'month', week: 'week', day: 'day', midnight: 'day', other: null };

/** `null`: its periods can only be put in order. */
export function stepOf({ kind, step }: TimeField): Step | null {
  return step ?? OF_WRITING[kind];
}

/** Steps that periods of that writing can have. Weeks and months do not fit into each other. */
export function stepsOf(kind: PeriodKind): readonly Step[] {
  const own = OF_WRITING[kind];
  return own === null ? [] : own === 'week' ? ['week'] : STEPS.slice(STEPS.indexOf(own));
}

/** The time of a series' rows, and what gives it, in SQL: where several dates are one period, that period is written instead. */
export function timeOfSeries(time: TimeField): { readonly sql: string; readonly time: TimeField } {
  const [name, step] = [writtenName(time.name), stepOf(time)];
  if (time.isFiner !== true || step === 'day') return time.kind === 'midnight' ? { sql: `substr(${name}, 1, 10)`, time: { ...time, kind: 'day' } } : { sql: name, time };
  const plain = { name: time.name, step: step as Step };
  if (step === 'year') return { sql: `substr(${name}, 1, 4)`, time: { ...plain, kind: 'year' } };
  if (step === 'quarter') return { sql: `substr(${name}, 1, 4) || '-Q' || ((substr(${name}, 6, 2) + 2) / 3)`, time: { ...plain, kind: 'quarter' } };
  if (step === 'month') return { sql: `substr(${name}, 1, 7)`, time: { ...plain, kind: 'month' } };
  // The week is written as its Monday.
  return { sql: `date(${name}, 'weekday 0', '-6 days')`, time: { ...plain, kind: 'day' } };
}

/**
 * The same period of the year before, in SQL. 29 February and a week 53 mostly have none. The last of a month leads to
 * the last of a month; a week that is written as a date, to the one 52 weeks before.
 * @param time what stands for the field of that time
 */
export function yearBefore(time: string, field: TimeField): string {
  const step = stepOf(field);
  if (field.kind === 'number') return `${time} - 1`;
  if (field.kind === 'day' && step === 'week') return `date(${time}, '-364 days')`;
  if (field.kind === 'day' && step !== 'day' && field.isAtEnd === true) return `date(${time}, '+1 day', '-1 year', '-1 day')`;
  return `(substr(${time}, 1, 4) - 1) || substr(${time}, 5)`;
}

/** A period as a whole number that grows by one from each to the next, in SQL: what frames of a window are measured in. */
export function periodNumber(field: TimeField): string {
  const [time, step] = [writtenName(field.name), stepOf(field)];
  const year = `substr(${time}, 1, 4)`;
  if (field.kind === 'number' || step === null) return time;
  if (step === 'year') return `CAST(${year} AS INTEGER)`;
  if (step === 'quarter') return field.kind === 'quarter' ? `4 * ${year} + substr(${time}, -1)` : `4 * ${year} + (substr(${time}, 6, 2) + 2) / 3`;
  if (step === 'month') return `12 * ${year} + substr(${time}, 6, 2)`;
  if (step === 'day') return `julianday(${time})`;
  // Mondays are whole weeks apart: that of the year's first week is the one of the week of 4 January (ISO 8601).
  if (field.kind === 'week') return `CAST(julianday(${year} || '-01-04', 'weekday 0', '-6 days') / 7 AS INTEGER) + substr(${time}, -2)`;
  // Julian days begin at noon, their weeks on a Monday.
  return `CAST((julianday(${time}) + 0.5) / 7 AS INTEGER)`;
}

/** The year of a period, in SQL. */
export function yearOf({ name, kind }: TimeField): string {
  return kind === 'number' ? writtenName(name) : `substr(${writtenName(name)}, 1, 4)`;
}
