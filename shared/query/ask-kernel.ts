import { isMoloError, LIMITS } from '#shared/base';
import type { Field } from '#shared/table';
import { distinctAlias } from './alias';
import type { QueryResult } from './contract';
import { loadedFields } from './attached';
import { MOST_ATTACHED } from './databases';
import { type DatabaseOutline, emptyTable } from './fields-read';
import type { QueryParams } from './guard/parameters';
import { RESULT_BYTES } from './engine';
import { describeTables, type NamedTable } from './named-table';
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
  const tables = kernelTables(databases.map(({ alias, tables: outlines }) => ({ alias, tables: outlines.map(({ name, fields }) => ({ name, table: emptyTable(fields) })) })));
  const plan = tables && planStatement(statement, values, tables.flat());
  if (!tables || !plan) return null;
  return tables.map((own) =>
    own.map((table) => {
      const positions = plan.reads.find((read) => read.table === table)?.positions;
      return positions ? new Set([...positions].map((position) => (table.table.fields[position] as Field).name)) : null;
    }),
  );
}

/**
 * Answers as an engine would to which the databases are attached, in their order; `null` where that takes SQLite.
 * @throws MoloError of the family `query` for a statement that is refused by its words or parameters
 */
export function answerByKernel(databases: readonly NamedDatabase[], sql: string, params: QueryParams = {}): QueryResult | null {
  const started = performance.now();
  const bound = boundStatement({ sql, params });
  const tables = kernelTables(databases);
  const answer = tables && kernelAnswer(bound, tables.flat(), { maxBytes: RESULT_BYTES });
  return answer && { ...answer, sql, params, question: null, milliseconds: performance.now() - started };
}

/** By database, what its tables would be called; `null` where the engine would not take them. */
function kernelTables(databases: readonly NamedDatabase[]): (KernelTable & Pick<NamedTable, 'table'>)[][] | null {
  const fits = ({ tables }: NamedDatabase): boolean => tables.every(({ table }) => table.fields.length > 0 && table.fields.length <= LIMITS.fields);
  if (databases.length > MOST_ATTACHED || !databases.every(fits)) return null;
  const aliases: string[] = [];
  for (const { alias } of databases) aliases.push(distinctAlias(alias, aliases));
  return databases.map(({ tables }, nth) =>
    describeTables(tables).map((description, index) => {
      const named = tables[index] as NamedTable;
      return { alias: aliases[nth] as string, description, table: named.table, loaded: loadedFields(named) };
    }),
  );
}
