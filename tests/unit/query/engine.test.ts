import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite, type QueryParams, type QueryResult, writeDatabase } from '#shared/query';
import { type Cell, rowAt, type Table } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const sqlite = await loadSqlite();

const CASES = tableOf(
  [field('month', 'yearmonth', 'Month', 'Miesiąc'), field('geo', 'string', 'Country'), field('cases', 'integer', 'Cases'), field('share', 'number')],
  [
    ['2022-01', 'PL', 7, 0.5],
    ['2022-01', 'CZ', 3, 1.5],
    ['2022-02', 'PL', 10, null],
    ['2022-02', null, 0, 2.5],
  ],
);
const COUNTRIES = tableOf([field('geo', 'string', 'Code'), field('name', 'string', 'Name')], [['PL', 'Polska'], ['CZ', 'Česko']]);

let engine: Engine;

beforeEach(() => {
  engine = createEngine(sqlite);
  engine.attach('week', [{ name: 'cases', table: CASES }, { name: 'countries', table: COUNTRIES }]);
});

afterEach(() => engine.close());

const rowsOf = ({ table }: QueryResult): Cell[][] => Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
const ask = (sql: string, params: QueryParams = {}): Cell[][] => rowsOf(engine.query(sql, params));

describe('tables in the engine', () => {
  it('answer by their bare name and by the name of their package', () => {
    expect(ask("SELECT sum(cases) FROM cases WHERE geo = 'PL'")).toEqual([[17]]);
    expect(ask('SELECT name, sum(cases) FROM week.cases JOIN countries USING (geo) GROUP BY geo ORDER BY 2')).toEqual([['Česko', 3], ['Polska', 17]]);
  });

  it('keep their names where a subquery is called by one of them', () => {
    expect(ask('SELECT cases.geo FROM (SELECT * FROM cases) cases WHERE cases.cases = 10')).toEqual([['PL']]);
  });

  it('are listed with their fields, titles and rows', () => {
    expect(engine.tables().map(({ alias, name, rows }) => [alias, name, rows])).toEqual([['week', 'cases', 4], ['week', 'countries', 2]]);
    expect(engine.tables()[0]?.fields).toEqual(CASES.fields);
  });

  it('come back from kept bytes as they were, with what was known of them', () => {
    const tables = [{ name: 'cases', table: CASES }];
    const again = createEngine(sqlite);
    again.attach('kept', writeDatabase(tables), { described: [{ name: 'cases', fields: CASES.fields, rows: CASES.rows }] });
    expect(again.tables()).toEqual([{ alias: 'kept', name: 'cases', fields: CASES.fields, rows: 4 }]);
    expect(rowsOf(again.query('SELECT * FROM cases'))).toEqual(ask('SELECT * FROM cases'));
    again.close();
  });

  it('of a database from elsewhere are described by its own schema', () => {
    engine.attach('other', writeDatabase([{ name: 'cases', table: CASES }]));
    expect(engine.tables().filter(({ alias }) => alias === 'other')).toEqual([
      { alias: 'other', name: 'cases', fields: [field('month', 'string'), field('geo', 'string'), field('cases', 'integer'), field('share', 'number')], rows: 4 },
    ]);
  });

  it('are never guessed: a bare name that two packages have is refused, and both are named', () => {
    engine.attach('last-week', [{ name: 'CASES', table: CASES }]);
    expect(() => ask('SELECT * FROM cases')).toThrow('query.ambiguous {"name":"CASES","aliases":"week, last-week"}');
    expect(() => ask('SELECT 1 WHERE 3 IN (SELECT cases FROM cases)')).toThrow('query.ambiguous');
    expect(ask('SELECT count(*) FROM week.cases, "last-week".cases')).toEqual([[16]]);
    expect(ask('WITH cases AS (SELECT 1) SELECT * FROM cases')).toEqual([[1]]);
    expect(ask('SELECT cases FROM week.cases ORDER BY cases.cases DESC LIMIT 1')).toEqual([[10]]);
    engine.detach('last-week');
    expect(ask('SELECT count(*) FROM cases')).toEqual([[4]]);
  });

  it('of a package that is not open are told as its, though others have a table of that name', () => {
    expect(() => ask('SELECT 1 FROM\n week_9.cases')).toThrow('query.noTable {"context":"package","table":"week_9","line":2,"column":2}');
    expect(() => ask('SELECT 1 FROM "no week" . cases')).toThrow('query.noTable {"context":"package","table":"no week","line":1,"column":15}');
    expect(() => ask('SELECT 1 FROM week.nowhere')).toThrow('query.noTable {"table":"nowhere","line":1,"column":20}');
  });

  it('of a second package with the same alias get _2', () => {
    expect(engine.attach('week', [{ name: 'other', table: COUNTRIES }])).toBe('week_2');
    expect(ask('SELECT count(*) FROM week_2.other')).toEqual([[2]]);
  });

  it('are gone when their package is detached', () => {
    engine.detach('week');
    engine.detach('never there');
    expect(engine.tables()).toEqual([]);
    expect(() => ask('SELECT * FROM cases')).toThrow('query.noTable {"table":"cases","line":1,"column":15}');
  });

  it('of the eleventh package are refused, and the ten stay', () => {
    for (let nth = 2; nth <= 10; nth++) engine.attach(`package${nth}`, [{ name: `table${nth}`, table: COUNTRIES }]);
    expect(() => engine.attach('eleventh', [{ name: 'x', table: COUNTRIES }])).toThrow('query.limit {"maximum":10}');
    expect(ask('SELECT count(*) FROM cases, table10')).toEqual([[8]]);
    engine.detach('package5');
    expect(engine.attach('eleventh', [{ name: 'x', table: COUNTRIES }])).toBe('eleventh');
  });

  it('cannot come from bytes that are no database', () => {
    expect(() => engine.attach('x', new TextEncoder().encode('a,b\n1,2\n'.repeat(100)))).toThrow('package.unsupported');
    expect(ask('SELECT count(*) FROM cases')).toEqual([[4]]);
  });

  it('also open from a database that was left in write-ahead mode', () => {
    const bytes = writeDatabase([{ name: 'left', table: COUNTRIES }]);
    bytes.fill(2, 18, 20);
    engine.attach('wal', bytes);
    expect(ask('SELECT count(*) FROM left')).toEqual([[2]]);
  });
});

