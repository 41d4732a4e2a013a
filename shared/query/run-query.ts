import { MoloError } from '#shared/base';
import { type Asked, type BoundStatement, boundStatement, compile, type Compiled, translating } from './compile';
import type { QueryOptions, QueryResult } from './contract';
import type { Databases } from './databases';
import { reasonOf } from './explain';
import { runtimeError } from './guard/complaint';
import { certainBytes, type TableSize } from './guard/memory';
import type { Bindings } from './guard/parameters';
import type { Program } from './guard/program';
import type { ReadingStatement } from './guard/statement';
import type { NamedTable, TableRead } from './named-table';
import { answerPlan, type KernelLimits, planStatement } from './plan/answer';
import type { KernelTable } from './plan/plan';
import { answerInner, INNER_ALIAS, splitStatement } from './plan/split';
import { questionOf } from './question';
import { resultFields } from './result/fields';
import { type ReadColumns, readColumns } from './result/read-columns';
import type { Connection } from './sqlite/connection';
import { SqliteError } from './sqlite/error';

export interface Question extends QueryOptions, Asked {
  /** Bytes that the answer may take, and those that SQLite may take beside the tables. */
  readonly maxBytes: number;
  readonly heapBytes: number;
}

/** Page 1 of a database is the root of `sqlite_schema`. */
const SCHEMA_ROOT = 1;

/** The tables and fields that one statement reads: all there are where it asks what tables look like. */
export function readsOf(connection: Connection, databases: Databases, question: Asked): TableRead[] {
  const bound = boundStatement(question);
  const { statement } = bound;
  const { trees } = compile(connection, databases, bound);
  const describes = trees.some(({ root }) => root === SCHEMA_ROOT) || statement.tokens.some(({ text }) => /pragma_/i.test(text));
  return databases.below(describes ? databases.list().map((table) => ({ ...table, read: new Set(table.fields.keys()) })) : databases.at(trees));
}

/** Guards one statement and has it answered: by the kernel where it is sure of the answer, else by SQLite. */
export function runQuery(connection: Connection, databases: Databases, question: Question): QueryResult {
  const { sql, params, kernel = 'auto' } = question;
  const started = performance.now();
  const bound = boundStatement(question);
  const computed = kernel === 'off' ? null : kernelAnswer(bound, databases.kernelTables(), question);
  if (kernel === 'on' && computed === null) throw new MoloError('query.notByKernel', { reason: reasonOf(bound, databases) });
  const answered = computed ?? runOnSqlite(connection, databases, bound, question);
  const sources = databases.sources(answered.sources);
  return {
    ...answered,
    sources: sources.map(({ alias, name }) => ({ alias, name })),
    sql,
    params,
    question: questionOf(bound.statement, params, sources),
    milliseconds: performance.now() - started,
  };
}

/** The digest of what a statement asks; nothing is run. */
export function digestOfQuestion(connection: Connection, databases: Databases, { sql, params }: Asked): QueryResult['question'] {
  const bound = boundStatement({ sql, params });
  const plan = planStatement(bound.statement, bound.values, databases.kernelTables());
  const sources = plan ? plan.reads.map(({ table: { alias, description } }) => ({ alias, name: description.name })) : databases.at(compile(connection, databases, bound).trees);
  return questionOf(bound.statement, params, databases.sources(sources));
}

/** What of an answer depends on who gives it. */
export type Answered = Omit<QueryResult, 'sql' | 'params' | 'milliseconds' | 'question'>;

/** `null` where the kernel leaves the statement to SQLite. */
export function kernelAnswer({ statement, values }: BoundStatement, tables: readonly KernelTable[], limits: KernelLimits): Answered | null {
  const plan = planStatement(statement, values, tables);
  const answer = plan && answerPlan(plan, statement, limits);
  return answer && { ...answer, answeredBy: 'kernel' };
}

/** Has SQLite hold every field that a statement reads; the statement is compiled again where that moved the tables. */
function written(connection: Connection, databases: Databases, bound: BoundStatement, compiled: Compiled): Compiled {
  if (!databases.write(databases.at(compiled.trees))) return compiled;
  // A plan depends on names and types alone, and those are the same: another one would find its fields missing.
  const again = compile(connection, databases, bound);
  if (databases.write(databases.at(again.trees))) throw new TypeError('a plan that changes with the rows');
  return again;
}

const MEBIBYTE = 2 ** 20;

/** More than nearly every value takes: what fits with values so large need not be measured. */
const LARGE_VALUE = 64;

/**
 * Refuses what would end for want of memory, before it has taken its time.
 * @throws MoloError `query.memory`
 */
