import type { PlanStep } from './contract';
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

/** The steps by which SQLite would answer a statement that it has compiled before. */
export function sqliteSteps(connection: Connection, runnable: string): PlanStep[] {
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
    if (found) return { key, params: Object.fromEntries(names.map((name, nth) => [name, found[nth + 1] as string])) };
  }
  return { key: 'other', params: { text: detail } };
}
