import { LIMITS } from '#shared/base';
import { answerQuery, type KernelExpression, type Stored } from '#shared/table';
import type { QueryOptions, QueryResult } from '../contract';
import { FUNCTIONS } from '../functions';
import type { Bindings } from '../guard/parameters';
import type { ReadingStatement } from '../guard/statement';
import { resultFields } from '../result/fields';
import { CommonTables } from './common-tables';
import { firstForeign } from './expressions';
import { type Columns, gathered } from './input';
import { orReason, type Reason } from './not-mine';
import { parseSelect } from './parse';
import { type KernelTable, type Plan, planOf, type SelectPlan } from './plan';
import { planSelect } from './select';

export interface KernelLimits extends Pick<QueryOptions, 'maxRows'> {
  /** Bytes that the answer may take. */
  readonly maxBytes: number;
}

/** What a statement asks, if the kernel is who answers it. @param tables every one that a statement can name */
export function planStatement<T extends KernelTable>(statement: ReadingStatement, values: Bindings, tables: readonly T[]): Plan<T> | null {
  const plan = orReason(() => planned(statement, values, tables));
  return typeof plan === 'string' ? null : plan;
}

/** Why the kernel leaves a statement to SQLite, as far as that can be said before it is tried; `null` where it does not. */
export function whyNot(statement: ReadingStatement, values: Bindings, tables: readonly KernelTable[]): Reason | null {
  const plan = orReason(() => planned(statement, values, tables));
  return typeof plan === 'string' ? plan : null;
}

/** Whether a statement is one that the kernel knows every word of: whether it can be planned is another matter. */
export function mayBeMine(statement: ReadingStatement): boolean {
  const syntax = orReason(() => parseSelect(statement));
  return typeof syntax !== 'string' && firstForeign(syntax) === null;
}

function planned<T extends KernelTable>(statement: ReadingStatement, values: Bindings, tables: readonly T[]): Plan<T> {
  return planOf(planSelect(parseSelect(statement), { tables, values, common: CommonTables.none, depth: 0, withoutOrder: false }), tables);
}

/** The columns of an answer and what they are of; `null` where SQLite has to answer. */
export function answerPlan({ select, reads }: Plan, statement: ReadingStatement, limits: KernelLimits): Pick<QueryResult, 'table' | 'truncated' | 'sources'> | null {
  if (!areLoaded(reads)) return null;
  const { maxRows = Infinity } = limits;
  const answer = answerSelect(select, Math.min(maxRows, LIMITS.rows) + 1);
  if (answer === null || answer.rows * select.results.length * Float64Array.BYTES_PER_ELEMENT > limits.maxBytes) return null;
  if (answer.rows > LIMITS.rows && maxRows > LIMITS.rows) return null;
  const shown = answer.rows > maxRows ? cut(select, answer, maxRows) : answer;
  if (shown === null) return null;
  const columns = shown.columns.map(({ column }) => column);
  const names = select.results.map(({ name }) => name);
  const longNames = select.hasLongNames ? select.results.map(({ longName }) => longName) : names;
  const fields = resultFields({ names, longNames, columns, read: reads.map(({ table }) => table.description), statement });
  return { table: { rows: shown.rows, columns, fields }, truncated: shown.rows < answer.rows, sources: reads.map(({ table: { alias, description } }) => ({ alias, name: description.name })) };
}

function areLoaded(reads: Plan['reads']): boolean {
  return reads.every(({ table: { loaded }, positions }) => loaded === undefined || (loaded !== null && [...positions].every((position) => loaded.has(position))));
}

/** The columns of a subquery's answer; `null` where SQLite has to answer. */
export function answerInnerColumns({ select, reads }: Plan): Columns | null {
  return areLoaded(reads) ? innerColumns(answerSelect(select)) : null;
}

/** @param most rows that are wanted at most */
function answerSelect({ input, query }: SelectPlan, most = Infinity): Columns | null {
  const columns = gathered(input, ({ select }) => innerColumns(answerSelect(select)));
  if (columns === null) return null;
  const matched = columns.columns.slice(input.columns.length).map((_, nth): KernelExpression => ({ kind: 'column', column: input.columns.length + nth }));
  const conditions = [...matched, ...(query.where ? [query.where] : [])];
  const where = conditions.length === 0 ? null : conditions.reduce((all, condition): KernelExpression => ({ kind: 'call', operation: 'and', arguments: [all, condition] }));
  return answerQuery({ ...query, where, limit: Math.min(query.limit, most) }, columns.columns, columns.rows, FUNCTIONS);
}

/** The first rows of an answer, in columns that are as tight as if there had never been more. */
function cut(select: SelectPlan, { rows, columns }: Columns, most: number): Columns | null {
  if (columns.some(isMixed)) return answerSelect(select, most);
  const outputs = columns.map((_, column): KernelExpression => ({ kind: 'column', column }));
  return answerQuery({ where: null, grouping: null, having: null, outputs, distinct: false, order: [], limit: most, offset: 0 }, columns, rows);
}

/** A column of several storage classes does not tell 1 from 1.0 any more, which the SELECT around might ask for. */
function innerColumns(answer: Columns | null): Columns | null {
  return answer?.columns.some(isMixed) === true ? null : answer;
}

function isMixed({ column }: Stored): boolean {
  return column.kind === 'dictionary' && column.dictionary.some((cell) => cell !== null && typeof cell !== 'string');
}
