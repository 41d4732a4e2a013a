import { BROWSER_RUNTIME, createDuckDB, type DuckDBBindings, VoidLogger } from '../../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking';
import { tableToIPC } from 'apache-arrow';
import { createEngine, type NamedTable, type QueryResult, type Sqlite, writeDatabase } from '#shared/query';
import { type Cell, cellAt, toArrow } from '#shared/table';
import type { Question } from './questions';

/** An answer's columns, whatever they are made of, and how its rows are read when nobody looks at the clock any more. */
export interface Answer {
  readonly rows: () => Cell[][];
  /** Who in Molo answered. */
  readonly by?: string;
}

/** One that is asked: from the text of a statement to columns in JavaScript. */
export interface Contestant {
  ask(question: Question): Answer;
  close(): void;
}

/** Molo as its data worker has it: guarded, planned, answered by the kernel or SQLite, the question's digest with it. */
export function molo(sqlite: Sqlite, tables: readonly NamedTable[]): Contestant {
  const engine = createEngine(sqlite);
  engine.attach('bench', tables);
  return { ask: ({ sql }) => answered(engine.query(sql)), close: () => engine.close() };
}

function answered({ table: { rows, columns }, answeredBy }: QueryResult): Answer {
  return { by: answeredBy, rows: () => Array.from({ length: rows }, (_, row) => columns.map((column) => cellAt(column, row))) };
}

type Plain = InstanceType<Sqlite['module']['Database']> & {
  prepare(sql: string): { step(): boolean; get(): Cell[]; getColumnNames(): string[]; free(): void };
};

/** sql.js as its manual has it, over the same SQLite: prepared, stepped, the values put into columns. */
export function plainSqlJs({ module }: Sqlite, tables: readonly NamedTable[]): Contestant {
  const database = new module.Database(writeDatabase(tables)) as Plain;
  return {
    ask({ sql, plainSql = sql }) {
      const statement = database.prepare(plainSql);
      const columns = statement.getColumnNames().map((): Cell[] => []);
      while (statement.step()) statement.get().forEach((cell, at) => columns[at]?.push(cell));
      statement.free();
      return { rows: () => (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] as Cell)) };
    },
    close: () => database.close(),
  };
}

const DUCKDB = {
  mvp: { mainModule: new URL('../../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm', import.meta.url).href, mainWorker: '' },
  eh: { mainModule: new URL('../../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href, mainWorker: '' },
};

/** DuckDB on this very thread, its results fetched as Arrow. */
export async function startDuckDb(): Promise<DuckDBBindings> {
  const duckDb = await createDuckDB(DUCKDB, new VoidLogger(), BROWSER_RUNTIME);
  await duckDb.instantiate(() => undefined);
  return duckDb;
}

/** Tables go in as Arrow. */
export function duckDb(bindings: DuckDBBindings, tables: readonly NamedTable[]): Contestant {
  bindings.open({ query: { castBigIntToDouble: false } });
  const connection = bindings.connect();
  connection.query("set default_null_order = 'sqlite'");
  for (const { name, table } of tables) connection.insertArrowFromIPCStream(tableToIPC(toArrow(table), 'stream'), { name, create: true });
  return {
    ask({ sql }) {
      const table = connection.query(sql);
      const names = table.schema.fields.map(({ name }) => String(name));
      return { rows: () => Array.from({ length: table.numRows }, (_, row) => names.map((name) => table.getChild(name)?.get(row) as Cell)) };
    },
    close() {
      connection.close();
      bindings.reset();
    },
  };
}
