import { describe, expect, it } from 'vitest';
import { createEngine, loadSqlite, writeDatabase } from '#shared/query';
import { columnFrom, dictionaryFrom, type Table } from '#shared/table';
import { openFile } from '../../../../shared/query/open-file';
import { Connection } from '../../../../shared/query/sqlite/connection';
import { SqliteError } from '../../../../shared/query/sqlite/error';

const ROWS = 12_000;
const TABLE: Table = {
  rows: ROWS,
  fields: [{ name: 'id', type: 'string' }, { name: 'geo', type: 'string' }, { name: 'n', type: 'integer' }],
  columns: [
    dictionaryFrom(Array.from({ length: ROWS }, (_, nth) => `case number ${(nth * 7_919) % ROWS} of the register`)),
    dictionaryFrom(Array.from({ length: ROWS }, (_, nth) => ['PL', 'CZ', 'Ukraina'][nth % 3] as string)),
    columnFrom(Array.from({ length: ROWS }, (_, nth) => nth % 1_000)),
  ],
};

const STATEMENTS = [
  'select id, geo, n from t order by n',
  'with kept as materialized (select id, geo, n from t) select count(*) from kept',
  'with kept as materialized (select id from t) select count(*) from kept a join kept b using (id)',
  'select n, group_concat(id) from t group by n',
  'select distinct id from t',
  'select geo, count(distinct id) from t group by geo',
  'select n from t where id in (select id from t)',
  'select sum(n) over (order by id) from t',
  'select id, sum(n) over () from t',
  'select id, sum(n) over (partition by geo order by id rows between 2 preceding and current row) from t',
  'select id, rank() over (order by n), sum(n) over () from t',
  'select x from (select id as x, row_number() over (order by n) as r from t) where r < 10',
  'select id from t union select geo from t',
  'select id, n from t union all select geo, n from t order by 2',
  'select id from t except select geo from t',
  'select id, geo from t intersect select id, geo from t',
  'select id from t union select geo from t union select n from t',
];

// SQLite's limit holds for the module and can only be lowered: so the largest need comes first, and this file has a module of its own.
describe('what is foreseen of a statement', () => {
  it('is never more than SQLite needs, and no small part of it', async () => {
    const sqlite = await loadSqlite();
    const tables = [{ name: 't', table: TABLE }];
    const engine = createEngine(sqlite);
    engine.attach('p', tables);
    const foreseen = STATEMENTS.map((sql) => ({ sql, bytes: engine.explain(sql, {}, { kernel: 'off' }).bytes }));
    engine.close();

    const connection = new Connection(sqlite);
    connection.rows('PRAGMA temp_store = MEMORY');
    const file = openFile(connection, 'p', writeDatabase(tables));
    const runs = (sql: string, limit: number): boolean => {
      connection.rows(`PRAGMA hard_heap_limit = ${Math.floor(limit)}`);
      try {
        const statement = connection.prepare(sql);
        try {
          while (statement.step());
          return true;
        } finally {
          statement.finalize();
        }
      } catch (error) {
        expect(error).toBeInstanceOf(SqliteError);
        return false;
      }
    };
    const descending = foreseen.toSorted((one, other) => other.bytes - one.bytes);
    // What the connection and its pages take by themselves, and what is not foreseen.
    expect(descending.filter(({ sql, bytes }) => !runs(sql, 2.5 * bytes + 2 ** 20)).map(({ sql }) => sql)).toEqual([]);
    expect(descending.filter(({ sql, bytes }) => runs(sql, bytes)).map(({ sql }) => sql)).toEqual([]);
    file.close();
    connection.close();
  });
});
