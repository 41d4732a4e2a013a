import { nameKey, statementsIn, tokensOf, unquoted, writtenName } from '#shared/query';
import type { Series } from './action';
import { type TimeField, timeOfSeries } from './period';

/** A statement that is being written on top of another. */
export interface Wrapped {
  /** `WITH source AS (...), series AS (...)`: one row for each series and period. */
  readonly head: string;
  /** What the rows of the series are called. */
  readonly series: string;
  /** Fields that tell rows apart, as they are written: the groups, then the time. */
  readonly keys: readonly string[];
  readonly time: string;
  readonly value: string;
  /** The time of the series' rows: where several dates are one period, that period. */
  readonly period: TimeField | null;
}

/**
 * The source as a common table expression, and on it its series: several rows of one series and period count as one,
 * by their sum, so that nothing is counted by rows. A row without a time belongs to no period.
 * @param more aggregates beside the sum
 */
export function wrap({ source, columns, time, value, groups }: Series, more: readonly string[] = []): Wrapped {
  const { head: opening, from, series } = fromSource(source, columns);
  const period = time && timeOfSeries(time);
  const written = { time: time === null ? '' : writtenName(time.name), value: writtenName(value), period: period?.time ?? null };
  const apart = groups.map(writtenName);
  const keys = time === null ? apart : [...apart, written.time];
  const timed = period === null ? [] : [period.sql === written.time ? written.time : `${period.sql} AS ${written.time}`];
  const grouped = [
    `  SELECT ${[...apart, ...timed, `sum(${written.value}) AS ${written.value}`, ...more].join(', ')}`,
    `  FROM ${from}`,
    ...(time === null ? [] : [`  WHERE ${written.time} IS NOT NULL`]),
    ...(keys.length === 0 ? [] : [`  GROUP BY ${[...apart, ...(period === null ? [] : [period.sql])].join(', ')}`]),
  ];
  const head = [`${opening}, ${series} AS (`, ...grouped, ')'].join('\n');
  return { head, series, keys, ...written };
}

/** `WITH source AS (...)`, what it is called there, and a name for what is made of it. */
export function fromSource(source: string, columns: readonly string[]): { readonly head: string; readonly from: string; readonly series: string } {
  const [statement = source] = statementsIn(source).map(({ sql }) => sql);
  const [from, series] = freeNames(statement, ['source', 'series']) as [string, string];
  return { head: [`WITH ${from}${columnList(columns)} AS (`, indented(statement), ')'].join('\n'), from, series };
}

/**
 * The whole statement: of each row of the series its keys, its value, and beside them what is calculated.
 * @param column an expression and its name, `sum(n) OVER periods AS n_sum`, with the `window` that it speaks of
 */
export function selected({ head, series, keys, value }: Wrapped, column: string, { window, order = keys }: { readonly window?: string; readonly order?: readonly string[] } = {}): string {
  const columns = [...keys, value, column].map((one) => `  ${one}`).join(',\n');
  return [head, 'SELECT', columns, `FROM ${series}`, ...(window === undefined ? [] : [`WINDOW ${window}`]), `ORDER BY ${order.join(', ')}`].join('\n');
}

/** `PARTITION BY kraj` or nothing. */
export function partitionedBy(fields: readonly string[]): string {
  return fields.length === 0 ? '' : `PARTITION BY ${fields.join(', ')}`;
}

/** A name made of a field's and a word: `cases_index`. */
export function namedAfter(field: string, word: string): string {
  return writtenName(`${field}_${word}`);
}

/** Names spelled out where the statement's own may be others: expressions, and repeats that the answer tells apart. */
function columnList(columns: readonly string[]): string {
  const repeats = columns.some((name) => /_\d+$/.test(name) && columns.includes(name.replace(/_\d+$/, '')));
  if (!repeats && columns.every(isPlain)) return '';
  return `(${columns.map(writtenName).join(', ')})`;
}

/** What a field is called, and not the text of an expression. */
function isPlain(name: string): boolean {
  return /^[\p{L}_][\p{L}\d_ ]*$/u.test(name);
}

/** Set in, unless that would get into a text of several lines. */
function indented(statement: string): string {
  return tokensOf(statement).some(({ text }) => text.includes('\n')) ? statement : statement.replace(/^/gm, '  ');
}

/** Names that the statement does not use for anything. */
function freeNames(statement: string, wanted: readonly string[]): string[] {
  const taken = new Set(tokensOf(statement).flatMap(({ kind, text }) => (kind === 'name' ? [nameKey(text)] : kind === 'quotedName' ? [nameKey(unquoted(text))] : [])));
  return wanted.map((name) => {
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : `${name}_${number}`;
      if (!taken.has(free)) return free;
    }
  });
}
