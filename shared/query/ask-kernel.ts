import { isMoloError, LIMITS } from '#shared/base';
import type { Field } from '#shared/table';
import { distinctAlias } from './alias';
import type { QueryResult } from './contract';
import { loadedFields } from './attached';
import { MOST_ATTACHED } from './databases';
import { emptyTable } from './empty-table';
import type { DatabaseOutline } from './fields-read';
import type { QueryParams } from './guard/parameters';
import { RESULT_BYTES } from './engine';
import { type LabelledTables, readBelow, tablesBelow, withLabels } from './labels';
import type { NamedTable, TableDescription } from './named-table';
import { mayBeMine, planStatement } from './plan/answer';
import type { KernelTable } from './plan/plan';
import { boundStatement } from './compile';
import { kernelAnswer } from './run-query';

/** Tables that would be attached under an alias. */
export interface NamedDatabase {
  readonly alias: string;
  readonly tables: readonly NamedTable[];
}

/** Whether the kernel may answer, as far as that can be said before the tables are known. Refuses nothing. */
export function planIsLikely(sql: string, params: QueryParams = {}): boolean {
  try {
    return mayBeMine(boundStatement({ sql, params }).statement);
  } catch (error) {
    if (isMoloError(error)) return true;
    throw error;
  }
}

/**
 * What `fieldsRead` tells, for a statement that the kernel may answer, so that SQLite is not needed to know it;
 * `null` for every other one.
 * @throws MoloError of the family `query` for a statement that is refused by its words or parameters
 */
export function fieldsPlanned(databases: readonly DatabaseOutline[], sql: string, params: QueryParams = {}): (ReadonlySet<string> | null)[][] | null {
  const { statement, values } = boundStatement({ sql, params });
  const known = kernelDatabases(databases.map(({ alias, tables }) => ({ alias, tables: tables.map(({ name, fields }) => ({ name, table: emptyTable(fields) })) })));
  const plan = known && planStatement(statement, values, known.flatMap(({ kernelTables }) => kernelTables));
  if (!known || !plan) return null;
  return known.map(({ kernelTables, shows }, nth) => {
    const readOf = (table: number): ReadonlySet<number> | undefined => plan.reads.find((read) => read.table === kernelTables[table])?.positions;
    return readBelow(shows, readOf).map((read, base) => read && namesAt(databases[nth]?.tables[base]?.fields ?? [], read));
  });
}

const namesAt = (fields: readonly Field[], positions: ReadonlySet<number>): ReadonlySet<string> => new Set([...positions].map((position) => (fields[position] as Field).name));

/**
 * Answers as an engine would to which the databases are attached, in their order; `null` where that takes SQLite.
 * @throws MoloError of the family `query` for a statement that is refused by its words or parameters
 */
export function answerByKernel(databases: readonly NamedDatabase[], sql: string, params: QueryParams = {}): QueryResult | null {
  const started = performance.now();
  const bound = boundStatement({ sql, params });
  const known = kernelDatabases(databases);
  const answer = known && kernelAnswer(bound, known.flatMap(({ kernelTables }) => kernelTables), { maxBytes: RESULT_BYTES });
  if (!known || !answer) return null;
  const sources = known.flatMap((database) => tablesBelow(database, answer.sources).map((name) => ({ alias: database.alias, name })));
  return { ...answer, sources, sql, params, question: null, milliseconds: performance.now() - started };
}

/** A database as an engine would have it, with views of the labels behind its tables. */
interface KernelDatabase {
  readonly alias: string;
  readonly tables: readonly TableDescription[];
  readonly shows: LabelledTables['shows'];
  readonly kernelTables: readonly KernelTable[];
}

/** What the databases' tables would be called; `null` where the engine would not take them. */
function kernelDatabases(databases: readonly NamedDatabase[]): KernelDatabase[] | null {
  const fits = ({ tables }: NamedDatabase): boolean => tables.every(({ table }) => table.fields.length > 0 && table.fields.length <= LIMITS.fields);
  if (databases.length > MOST_ATTACHED || !databases.every(fits)) return null;
  const aliases: string[] = [];
  for (const { alias } of databases) aliases.push(distinctAlias(alias, aliases));
  return databases.map(({ tables }, nth) => {
    const alias = aliases[nth] as string;
    const { tables: content, descriptions, shows } = withLabels(tables);
    return { alias, tables: descriptions, shows, kernelTables: content.map((named, index) => ({ alias, description: descriptions[index] as TableDescription, table: named.table, loaded: loadedFields(named) })) };
  });
}
