import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite, type NamedTable, type WrittenDatabase } from '#shared/query';
import { type Cell, rowAt } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const sqlite = await loadSqlite();

const TABLES: readonly NamedTable[] = [
  { name: 'cases', table: tableOf([field('geo', 'string'), field('n', 'integer'), field('share', 'number')], [['PL', 7, 0.5], ['CZ', 3, 1], [null, null, null]]) },
  { name: 'codes', table: tableOf([field('geo', 'string'), field('name', 'string')], [['PL', 'Polska'], ['CZ', 'Česko']]) },
];

let engine: Engine;
beforeEach(() => {
  engine = createEngine(sqlite);
  engine.attach('week', TABLES);
});
afterEach(() => engine.close());

const ask = (sql: string, kernel: 'auto' | 'off' = 'off'): Cell[][] => {
  const { table } = engine.query(sql, {}, { kernel });
  return Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
};
const fields = (): (number[] | null)[] | undefined => engine.written('week')?.fields.map((own) => own && [...own].sort());

describe('the pages of a database', () => {
  it('are not written where the kernel answers, and not to know names', () => {
    expect(ask('SELECT geo, sum(n) FROM cases GROUP BY geo', 'auto')).toHaveLength(3);
    expect(() => ask('SELECT nothing FROM cases')).toThrow('query.syntax');
    expect(ask('SELECT name FROM pragma_table_info(\'cases\')')).toEqual([['geo'], ['n'], ['share']]);
    expect(engine.written('week')).toBeNull();
  });

  it('hold what statements have read, and keep it', () => {
    expect(ask("SELECT upper(geo) FROM cases WHERE n > 3")).toEqual([['PL']]);
    expect(fields()).toEqual([[0, 1], null]);
    const before = engine.written('week')?.bytes;
    expect(ask('SELECT count(*), max(n + 1) FROM cases')).toEqual([[3, 8]]);
    expect(engine.written('week')?.bytes).toBe(before);
    expect(ask('SELECT name, share FROM cases JOIN codes USING (geo) ORDER BY share')).toEqual([['Polska', 0.5], ['Česko', 1]]);
    expect(fields()).toEqual([[0, 1, 2], [0, 1]]);
    expect(ask('SELECT * FROM cases')).toEqual([['PL', 7, 0.5], ['CZ', 3, 1], [null, null, null]]);
  });

  it('know how many rows there are where no field is read', () => {
    expect(ask('SELECT count(*) FROM cases, codes')).toEqual([[6]]);
    expect(fields()).toEqual([[], []]);
  });

  it('declare every field as if all were there', () => {
    const types = "SELECT name, type FROM pragma_table_info('cases')";
    const before = ask(types);
    ask('SELECT geo FROM cases LIMIT 1');
    expect(ask(types)).toEqual(before);
    expect(before).toEqual([['geo', 'TEXT'], ['n', 'INTEGER'], ['share', 'REAL']]);
  });

  it('can be handed to the next engine, which goes on from there', () => {
    ask('SELECT upper(geo) FROM cases');
    const written = engine.written('week') as WrittenDatabase;
    const next = createEngine(sqlite);
    next.attach('week', TABLES, { written: structuredClone(written) });
    next.query('SELECT lower(geo) FROM cases', {}, { kernel: 'off' });
    expect(next.written('week')?.fields).toEqual(written.fields);
    const { table } = next.query('SELECT geo, n FROM cases ORDER BY n DESC LIMIT 1', {}, { kernel: 'off' });
    expect(rowAt(table, 0)).toEqual(['PL', 7]);
    next.close();
  });

  it('lie in memory of the asker\'s choice', () => {
    const shared = createEngine(sqlite, { allocate: (bytes) => new Uint8Array(new SharedArrayBuffer(bytes)) });
    shared.attach('week', TABLES);
    const { table } = shared.query('SELECT geo FROM cases ORDER BY n DESC LIMIT 1', {}, { kernel: 'off' });
    expect(rowAt(table, 0)).toEqual(['PL']);
    expect(shared.written('week')?.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    shared.close();
  });

  it('are those of each edition, side by side', () => {
    const next = tableOf([field('geo', 'string'), field('n', 'integer')], [['PL', 9], ['CZ', 3]]);
    engine.attach('week', [{ name: 'cases', table: next }]);
    expect(ask('SELECT old.geo, old.n, new.n FROM week.cases old JOIN week_2.cases new USING (geo) WHERE old.n <> new.n')).toEqual([['PL', 7, 9]]);
    expect(() => ask('SELECT * FROM cases')).toThrow('query.ambiguous {"name":"cases","aliases":"week, week_2"}');
    engine.detach('week');
    expect(ask('SELECT n FROM cases ORDER BY n')).toEqual([[3], [9]]);
  });

  it('are given up with their alias', () => {
    ask('SELECT upper(geo) FROM cases');
    engine.detach('week');
    expect(engine.written('week')).toBeNull();
    engine.attach('week', TABLES);
    expect(engine.written('week')).toBeNull();
    expect(ask('SELECT count(*) FROM cases')).toEqual([[3]]);
  });
});
