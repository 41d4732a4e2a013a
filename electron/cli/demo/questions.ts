import { quoteName, quoteText } from '#shared/query';
import type { Roles } from './roles';

/** A question that is shown with its answer, and kept as a result. */
export interface Question {
  readonly name: 'perPeriod' | 'ranking' | 'rankingOfLast' | 'otherRanking' | 'summary';
  readonly sql: string;
}

/**
 * The demo's questions about one table, as ordinary SQL. They mean the same on a table
 * whose columns are all text (as other tools import CSV): sums and counts only, no average,
 * no maximum of a measure, and ties broken by name.
 */
export interface Questions {
  readonly roles: Roles;
  readonly shown: readonly Question[];
  readonly rows: string;
  readonly total: string;
  readonly perPeriod?: string;
  readonly firstPeriod?: string;
  readonly lastPeriod?: string;
  readonly lastTotal?: string;
  readonly ranking?: string;
  readonly rankingOfLast?: string;
  /** The ranking by the second field of numbers; asked where there is no time. */
  readonly otherRanking?: string;
  readonly leader?: string;
  readonly leaderTotal?: string;
  readonly leaderShare?: string;
}

const RANKS = 10;
const SHOWN = 3;
const ORDER: readonly Question['name'][] = ['perPeriod', 'ranking', 'rankingOfLast', 'otherRanking', 'summary'];

export function questionsAbout(table: string, roles: Roles): Questions {
  const scope = new Scope(table, roles);
  const answers = { ...periodQuestions(scope, roles), ...rankingQuestions(scope, roles) };
  const summary = `select count(*) as n${roles.measure === undefined ? '' : `, ${scope.value}`} ${scope.from}${where(scope.whole)}`;
  const candidates: Partial<Record<Question['name'], string>> = { ...answers, summary };
  return {
    roles,
    shown: ORDER.flatMap((name) => (candidates[name] === undefined ? [] : [{ name, sql: candidates[name] }])).slice(0, SHOWN),
    rows: `select count(*) ${scope.from}`,
    total: `select ${scope.sum} ${scope.from}${where(scope.whole)}`,
    ...answers,
  };
}

/** The pieces that all questions about a table share. */
class Scope {
  readonly from: string;
  /** What is added up, and the same with its name. */
  readonly sum: string;
  readonly value: string;
  /** Conditions that count everything once: the whole, and its parts along the dimension. */
  readonly whole: readonly string[];
  readonly parts: readonly string[];

  constructor(table: string, { measure, dimension, aggregates, totals }: Roles) {
    this.from = `from ${quoteName(table)}`;
    this.sum = measure === undefined ? 'count(*)' : `sum(${quoteName(measure)})`;
    this.value = `${this.sum} as ${quoteName(measure ?? 'n')}`;
    const once = totals.map(({ field, value }) => `${quoteName(field)} = ${quoteText(value)}`);
    const name = dimension === undefined ? '' : quoteName(dimension);
    const [widest] = aggregates;
    this.whole = widest === undefined ? once : [...once, `${name} = ${quoteText(widest)}`];
    this.parts = aggregates.length === 0 ? [...once, `${name} <> ''`] : [...once, `${name} <> ''`, `${name} not in (${aggregates.map(quoteText).join(', ')})`];
  }
}

function periodQuestions({ from, sum, value, whole }: Scope, { time }: Roles): Partial<Questions> {
  if (time === undefined) return {};
  const period = quoteName(time);
  const known = `${period} <> ''`;
  return {
    perPeriod: `select ${period}, ${value} ${from}${where([...whole, known])} group by ${period} order by ${period}`,
    firstPeriod: `select min(${period}) ${from}${where([known])}`,
    lastPeriod: `select max(${period}) ${from}`,
    lastTotal: `select ${sum} ${from}${where([...whole, `${period} = (select max(${period}) ${from})`])}`,
  };
}

function rankingQuestions({ from, sum, value, whole, parts }: Scope, { time, dimension, otherMeasure }: Roles): Partial<Questions> {
  if (dimension === undefined) return {};
  const name = quoteName(dimension);
  const ranked = (shown: string, by: string, conditions: readonly string[], ranks: number): string =>
    `select ${shown} ${from}${where(conditions)} group by ${name} order by ${by} desc, ${name} limit ${ranks}`;
  const leaderTotal = ranked(sum, sum, parts, 1);
  const inLast = time === undefined ? null : `${quoteName(time)} = (select max(${quoteName(time)}) ${from})`;
  const other = otherMeasure === undefined ? null : `sum(${quoteName(otherMeasure)})`;
  return {
    ranking: ranked(`${name}, ${value}`, sum, parts, RANKS),
    leader: ranked(name, sum, parts, 1),
    leaderTotal,
    leaderShare: `select round(100.0 * (${leaderTotal}) / (select ${sum} ${from}${where(whole)}), 1)`,
    ...(inLast !== null && { rankingOfLast: ranked(`${name}, ${value}`, sum, [...parts, inLast], RANKS) }),
    ...(inLast === null && other !== null && { otherRanking: ranked(`${name}, ${other} as ${quoteName(otherMeasure as string)}`, other, parts, RANKS) }),
  };
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
}