describe('an answer', () => {
  it('keeps type and titles of plain fields, and takes the type of everything else from its values', () => {
    const { table } = engine.query("SELECT month, c.geo, sum(cases) AS total, avg(cases), max(share), upper(month) AS month FROM cases AS c GROUP BY month");
    expect(table.fields).toEqual([
      { name: 'month', type: 'yearmonth', title: { en: 'Month', pl: 'Miesiąc' } },
      { name: 'geo', type: 'string', title: { en: 'Country' } },
      { name: 'total', type: 'integer' },
      { name: 'avg(cases)', type: 'number' },
      { name: 'max(share)', type: 'number' },
      { name: 'month_2', type: 'string' },
    ]);
  });

  it('keeps them through * and aliases, but believes no subquery that borrows a name', () => {
    const types = (sql: string): string[] => engine.query(sql).table.fields.map(({ name, type, title }) => `${name} ${type} ${title?.en ?? '-'}`);
    expect(types('SELECT * FROM cases')).toEqual(['month yearmonth Month', 'geo string Country', 'cases integer Cases', 'share number -']);
    expect(types('SELECT a.* FROM cases a')[0]).toBe('month yearmonth Month');
    expect(types('SELECT n.name, a.geo FROM cases a JOIN countries n ON n.geo = a.geo')).toEqual(['name string Name', 'geo string Country']);
    expect(types("SELECT month FROM (SELECT month || '!' AS month FROM cases) cases")).toEqual(['month string -']);
    expect(types("WITH cases AS (SELECT month || '!' AS month FROM week.cases) SELECT * FROM cases")).toEqual(['month string -']);
    expect(types('SELECT month AS m FROM cases')).toEqual(['m yearmonth -']);
  });

  it('holds every column in the tightest array for its values', () => {
    const { columns } = engine.query(
      `SELECT * FROM (VALUES (1, 2147483648, 0.5, 'a', 1, NULL, x'00', 1), (-5, NULL, 1.0, NULL, 0.5, NULL, 'b', 2), (NULL, -9223372036854775808, -1e300, 'a', NULL, NULL, 3, 4294967296))`,
    ).table;
    expect(columns.map(({ kind }) => kind)).toEqual(['int32', 'int64', 'float64', 'dictionary', 'dictionary', 'dictionary', 'dictionary', 'int64']);
    expect(columns[3]).toEqual({ kind: 'dictionary', codes: Uint8Array.of(0, 1, 0), dictionary: ['a', null] });
    expect(columns[5]).toEqual({ kind: 'dictionary', codes: Uint8Array.of(0, 0, 0), dictionary: [null] });
  });

  it('rounds no integer and confuses no REAL with one', () => {
    expect(ask('SELECT 9007199254740993, 9223372036854775807, -9007199254740992, 1.0, 2')).toEqual([[9007199254740993n, 9223372036854775807n, -9007199254740992n, 1, 2]]);
    expect(engine.query('SELECT 1.0').table.columns[0]?.kind).toBe('float64');
    expect(engine.query('SELECT 1').table.columns[0]?.kind).toBe('int32');
  });

  it('holds text and bytes of any kind, and rows of NULL before them', () => {
    expect(ask("SELECT NULL UNION ALL SELECT char(0, 97) UNION ALL SELECT '' UNION ALL SELECT x'' UNION ALL SELECT x'ff00'")).toEqual([[null], ['\0a'], [''], [new Uint8Array(0)], [new Uint8Array([255, 0])]]);
    expect(ask('SELECT CAST(x\'ff61\' AS TEXT)')).toEqual([['\ufffda']]);
  });

  it('keeps a column whole in which numbers turn into texts late', () => {
    const rows = ask("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT CASE WHEN i = 5000 THEN 'end' WHEN i % 2 THEN i ELSE NULL END FROM n");
    expect(rows[0]).toEqual([1]);
    expect(rows[1]).toEqual([null]);
    expect(rows[4998]).toEqual([4999]);
    expect(rows[4999]).toEqual(['end']);
  });

  it('says when it was cut off, and only then', () => {
    expect(engine.query('SELECT * FROM cases', {}, { maxRows: 3 })).toMatchObject({ truncated: true, table: { rows: 3 } });
    expect(engine.query('SELECT * FROM cases', {}, { maxRows: 4 })).toMatchObject({ truncated: false, table: { rows: 4 } });
  });

  it('of no rows has columns all the same', () => {
    const { table } = engine.query("SELECT month, cases FROM cases WHERE geo = 'XX'");
    expect(table).toMatchObject({ rows: 0, fields: [{ name: 'month' }, { name: 'cases' }] });
    expect(table.columns).toHaveLength(2);
  });

  it('names the tables that it rests on', () => {
    expect(engine.query('SELECT count(*) FROM cases WHERE geo IN (SELECT geo FROM countries)').sources).toEqual([{ alias: 'week', name: 'cases' }, { alias: 'week', name: 'countries' }]);
    expect(engine.query('SELECT 1').sources).toEqual([]);
  });

  it('tells how far it is', () => {
    const seen: (number | undefined)[] = [];
    engine.query('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n', {}, { onProgress: ({ rows }) => seen.push(rows) });
    expect(seen).toEqual([65_536, 131_072, 196_608]);
  });
});