function refuseTooLarge({ instructions }: Program, databases: Databases, { heapBytes, maxRows }: Question): void {
  const areAllRowsTaken = maxRows === undefined;
  const sizes = databases.sizes();
  const rough = (size: TableSize | undefined): TableSize | undefined => size && { rows: size.rows, bytesOf: () => size.rows * LARGE_VALUE, distinctOf: () => ({ count: size.rows, bytes: size.rows * LARGE_VALUE }) };
  if (certainBytes(instructions, (database, root) => rough(sizes(database, root)), areAllRowsTaken) <= heapBytes) return;
  const needed = certainBytes(instructions, sizes, areAllRowsTaken);
  if (needed > heapBytes) throw new MoloError('query.memory', { context: 'needed', needed: Math.ceil(needed / MEBIBYTE), limit: Math.floor(heapBytes / MEBIBYTE) });
}

/** Compiles and runs one statement; subqueries that the kernel answers are tables by then. */
function runOnSqlite(connection: Connection, databases: Databases, bound: BoundStatement, question: Question): Answered {
  const { statement } = bound;
  const compiled = compile(connection, databases, bound);
  const sources = databases.at(compiled.trees);
  const split = question.kernel === 'off' ? null : runOuterPart(connection, databases, bound, question);
  const { columns, rows, truncated } = split ?? run(connection, databases, bound, question, compiled);
  const { names, longNames } = columnNames(connection, statement);
  return {
    table: { rows, columns, fields: resultFields({ names, longNames, columns, read: sources, statement }) },
    truncated,
    sources: sources.map(({ alias, name }) => ({ alias, name })),
    answeredBy: split ? 'both' : 'sqlite',
  };
}

function run(connection: Connection, databases: Databases, bound: BoundStatement, question: Question, compiled: Compiled): ReadColumns {
  refuseTooLarge(compiled, databases, question);
  const { runnable, trees } = written(connection, databases, bound, compiled);
  return translating(
    () => answer(connection, runnable, bound.values, question),
    (error) => runtimeError(error, [...new Set(databases.at(trees).map(({ alias }) => alias))].join(', ')),
  );
}

/**
 * Runs what is left of a statement when the kernel has answered its subqueries; `null` where it answers none, and where
 * that comes to no good end: what SQLite says of the whole is what people should read.
 */
function runOuterPart(connection: Connection, databases: Databases, { statement, values }: BoundStatement, question: Question): ReadColumns | null {
  const split = databases.isFull ? null : splitStatement(statement, values, databases.kernelTables());
  const tables = split?.inner.map((part) => ({ name: part.name, table: answerInner(part) })) ?? [];
  if (split === null || !tables.every((inner): inner is NamedTable => inner.table !== null)) return null;
  const alias = databases.attach(INNER_ALIAS, tables);
  try {
    return run(connection, databases, split.outer, question, compile(connection, databases, split.outer));
  } catch (error) {
    if (error instanceof MoloError) return null;
    throw error;
  } finally {
    databases.detach(alias);
  }
}

function answer(connection: Connection, runnable: string, values: Bindings, { maxRows, maxBytes, onProgress }: Question): ReadColumns {
  const prepared = connection.prepare(runnable);
  try {
    for (const [name, value] of values) {
      if (!prepared.bind(name, value)) throw new MoloError('query.parameter', { name, context: 'unknown' });
    }
    const onRows = (rows: number): void => onProgress?.({ stage: 'rows', bytes: 0, rows });
    return readColumns(connection.heap, prepared, { maxBytes, onRows, ...(maxRows === undefined ? {} : { maxRows }) });
  } finally {
    prepared.finalize();
  }
}

/** The columns' names in the person's own words, and as `table.field` where that is what they are (`resultFields`). */
function columnNames(connection: Connection, { sql, tokens }: ReadingStatement): { names: string[]; longNames: string[] } {
  const text = sql.slice(tokens[0]?.start, tokens.at(-1)?.end);
  const names = namesOf(connection, text);
  connection.rows('PRAGMA full_column_names = 1');
  connection.rows('PRAGMA short_column_names = 0');
  try {
    return { names, longNames: namesOf(connection, text) };
  } catch (error) {
    // A subquery's columns get long names too, and what the rest of the statement calls them by is gone.
    if (error instanceof SqliteError) return { names, longNames: names };
    throw error;
  } finally {
    connection.rows('PRAGMA full_column_names = 0');
    connection.rows('PRAGMA short_column_names = 1');
  }
}

function namesOf(connection: Connection, sql: string): string[] {
  const prepared = connection.prepare(sql);
  try {
    return prepared.columnNames();
  } finally {
    prepared.finalize();
  }
}
