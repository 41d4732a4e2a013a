import type { Roles } from './roles';

/**
 * The demo's questions about one table, as ordinary SQL. They mean the same on a table
 * whose columns are all text (as other tools import CSV): sums and counts only, no average,
 * no maximum of a measure, and ties broken by name.
 */
export interface Questions {
  readonly roles: Roles;
  /** The three that are shown and kept as results. */
  readonly shown: readonly Question[];
  readonly rows: string;
  readonly total: string;
  readonly perPeriod?: string;
  readonly firstPeriod?: string;
  readonly lastPeriod?: string;
  readonly lastTotal?: string;
  readonly ranking?: string;
  readonly rankingOfLast?: string;
  readonly leader?: string;
  readonly leaderTotal?: string;
  readonly leaderShare?: string;
}

export interface Question {
  readonly name: 'perPeriod' | 'ranking' | 'rankingOfLast' | 'summary';
  readonly sql: string;
}

const RANKS = 10;

export function questionsAbout(table: string, roles: Roles): Questions {
  const from = `from ${quoted(table)}`;
  const sum = roles.measure === undefined ? 'count(*)' : `sum(${quoted(roles.measure)})`;
  const value = `${sum} as ${quoted(roles.measure ?? 'n')}`;
  const totals = roles.totals.map(({ field, value: total }) => `${quoted(field)} = ${text(total)}`);
  const whole = roles.dimension && roles.dimensionTotal ? [...totals, `${quoted(roles.dimension)} = ${text(roles.dimensionTotal)}`] : totals;
  const periods = periodQuestions(from, sum, value, whole, roles);
  const ranking = rankingQuestions(from, sum, value, totals, whole, roles);
  return {
    roles,
    shown: shownOf({ ...periods, ...ranking, summary: `select count(*) as n${roles.measure === undefined ? '' : `, ${value}`} ${from}${where(whole)}` }),
    rows: `select count(*) ${from}`,
    total: `select ${sum} ${from}${where(whole)}`,
    ...periods,
    ...ranking,
  };
}

function shownOf(candidates: Partial<Record<Question['name'], string>>): Question[] {
  const order: readonly Question['name'][] = ['perPeriod', 'ranking', 'rankingOfLast', 'summary'];
  return order.flatMap((name) => (candidates[name] === undefined ? [] : [{ name, sql: candidates[name] }])).slice(0, 3);
}

function periodQuestions(from: string, sum: string, value: string, whole: readonly string[], { time }: Roles): Partial<Questions> {
  if (time === undefined) return {};
  const period = quoted(time);
  const known = `${period} <> ''`;
  return {
    perPeriod: `select ${period}, ${value} ${from}${where([...whole, known])} group by ${period} order by ${period}`,
    firstPeriod: `select min(${period}) ${from}${where([known])}`,
    lastPeriod: `select max(${period}) ${from}`,
    lastTotal: `select ${sum} ${from}${where([...whole, `${period} = (select max(${period}) ${from})`])}`,
  };
}

function rankingQuestions(from: string, sum: string, value: string, totals: readonly string[], whole: readonly string[], roles: Roles): Partial<Questions> {
  const { time, dimension, dimensionTotal } = roles;
  if (dimension === undefined) return {};
  const name = quoted(dimension);
  const members = [...totals, `${name} <> ''`, ...(dimensionTotal === undefined ? [] : [`${name} <> ${text(dimensionTotal)}`])];
  const order = `group by ${name} order by ${sum} desc, ${name}`;
  const leaderTotal = `select ${sum} ${from}${where(members)} ${order} limit 1`;
  return {
    ranking: `select ${name}, ${value} ${from}${where(members)} ${order} limit ${RANKS}`,
    leader: `select ${name} ${from}${where(members)} ${order} limit 1`,
    leaderTotal,
    leaderShare: `select round(100.0 * (${leaderTotal}) / (select ${sum} ${from}${where(whole)}), 1)`,
    ...(time === undefined
      ? {}
      : { rankingOfLast: `select ${name}, ${value} ${from}${where([...members, `${quoted(time)} = (select max(${quoted(time)}) ${from})`])} ${order} limit ${RANKS}` }),
  };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