describe('parameters', () => {
  it('are taken by name, whichever prefix the query uses', () => {
    expect(ask('SELECT :k, @k, $k, :other', { k: 'x', other: null })).toEqual([['x', 'x', 'x', null]]);
    expect(ask('SELECT cases FROM cases WHERE geo = :geo AND cases > :least', { geo: 'PL', least: 7 })).toEqual([[10]]);
  });

  it('keep their kind and every digit', () => {
    const params = { i: 5, big: 3e9, huge: 9223372036854775807n, least: -(2n ** 63n), r: 2.5, t: 'ż\0', b: new Uint8Array([1, 0]), small: 7n };
    expect(ask('SELECT :i, :big, :huge, :least, :r, :t, :b, :small', params)).toEqual([[5, 3e9, 9223372036854775807n, -(2n ** 63n), 2.5, 'ż\0', new Uint8Array([1, 0]), 7]]);
    expect(ask('SELECT typeof(:i), typeof(:big), typeof(:huge), typeof(:r), typeof(:t), typeof(:b), :big / 2, :i / 2', params_(params))).toEqual([['integer', 'integer', 'integer', 'real', 'text', 'blob', 1.5e9, 2]]);
  });

  it('are REAL where a whole number is said to be', () => {
    expect(ask('SELECT typeof(:a), :a / 2, typeof(:b), :b / 2', { a: { real: 3 }, b: 3 })).toEqual([['real', 1.5, 'integer', 1]]);
  });

  it('that are missing or unknown are named', () => {
    expect(() => ask('SELECT :from, :to', { from: 1 })).toThrow('query.parameter {"name":"to","context":"missing"}');
    expect(() => ask('SELECT :from', { from: 1, till: 2 })).toThrow('query.parameter {"name":"till","context":"unknown"}');
    expect(() => ask('SELECT ?', {})).toThrow('query.parameter {"name":"?","context":"unnamed"}');
    expect(() => ask('SELECT :toString', {})).toThrow('query.parameter');
    expect(ask("SELECT ':not', \"cases\" FROM cases -- :nor this\n LIMIT 1")).toEqual([[':not', 7]]);
  });
});

function params_({ i, big, huge, r, t, b }: Record<string, Cell>): QueryParams {
  return { i, big, huge, r, t, b } as QueryParams;
}

describe('an engine', () => {
  it('shares its module with others, and its end is nothing to them', () => {
    const other = createEngine(sqlite);
    other.attach('week', [{ name: 'cases', table: COUNTRIES }]);
    expect(rowsOf(other.query('SELECT count(*) FROM cases'))).toEqual([[2]]);
    other.close();
    other.close();
    expect(() => other.query('SELECT 1')).toThrow('query');
    expect(ask('SELECT count(*) FROM cases')).toEqual([[4]]);
  });
});

describe('a table attached under any name', () => {
  it('can be asked for', () => {
    const table: Table = tableOf([field('a.b', 'integer', 'Dotted')], [[1]]);
    engine.attach('my "package".x', [{ name: 'weekly.figures', table }]);
    const result = engine.query('SELECT "a.b" FROM "my ""package"".x"."weekly.figures"');
    expect(rowsOf(result)).toEqual([[1]]);
    expect(result.table.fields[0]?.title).toEqual({ en: 'Dotted' });
  });
});
