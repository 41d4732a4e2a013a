import {
  answerByKernel,
  createEngine,
  type Engine,
  type Explanation,
  fieldsPlanned,
  fieldsRead,
  type KernelChoice,
  loadSqlite,
  type NamedDatabase,
  planIsLikely,
  type QueryParams,
  type QueryResult,
  type ScriptStatement,
  scriptStatements,
  type Sqlite,
} from '#shared/query';
import { type Database, databasesOf, type InputOptions, loadedTables, openEach } from './inputs';
import type { Terminal } from './terminal';

/** One statement or several, the values of their parameters, and who is to answer. */
export interface Question {
  readonly sql: string;
  readonly params: QueryParams;
  readonly kernel: KernelChoice;
}

/** By database and table the names of the fields that are needed, `null` for a table that is not. */
type Wanted = readonly (readonly (ReadonlySet<string> | null)[])[];

/**
 * Answers statements over packages and plain files, one after the other; of packages no more is read than they need together.
 * SQLite is loaded, and its databases written, only where the kernel does not answer.
 */
export async function* askInputs(terminal: Terminal, paths: readonly string[], question: Question, options: InputOptions): AsyncGenerator<QueryResult> {
  const { kernel } = question;
  const { statements, tables, planned } = await readTables(terminal, paths, question, options);
  const sqlite = sqliteOver(tables);
  try {
    for (const [nth, { sql, params, located }] of statements.entries()) {
      const ask = async (): Promise<QueryResult> => {
        const computed = planned[nth] ? terminal.blocking(() => answerByKernel(tables, sql, params)) : null;
        if (computed) return computed;
        const engine = await sqlite.engine();
        return terminal.blocking(() => engine.query(sql, params, { kernel }));
      };
      yield await ask().catch((error: unknown) => {
        throw located(error);
      });
    }
  } finally {
    sqlite.close();
  }
}

/** Who would answer each statement, and how; the tables are read, because that depends on what is in them. */
export async function explainInputs(terminal: Terminal, paths: readonly string[], question: Question, options: InputOptions): Promise<Explanation[]> {
  const { statements, tables } = await readTables(terminal, paths, question, options);
  const sqlite = sqliteOver(tables);
  try {
    const engine = await sqlite.engine();
    return statements.map((statement) => told(statement, () => engine.explain(statement.sql, statement.params, { kernel: question.kernel })));
  } finally {
    sqlite.close();
  }
}

interface ReadTables {
  readonly statements: readonly ScriptStatement[];
  readonly tables: readonly NamedDatabase[];
  /** By statement, whether the kernel may answer it. */
  readonly planned: readonly boolean[];
}

async function readTables(terminal: Terminal, paths: readonly string[], { sql, params, kernel }: Question, options: InputOptions): Promise<ReadTables> {
  const statements = scriptStatements(sql, params);
  const mayPlan = kernel !== 'off';
  // Awaited below; a file that cannot be opened ends the work before.
  if (!mayPlan || !statements.every((statement) => planIsLikely(statement.sql, statement.params))) loadSqlite().catch(() => undefined);
  const databases = databasesOf(await openEach(terminal, paths, options));
  const wanted: Wanted[] = [];
  const planned: boolean[] = [];
  for (const statement of statements) {
    const plan = told(statement, () => (mayPlan ? fieldsPlanned(databases, statement.sql, statement.params) : null));
    const sqlite = plan ? null : await loadSqlite();
    planned.push(plan !== null);
    wanted.push(told(statement, () => plan ?? fieldsRead(sqlite as Sqlite, databases, statement.sql, statement.params)));
  }
  return { statements, tables: await loaded(databases, wanted), planned };
}

async function loaded(databases: readonly Database[], wanted: readonly Wanted[]): Promise<NamedDatabase[]> {
  const tables: NamedDatabase[] = [];
  for (const [nth, database] of databases.entries()) {
    const together = database.tables.map((_, table) => union(wanted.map((own) => own[nth]?.[table] ?? null)));
    tables.push({ alias: database.alias, tables: await loadedTables(database, together) });
  }
  return tables;
}

function union(wishes: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
  const named = wishes.filter((wish) => wish !== null);
  return named.length === 0 ? null : new Set(named.flatMap((wish) => [...wish]));
}

/** An engine over the tables, made when somebody asks for it. */
function sqliteOver(databases: readonly NamedDatabase[]): { engine(): Promise<Engine>; close(): void } {
  let made: Engine | undefined;
  return {
    async engine() {
      if (made) return made;
      made = createEngine(await loadSqlite());
      for (const { alias, tables } of databases) made.attach(alias, tables);
      return made;
    },
    close: () => made?.close(),
  };
}

function told<T>(statement: ScriptStatement, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw statement.located(error);
  }
}
