import { writtenName } from '#shared/query';
import type { Cell, Table } from '#shared/table';
import type { Series } from '../actions/action';
import { cellsOf } from '../actions/facts';
import { stepOf, type TimeField } from '../actions/period';
import { wrap } from '../actions/wrap';
import { type MethodAsked, SEASONS } from './analysis';
import { periodNumber, writtenPeriod } from './periods';

/** One value for each period, none left out. */
export interface RegularSeries {
  /** The values of the fields that tell it apart. */
  readonly key: readonly Cell[];
  readonly times: readonly Cell[];
  readonly values: Float64Array;
  /** The number of the first period; see `periodNumber`. */
  readonly first: number;
}

/** Why a series cannot be taken apart as it is. `of`: the rows that it is true of, where others are added to them; else empty. */
export type SeriesProblem =
  | { readonly is: 'empty' }
  /** A period that cannot be read. */
  | { readonly is: 'notPeriod'; readonly at: string }
  /** Between two periods one or more are missing. */
  | { readonly is: 'gap'; readonly after: string; readonly before: string }
  /** Rows that are added to others lack a period that those have. */
  | { readonly is: 'lacks'; readonly at: string; readonly of: string }
  | { readonly is: 'noValue'; readonly at: string }
  | { readonly is: 'noValueOf'; readonly at: string; readonly of: string }
  | { readonly is: 'notPositive' }
  /** Fewer than so many seasons. */
  | { readonly is: 'short'; readonly count: number };

/** A series that was found, or what is wrong with it. */
export interface FoundSeries {
  readonly key: readonly Cell[];
  readonly series: RegularSeries | SeriesProblem;
}

export interface AllSeries {
  readonly found: readonly FoundSeries[];
  /** Rows of one period that were added up, at most. */
  readonly rows: number;
}

/** What a statement fetches: the series of `groups`; the rows of `members` apart, so that none hides what another lacks. */
export interface Fetching extends Omit<Series, 'groups'> {
  readonly groups: readonly string[];
  readonly members: readonly string[];
}

/** The statement that fetches series: a row for each of their groups, members and periods, in order, with the value, the rows that it is the sum of, and how many of these have a value. */
export function seriesStatement({ groups, members, ...series }: Fetching): string {
  const [rows, filled] = [freeName('row_count', series.columns), freeName('value_count', series.columns)];
  const { head, series: from, keys, value } = wrap({ ...series, groups: [...groups, ...members] }, [`count(*) AS ${rows}`, `count(${writtenName(series.value)}) AS ${filled}`]);
  return [head, `SELECT ${[...keys, value, rows, filled].join(', ')}`, `FROM ${from}`, `ORDER BY ${keys.join(', ')}`].join('\n');
}

function freeName(wanted: string, taken: readonly string[]): string {
  return taken.some((name) => name.toLowerCase() === wanted) ? freeName(`${wanted}_`, taken) : wanted;
}

/** What is fetched of one member in one period. */
interface Row {
  readonly time: Cell;
  readonly value: Cell;
  readonly rows: number;
  readonly isFilled: boolean;
}

interface Member {
  readonly key: readonly Cell[];
  readonly byPeriod: Map<number, Row>;
}

/**
 * The series of a statement's answer.
 * @param table what `seriesStatement` was answered
 * @param groups how many of its first columns are groups; up to the time follow the members
 * @param zeros a period between others without a row counts as 0
 */
export function seriesOf(table: Table, groups: number, time: TimeField, zeros: boolean): AllSeries {
  const { found, rows, problem } = gathered(table, groups, time);
  if (problem !== null) return { found: [{ key: [], series: problem }], rows };
  return { found: found.map(({ key, members }) => ({ key, series: addedUp(key, [...members.values()], time, zeros) })), rows };
}

