import { afterAll, describe, expect, it } from 'vitest';
import { answerByKernel, createEngine, fieldsPlanned, fieldsRead, loadSqlite, planIsLikely, type QueryResult } from '#shared/query';
import { type Cell, rowAt, type Table } from '#shared/table';
import { field, tableOf } from '../../../support/tables';

const TABLE: Table = tableOf(
  [field('geo', 'string', 'Country'), field('n', 'integer'), field('share', 'number'), field('huge', 'integer'), field('mixed', 'any')],
  [
    ['PL', 3, 0.1, 2n ** 62n, 'a'],
    ['łódź', null, 0.2, 2n ** 62n, 1],
    [null, 5, 0.3, 1, 2.5],
    ['PL', 4, 1e16, 1, null],
    ['\uE000', 7, 1, 1, 'b'],
    ['😀', 7, -1e16, 1, 'B'],
  ],
);
const LIST: Table = tableOf([field('code', 'string'), field('name', 'string', 'Name'), field('n', 'integer')], [['PL', 'Poland', 1], ['CZ', 'Czechia', 2]]);
const DATABASES = [{ alias: 'p', tables: [{ name: 't', table: TABLE }, { name: 'list', table: LIST }] }];

const sqlite = await loadSqlite();
const engine = createEngine(sqlite);
engine.attach('p', DATABASES[0]?.tables ?? []);
afterAll(() => engine.close());

const rowsOf = ({ table }: QueryResult): Cell[][] => Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
const ask = (sql: string, params = {}): Cell[][] => {
  const answer = engine.query(sql, params);
  expect(answer.answeredBy).toBe('kernel');
  const { table, sources } = engine.query(sql, params, { kernel: 'off' });
  expect({ table: answer.table, sources: answer.sources }).toEqual({ table, sources });
  return rowsOf(answer);
};

