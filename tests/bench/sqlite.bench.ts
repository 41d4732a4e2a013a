import { createEngine, type Engine, loadSqlite, type Sqlite, writeDatabase } from '#shared/query';
import { type Cell, cellAt, type Table } from '#shared/table';
import { tableOf, field } from '../support/tables';
import type { Bench } from './bench';

const ROWS = 1_000_000;

type SqlJsDatabase = InstanceType<Sqlite['module']['Database']> & {
  prepare(sql: string): { run(values: readonly Cell[]): void; step(): boolean; get(): Cell[]; free(): void };
};

/** A million rows of case statistics: six text columns of few values, counts, and shares. */
function caseTable(): Table {
  const codes = (entries: readonly string[], step: number): Table['columns'][number] => ({
    kind: 'dictionary',
    codes: Uint16Array.from({ length: ROWS }, (_, row) => (Math.imul(row + step, 0x9e37_79b1) >>> 8) % entries.length),
    dictionary: entries,
  });
  const list = (size: number, entry: (index: number) => string): string[] => Array.from({ length: size }, (_, index) => entry(index));
  const { fields } = tableOf(['month', 'citizen', 'procedure', 'voivodeship', 'sex', 'age'].map((name) => field(name, 'string')), []);
  return {
    rows: ROWS,
    fields: [...fields, field('cases', 'integer'), field('share', 'number')],
    columns: [
      codes(list(156, (index) => `${2010 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`), 0),
      codes(list(200, (index) => String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26))), 1),
      codes(['asylum', 'temporary stay', 'visa', 'return', 'residence permit'], 2),
      codes(list(16, (index) => String(2 * index + 2).padStart(2, '0')), 3),
      codes(['F', 'M'], 4),
      codes(['0-13', '14-17', '18-34', '35-64', '65+'], 5),
      { kind: 'int32', values: Int32Array.from({ length: ROWS }, (_, row) => row % 3000), validity: null },
      { kind: 'float64', values: Float64Array.from({ length: ROWS }, (_, row) => row / 7), validity: null },
    ],
  };
}

function insertRows({ module }: Sqlite, table: Table): void {
  const database = new module.Database() as SqlJsDatabase;
  database.exec(`CREATE TABLE cases(${table.fields.map(({ name }) => name).join(', ')}); BEGIN`);
  const insert = database.prepare(`INSERT INTO cases VALUES (${table.fields.map(() => '?').join(', ')})`);
  for (let row = 0; row < table.rows; row++) insert.run(table.columns.map((column) => cellAt(column, row)));
  insert.free();
  database.exec('COMMIT');
  database.close();
}

function openedEngine(sqlite: Sqlite, table: Table): Engine {
  const engine = createEngine(sqlite);
  engine.attach('bench', [{ name: 'cases', table }]);
  return engine;
}

/** Steps and gets, as sql.js means it: an array a row, no columns. */
function stepThrough(database: SqlJsDatabase): number {
  const statement = database.prepare('SELECT * FROM cases');
  let rows = 0;
  for (; statement.step(); rows++) statement.get();
  statement.free();
  return rows;
}

/** What is ours between columns and SQLite, against sql.js's own ways over the same SQLite. */
export default {
  name: 'sqlite',
  about: `${ROWS / 1e6} million rows of 8 columns into SQLite, and out of it`,
  async run(report) {
    const sqlite = await loadSqlite();
    const table = caseTable();
    await report.compare({
      case: 'columns -> queryable',
      rivalName: 'sql.js, prepared inserts',
      molo: () => openedEngine(sqlite, table).close(),
      rival: () => insertRows(sqlite, table),
      rounds: 3,
    });
    const engine = openedEngine(sqlite, table);
    const database = new sqlite.module.Database(writeDatabase([{ name: 'cases', table }])) as SqlJsDatabase;
    const everything = 'SELECT * FROM cases';
    await report.compare({ case: 'answer -> columns', rivalName: 'sql.js, get() row by row', molo: () => engine.query(everything).table, rival: () => stepThrough(database), rounds: 3 });
    await report.compare({ case: 'answer -> columns', rivalName: 'sql.js, exec()', molo: () => engine.query(everything).table, rival: () => database.exec(everything), rounds: 3 });
    database.close();
    engine.close();
  },
} satisfies Bench;