function gathered(table: Table, groups: number, time: TimeField) {
  const at = table.fields.length - 4;
  const columns = table.columns.map((_, index) => cellsOf(table, index));
  const found = new Map<string, { readonly key: readonly Cell[]; readonly members: Map<string, Member> }>();
  const counts = new Map<string, number>();
  let problem: SeriesProblem | null = table.rows === 0 ? { is: 'empty' } : null;
  for (let row = 0; row < table.rows && problem === null; row++) {
    const cells = columns.map((column) => column[row] as Cell);
    const [key, member, written] = [cells.slice(0, groups), cells.slice(groups, at), cells[at] as Cell];
    const period = periodNumber(written, time);
    if (period === null) {
      problem = { is: 'notPeriod', at: String(written) };
      break;
    }
    const group = known(found, keyText(key), () => ({ key, members: new Map<string, Member>() }));
    const [rows, filled] = [Number(cells[at + 2]), Number(cells[at + 3])];
    known(group.members, keyText(member), () => ({ key: member, byPeriod: new Map() })).byPeriod.set(period, { time: written, value: cells[at + 1] as Cell, rows, isFilled: rows === filled });
    const count = `${keyText(key)} ${period}`;
    counts.set(count, (counts.get(count) ?? 0) + rows);
  }
  return { found: [...found.values()], rows: [...counts.values()].reduce((most, count) => Math.max(most, count), 0), problem };
}

/** The members' values of each period, if none lacks one. */
function addedUp(key: readonly Cell[], members: readonly Member[], time: TimeField, zeros: boolean): RegularSeries | SeriesProblem {
  const periods = members.flatMap(({ byPeriod }) => [...byPeriod.keys()]);
  const [first, last] = [least(periods), most(periods)];
  const like = members.map(({ byPeriod }) => byPeriod.get(first)?.time).find((written) => written !== undefined) ?? null;
  const written = (period: number): Cell => members.map(({ byPeriod }) => byPeriod.get(period)?.time).find((known) => known !== undefined) ?? writtenPeriod(period, time, like);
  const series: RegularSeries = { key, times: Array.from({ length: last - first + 1 }, (_, at) => written(first + at)), values: new Float64Array(last - first + 1), first };
  for (const member of members) {
    const problem = fill(series, member, members.length === 1 ? null : keyName(member.key), zeros);
    if (problem !== null) return problem;
  }
  return series;
}

/** Adds a member to the values. @param of its name, where there are others */
function fill({ times, values, first }: RegularSeries, { byPeriod }: Member, of: string | null, zeros: boolean): SeriesProblem | null {
  for (let at = 0; at < values.length; at++) {
    const row = byPeriod.get(first + at);
    const period = String(times[at]);
    if (row === undefined && !zeros) {
      const before = times.findIndex((_, later) => later > at && byPeriod.has(first + later));
      return of === null ? { is: 'gap', after: String(times[at - 1]), before: String(times[before]) } : { is: 'lacks', at: period, of };
    }
    if (row !== undefined && (!row.isFilled || row.value === null)) return of === null ? { is: 'noValue', at: period } : { is: 'noValueOf', at: period, of };
    values[at] = (values[at] as number) + Number(row?.value ?? 0);
  }
  return null;
}

/** What stands in the way of a method, of a series that is whole. */
export function methodProblem({ values }: RegularSeries, { method, period, model }: Pick<MethodAsked, 'method' | 'period' | 'model'>): SeriesProblem | null {
  if (values.length < SEASONS[method] * period) return { is: 'short', count: SEASONS[method] };
  return model === 'multiplicative' && method !== 'stl' && !values.every((value) => value > 0) ? { is: 'notPositive' } : null;
}

export function isProblem(series: RegularSeries | SeriesProblem): series is SeriesProblem {
  return 'is' in series;
}

/** A series by the values that tell it apart, a missing one as a dash. */
export function keyName(key: readonly Cell[]): string {
  return key.map((cell) => (cell === null ? '–' : String(cell))).join(' · ');
}

/** Tells values apart that are written alike. */
export function keyText(key: readonly Cell[]): string {
  return JSON.stringify(key, (_, cell: unknown) => (typeof cell === 'bigint' ? `${cell}n` : cell));
}

/** Observations that usually make a season; `null`: years have none. */
export function usualPeriod(time: TimeField): number | null {
  const step = stepOf(time);
  return step === null ? null : { year: null, quarter: 4, month: 12, week: 52, day: 7 }[step];
}

function known<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

const least = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.min(one, other));
const most = (numbers: readonly number[]): number => numbers.reduce((one, other) => Math.max(one, other));
