import type { Field, Table } from '#shared/table';
import type { Bindings } from '../guard/parameters';
import { type ReadingStatement, readingStatement } from '../guard/statement';
import { unquoted } from '../guard/tokens';
import { quoteName } from '../names';
import { answerInnerColumns } from './answer';
import { CommonTables } from './common-tables';
import { NotMine, orReason } from './not-mine';
import { parseSelect } from './parse';
import { type Candidate, type KernelTable, type Plan, planOf, type ResultColumn, type SelectPlan } from './plan';
import { same } from './scope';
import { isGrouped, planSelect, type Surroundings } from './select';
import type { SelectSyntax } from './syntax';

/** A subquery that the kernel answers, as a table of that name. */
export interface InnerPart<T extends KernelTable = KernelTable> {
  readonly name: string;
  /** What the statement calls it; `null` where it has no name. */
  readonly shown: string | null;
  readonly plan: Plan<T>;
}

/** A statement of which the kernel can answer no more than subqueries. */
export interface SplitPlan<T extends KernelTable = KernelTable> {
  readonly inner: readonly InnerPart<T>[];
  /** What is left for SQLite, in which the tables stand for the subqueries, and the parameters that it still has. */
  readonly outer: { readonly statement: ReadingStatement; readonly values: Bindings };
}

/** A text in place of a piece of the statement. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Where tables that stand for subqueries lie while a statement runs, and what begins their names. */
export const INNER_ALIAS = 'molo_inner';
const INNER = `${INNER_ALIAS}_`;

const JOINING = new Set([',', 'join', 'left', 'right', 'full', 'inner', 'cross', 'natural', 'outer']);

/**
 * Looks for subqueries of FROM and WITH that the kernel answers where it does not answer the whole: those that group or
 * that are wanted distinct, for to hand all rows over would win nothing. `null` where there are none.
 */
export function splitStatement<T extends KernelTable>(statement: ReadingStatement, values: Bindings, tables: readonly T[]): SplitPlan<T> | null {
  const { sql, tokens } = statement;
  const syntax = orReason(() => parseSelect(statement));
  if (typeof syntax === 'string' || tokens.some(({ text }) => text.toLowerCase().includes(INNER))) return null;
  const inner: InnerPart<T>[] = [];
  const replacements: Replacement[] = [];
  const around = { tables, values, depth: 0, withoutOrder: false };
  const seek = (select: SelectSyntax, common: CommonTables): void => {
    const within = common.with(select.tables);
    for (const table of select.tables) take(table.select, within.find(table.name)?.within ?? within, table.name, standsAlone(statement, table.name));
    for (const { of, alias } of select.from) if (of.kind === 'select') take(of.select, within, alias, select.from.length === 1);
  };
  const take = (select: SelectSyntax, common: CommonTables, shown: string | null, isAlone: boolean): void => {
    // How many rows SQLite expects of what it joins decides in which order it does.
    if (!isAlone) return;
    const plan = innerPlan(select, { ...around, common });
    if (plan === null) return seek(select, common);
    const name = `${INNER}${inner.length + 1}`;
    inner.push({ name, shown, plan: planOf(plan, tables) });
    replacements.push({ start: select.start, end: select.end, text: `SELECT ${plan.results.map(columnOf).join(', ')} FROM ${name}` });
  };
  const sought = orReason(() => seek(syntax, CommonTables.none));
  if (typeof sought === 'string' || inner.length === 0) return null;
  const outer = readingStatement(replaced(sql, replacements));
  return { inner, outer: { statement: outer, values: new Map([...values].filter(([name]) => outer.tokens.some(({ text }) => text === name))) } };
}

/** Keeps the affinity that a result has of a column; what is computed has none, which no table's column can say of itself. */
function columnOf({ name, innerName, typed }: ResultColumn): string {
  const own = quoteName(innerName ?? name);
  return typed.affinity === 'none' ? `+${own} AS ${own}` : own;
}

function innerPlan<T extends KernelTable>(select: SelectSyntax, around: Surroundings<T>): SelectPlan<T> | null {
  const plan = orReason(() => {
    if (!isGrouped(select) && !select.distinct) throw new NotMine('subquery');
    return planSelect(select, around);
  });
  if (typeof plan === 'string') return null;
  const names = plan.results.map(({ name, innerName }) => innerName ?? name);
  const isTable = names.every((name, nth) => name !== '' && !names.slice(0, nth).some((other) => same(other, name))) && plan.results.every(({ typed }) => typed.affinity !== 'blob');
  // SQLite would know in which order it comes, and may spare a sort for it.
  return isTable && !plan.isOrdered ? plan : null;
}

/** Whether a table of WITH is never joined: how many rows SQLite expects of it then decides nothing. */
function standsAlone({ tokens }: ReadingStatement, name: string): boolean {
  const word = (at: number): string => tokens[at]?.text.toLowerCase() ?? '';
  const isName = (at: number): boolean => {
    const token = tokens[at];
    return token !== undefined && (token.kind === 'name' || token.kind === 'quotedName') && same(token.kind === 'name' ? token.text : unquoted(token.text), name);
  };
  return tokens.every((_, at) => {
    if (!isName(at) || word(at + 1) === '.') return true;
    // Behind a comma it may be a table, or a column that is called so.
    if (JOINING.has(word(at - 1))) return word(at + 1) === 'as' && word(at + 2) === '(';
    if (word(at - 1) !== 'from') return true;
    const after = word(at + 1) === 'as' ? at + 3 : tokens[at + 1]?.kind === 'name' && !ENDS.has(word(at + 1)) && !JOINING.has(word(at + 1)) ? at + 2 : at + 1;
    return !JOINING.has(word(after));
  });
}

/** What may come behind a table that is no alias of it. */
const ENDS = new Set('where group having order limit window union intersect except on using'.split(' '));

function replaced(sql: string, replacements: readonly Replacement[]): string {
  return [...replacements].sort((one, other) => other.start - one.start).reduce((text, { start, end, text: own }) => text.slice(0, start) + own + text.slice(end), sql);
}

/** What stands for a subquery; `null` where SQLite has to answer it. */
export function answerInner(part: InnerPart): Table | null {
  const answer = answerInnerColumns(part.plan);
  return answer && { rows: answer.rows, columns: answer.columns.map(({ column }) => column), fields: innerFields(part) };
}

/** The fields of the table that stands for a subquery. */
export function innerFields({ plan }: Pick<InnerPart<Candidate>, 'plan'>): Field[] {
  return plan.select.results.map(({ name, innerName, typed }): Field => ({ name: innerName ?? name, type: typed.affinity === 'text' ? 'string' : 'any' }));
}