describe('the kernel', () => {
  it('takes a parameter that is REAL for what it is', () => {
    expect(ask('select typeof(:a), :a / 2, typeof(max(n * :a)) from t', { a: { real: 3 } })).toEqual([['real', 1.5, 'real']]);
    expect(ask('select sum(n / :a) from t', { a: 4 })).not.toEqual(ask('select sum(n / :a) from t', { a: { real: 4 } }));
  });

  it('puts NULL first and text in the order of its bytes', () => {
    expect(ask('select geo, count(*) from t group by geo')).toEqual([[null, 1], ['PL', 2], ['łódź', 1], ['\uE000', 1], ['😀', 1]]);
  });

  it('leaves ties in the order in which SQLite sorted the groups, which ORDER BY may turn round', () => {
    expect(ask('select geo, max(n) from t where n = 7 group by 1 order by 2 desc')).toEqual([['😀', 7], ['\uE000', 7]]);
    expect(ask('select geo, max(n) from t where n = 7 group by 1 order by 2 desc, 1')).toEqual([['\uE000', 7], ['😀', 7]]);
  });

  it('compensates sums of decimals in row order', () => {
    expect(ask('select sum(share), total(share), avg(n), sum(n), min(mixed), max(mixed), count(mixed) from t')).toEqual([[1.6, 1.6, 5.2, 26, 1, 'b', 5]]);
  });

  it('gives one row for no rows, and none where there are groups', () => {
    expect(ask("select count(*), sum(n), total(n), max(geo) from p.t where geo = 'XX'")).toEqual([[0, null, 0, null]]);
    expect(ask("select geo, count(*) from t where geo = 'XX' group by 1")).toEqual([]);
  });

  it('orders rows that DISTINCT takes for one by the first of them', () => {
    expect(ask('select distinct geo from t order by share desc')).toEqual([['\uE000'], [null], ['łódź'], ['PL'], ['😀']]);
    expect(ask('select distinct n > 4 from t where n is not null order by n + share limit 1')).toEqual([[0]]);
  });

  it('fails where SQLite does, for rows too that LIMIT leaves out', () => {
    const least = tableOf([field('n', 'integer')], [[3], [-(2n ** 63n)], [5]]);
    engine.attach('q', [{ name: 'least', table: least }]);
    for (const sql of ['select n, abs(n) from least order by n desc limit 2', 'select * from (select n, abs(n) from least order by n desc limit 1)', 'select abs(n) from least limit 1', 'select abs(min(n)) from least group by n order by min(n) desc limit 1']) {
      const outcome = (kernel: 'auto' | 'off'): unknown => {
        try {
          return rowsOf(engine.query(sql, {}, { kernel }));
        } catch (error) {
          return String(error);
        }
      };
      expect([sql, outcome('auto')]).toEqual([sql, outcome('off')]);
    }
    engine.detach('q');
  });

  it('leaves integers that overflow, and comparisons that convert, to SQLite', () => {
    expect(() => engine.query('select sum(huge) from t')).toThrowError(expect.objectContaining({ code: 'query.failed' }) as Error);
    expect(engine.query('select count(*) from t where n = geo').answeredBy).toBe('sqlite');
  });

  it.each([
    'select distinct t.geo from t left join list on list.code = t.geo',
    'select distinct geo from (select t.geo, list.name from t left join list on list.code = t.geo)',
    'select distinct 1 from (select t.geo from t left join list on list.code = t.geo)',
    'select distinct geo, name from (select t.geo, list.name from t left join list on list.code = t.geo)',
    'select distinct geo from (select t.geo, count(*) from t left join list on list.code = t.geo group by 1)',
    'select count(*) from t left join list on list.code = t.geo',
    'select geo from (select distinct t.geo from t left join list on list.code = t.geo order by list.n) order by geo',
  ])('names the same tables as read, whoever answers: %s', (sql) => {
    expect(engine.query(sql).sources).toEqual(engine.query(sql, {}, { kernel: 'off' }).sources);
  });

  it('says what it reads without SQLite, as SQLite would', () => {
    const sql = 'select geo, sum(n) from t where share > 0 group by 1';
    const outlines = [{ alias: 'p', tables: [{ name: 't', fields: TABLE.fields }] }];
    expect(fieldsPlanned(outlines, sql)).toEqual(fieldsRead(sqlite, outlines, sql));
    expect(fieldsPlanned(outlines, 'select max(n) over () from t')).toBeNull();
    expect([planIsLikely(sql), planIsLikely('select max(n) over () from t')]).toEqual([true, false]);
  });

  it('answers rows, expressions, lists and subqueries with the same columns, fields and names', () => {
    expect(ask("select *, n * 2, share as s from t where mixed > 1 or geo like 'p%' order by n desc limit 2")).toHaveLength(2);
    expect(ask('select t.geo, l.name, l.n + t.n as both from t left join list l on l.code = t.geo')).toHaveLength(6);
    expect(ask('select name, sum(t.n) /* all */ from list, t where code = geo group by name having count(*) > 1')).toEqual([['Poland', 7]]);
    expect(ask('with m as (select geo, sum(n) as s from t group by geo) select *, s / 2 from m where s > 4 order by s')).toEqual([[null, 5, 2], ['PL', 7, 3], ['\uE000', 7, 3], ['😀', 7, 3]]);
    expect(ask('select distinct Geo is null, n is null from (select GEO, n from t) where true')).toEqual([[0, 0], [0, 1], [1, 0]]);
  });

  it('answers without an engine, and never from fields that were not read', () => {
    const loaded = (names: string[]) => [{ alias: 'p', tables: [{ name: 't', table: TABLE, loaded: new Set(names) }] }];
    expect(answerByKernel(loaded(['n']), 'select sum(n) from t')).toMatchObject({ answeredBy: 'kernel', table: { rows: 1 } });
    expect(answerByKernel(loaded(['geo']), 'select sum(n) from t')).toBeNull();
    expect(answerByKernel([...DATABASES, ...DATABASES], 'select sum(n) from t')).toBeNull();
    expect(answerByKernel([...DATABASES, ...DATABASES], 'select sum(n) from p_2.t')).toMatchObject({ sources: [{ alias: 'p_2', name: 't' }] });
  });
});
