import { isMoloError } from '#shared/base';
import { type Asked, type BoundStatement, boundStatement, compile } from './compile';
import type { Explanation, PlanStep, QueryOptions } from './contract';
import type { Databases } from './databases';
import { emptyTable } from './empty-table';
import { certainBytes } from './guard/memory';
import { planStatement, whyNot } from './plan/answer';
import { explainPlan, NAMELESS } from './plan/explain';
import { hasRepeatedKeys } from './plan/input';
import { INNER_ALIAS, innerFields, type InnerPart, type SplitPlan, splitStatement } from './plan/split';
import { writtenName } from './names';
import type { Connection } from './sqlite/connection';

/** What SQLite says of a plan (https://sqlite.org/eqp.html), as far as there is a message for it. */
const SAYINGS: readonly (readonly [key: string, pattern: RegExp, ...names: string[]])[] = [
  ['scanAll', /^SCAN (\d+) CONSTANT ROWS?$/, 'rows'],
  ['constant', /^SCAN CONSTANT ROW$/],
  ['searchKey', /^SEARCH (.+) USING INTEGER PRIMARY KEY \((.+)\)$/, 'table', 'by'],
  ['searchAutomatic', /^SEARCH (.+) USING AUTOMATIC (?:PARTIAL )?(?:COVERING )?INDEX \((.+?)\)(?: LEFT-JOIN)?$/, 'table', 'by'],
  ['searchIndex', /^SEARCH (.+) USING (?:COVERING )?INDEX (.+)$/, 'table', 'by'],
  ['scan', /^SCAN (.+?)(?: LEFT-JOIN)?$/, 'table'],
  ['group', /^USE TEMP B-TREE FOR GROUP BY$/],
  ['distinct', /^USE TEMP B-TREE FOR DISTINCT$/],
  ['distinctAggregate', /^USE TEMP B-TREE FOR (.+)\(DISTINCT\)$/, 'function'],
  ['order', /^USE TEMP B-TREE FOR ORDER BY$/],
  ['orderRest', /^USE TEMP B-TREE FOR (?:LAST|RIGHT) (?:(?:\d+ )?TERMS?|PART) OF ORDER BY$/],
  ['materialize', /^MATERIALIZE (.+)$/, 'table'],
  ['coroutine', /^CO-ROUTINE (.+)$/, 'table'],
  ['scalar', /^SCALAR SUBQUERY (\d+)$/, 'number'],
  ['correlatedScalar', /^CORRELATED SCALAR SUBQUERY (\d+)$/, 'number'],
  ['list', /^LIST SUBQUERY (\d+)$/, 'number'],
  ['correlatedList', /^CORRELATED LIST SUBQUERY (\d+)$/, 'number'],
  ['bloomSubquery', /^CREATE BLOOM FILTER$/],
  ['bloom', /^BLOOM FILTER ON (.+) \((.+)\)$/, 'table', 'by'],
  ['compound', /^COMPOUND QUERY$/],
  ['leftmost', /^LEFT-MOST SUBQUERY$/],
  ['unionAll', /^UNION ALL$/],
  ['union', /^UNION USING TEMP B-TREE$/],
  ['intersect', /^INTERSECT USING TEMP B-TREE$/],
  ['except', /^EXCEPT USING TEMP B-TREE$/],
  ['merge', /^MERGE \((.+)\)$/, 'kind'],
  ['setup', /^SETUP$/],
  ['recursiveStep', /^RECURSIVE STEP$/],
];

/** Who would answer, and how; nothing is run. */
export function explain(connection: Connection, databases: Databases, { sql, params, kernel }: Asked & Pick<QueryOptions, 'kernel'>): Explanation {
  const bound = boundStatement({ sql, params });
  const tables = databases.kernelTables();
  const plan = kernel === 'off' ? null : planStatement(bound.statement, bound.values, tables);
  if (plan && !hasRepeatedKeys(plan)) return { answeredBy: 'kernel', reason: null, steps: explainPlan(plan), bytes: 0 };
  const { runnable, instructions } = compile(connection, databases, bound);
  const bytes = certainBytes(instructions, databases.sizes());
  if (kernel === 'off') return { answeredBy: 'sqlite', reason: 'chosen', steps: sqliteSteps(connection, runnable), bytes };
  const split = databases.isFull ? null : splitStatement(bound.statement, bound.values, tables);
  const both = split && splitSteps(connection, databases, split);
  return { answeredBy: both ? 'both' : 'sqlite', reason: reasonOf(bound, databases), steps: both ?? sqliteSteps(connection, runnable), bytes };
}

/** Why the kernel leaves a statement to SQLite: if not for its words, for what is in the columns. */
export function reasonOf({ statement, values }: BoundStatement, databases: Databases): string {
  const tables = databases.kernelTables();
  const plan = planStatement(statement, values, tables);
  return whyNot(statement, values, tables) ?? (plan && hasRepeatedKeys(plan) ? 'duplicateKey' : 'data');
}

/**
 * The steps of the parts that the kernel answers, and SQLite's of what is left, in which tables stand for them that need no rows to be planned with;
 * `null` where SQLite cannot go on from there.
 */
function splitSteps(connection: Connection, databases: Databases, { inner, outer }: SplitPlan): PlanStep[] | null {
  const innerSteps = inner.flatMap((part) => [{ depth: 0, key: 'kernelInner', params: { table: shownName(part) } }, ...explainPlan(part.plan).map((step) => ({ ...step, depth: step.depth + 1 }))]);
  const alias = databases.attach(INNER_ALIAS, inner.map((part) => ({ name: part.name, table: emptyTable(innerFields(part)) })));
  try {
    const shown = (text: string): string => inner.reduce((all, part) => all.replaceAll(new RegExp(`\\b${part.name}\\b`, 'g'), () => shownName(part)), text);
    const outerSteps = sqliteSteps(connection, compile(connection, databases, outer).runnable);
    return [...innerSteps, ...outerSteps.map(({ params, ...step }) => ({ ...step, params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? shown(value) : value])) }))];
  } catch (error) {
    if (isMoloError(error)) return null;
    throw error;
  } finally {
    databases.detach(alias);
  }
}

const shownName = ({ shown }: InnerPart): string => (shown === null ? NAMELESS : writtenName(shown));

/** The steps by which SQLite would answer a statement that it has compiled before. */
function sqliteSteps(connection: Connection, runnable: string): PlanStep[] {
  const depths = new Map<number, number>();
  return connection.rows(`EXPLAIN QUERY PLAN ${runnable}`).map(([id, parent, , detail]) => {
    const depth = (depths.get(parent as number) ?? -1) + 1;
    depths.set(id as number, depth);
    return { depth, ...sayingOf(detail as string) };
  });
}

function sayingOf(detail: string): Pick<PlanStep, 'key' | 'params'> {
  for (const [key, pattern, ...names] of SAYINGS) {
    const found = pattern.exec(detail);
    if (found) return { key, params: Object.fromEntries(names.map((name, nth) => [name, (found[nth + 1] as string).replace(/\(subquery-\d+\)/g, NAMELESS)])) };
  }
  return { key: 'other', params: { text: detail } };
}
