import { answerByKernel, createEngine, fieldsPlanned, fieldsRead, loadSqlite, type NamedDatabase, planIsLikely, type QueryParams, type QueryResult } from '#shared/query';
import { databasesOf, type InputOptions, loadedTables, openEach } from './inputs';
import type { Terminal } from './terminal';

/** One statement and the values of its parameters. */
export interface Question {
  readonly sql: string;
  readonly params: QueryParams;
}

/**
 * Answers one statement over packages and plain files; of packages no more is read than it needs.
 * SQLite is loaded, and its database written, only where the kernel does not answer.
 */
export async function askInputs(terminal: Terminal, paths: readonly string[], { sql, params }: Question, options: InputOptions): Promise<QueryResult> {
  // Awaited below; a file that cannot be opened ends the work before.
  if (!planIsLikely(sql, params)) loadSqlite().catch(() => undefined);
  const databases = databasesOf(await openEach(terminal, paths, options));
  const planned = fieldsPlanned(databases, sql, params);
  const wanted = planned ?? fieldsRead(await loadSqlite(), databases, sql, params);
  const loaded: NamedDatabase[] = [];
  for (const [nth, database] of databases.entries()) loaded.push({ alias: database.alias, tables: await loadedTables(database, wanted[nth]) });
  const answer = planned && terminal.blocking(() => answerByKernel(loaded, sql, params));
  return answer ?? (await askSqlite(terminal, loaded, { sql, params }));
}

async function askSqlite(terminal: Terminal, databases: readonly NamedDatabase[], { sql, params }: Question): Promise<QueryResult> {
  const engine = createEngine(await loadSqlite());
  try {
    for (const { alias, tables } of databases) engine.attach(alias, tables);
    return terminal.blocking(() => engine.query(sql, params, { kernel: 'off' }));
  } finally {
    engine.close();
  }
}
