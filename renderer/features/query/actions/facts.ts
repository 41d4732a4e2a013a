import { writtenName } from '#shared/query';
import { type Cell, cellAt, type Column, type Table } from '#shared/table';
import { stepOf, type TimeField } from './period';
import { fromSource } from './wrap';

/** Periods that are looked at, to find the step of a series and to choose one of them. */
export const MOST_PERIODS = 20_000;

interface Of {
  readonly source: string;
  readonly columns: readonly string[];
}

/** The statement that fetches all periods of a field, in order. */
export function periodsStatement({ source, columns }: Of, time: string): string {
  const { head, from } = fromSource(source, columns);
  const name = writtenName(time);
  return [head, `SELECT DISTINCT ${name}`, `FROM ${from}`, `WHERE ${name} IS NOT NULL`, `ORDER BY ${name}`, `LIMIT ${MOST_PERIODS}`].join('\n');
}

/** The statement that counts the values of each field; a missing one is a value too. */
export function varietyStatement({ source, columns }: Of, fields: readonly string[]): string {
  const { head, from } = fromSource(source, columns);
  const counts = fields.map(writtenName).map((name) => `  count(DISTINCT ${name}) + (count(${name}) < count(*))`);
  return [head, 'SELECT', counts.join(',\n'), `FROM ${from}`].join('\n');
}

/** A column of the answer. */
export function cellsOf(table: Table, at: number): Cell[] {
  const column = table.columns[at] as Column;
  return Array.from({ length: table.rows }, (_, row) => cellAt(column, row));
}

/** The periods that a series has, written as its rows write them: where several dates are one period, that one. In SQL it is `timeOfSeries`. */
export function periodsOfSeries(periods: readonly Cell[], time: TimeField): readonly Cell[] {
  const step = stepOf(time);
  const isDate = time.kind === 'day' || time.kind === 'midnight';
  if (time.isFiner !== true || step === 'day') return time.kind === 'midnight' ? periods.map((period) => String(period).slice(0, 10)) : periods;
  const written = (period: Cell): string => {
    const text = String(period);
    if (step === 'year') return text.slice(0, 4);
    if (step === 'quarter') return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`;
    return step === 'week' && isDate ? mondayOf(text) : text.slice(0, 7);
  };
  return [...new Set(periods.map(written))];
}

function mondayOf(text: string): string {
  const date = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
