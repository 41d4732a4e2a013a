import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { columnFrom, dictionaryFrom, type Field, readsAsYear, type Table } from '#shared/table';

const FIELDS: readonly Field[] = [
  { name: 'year', type: 'integer' },
  { name: 'month', type: 'yearmonth', title: { en: 'Month' } },
  { name: 'n', type: 'integer' },
];
const CASES: Table = { rows: 3, fields: FIELDS, columns: [columnFrom([2020, 2025, 2021]), dictionaryFrom(['2020-01', '2025-03', '2021-12']), columnFrom([2000, 1, 3])] };

let engine: Engine;
beforeAll(async () => {
  engine = createEngine(await loadSqlite());
  engine.attach('week', [{ name: 'cases', table: CASES }]);
});
afterAll(() => engine.close());

/** The types of an answer; what reads as years counts as such. Whoever answers, they are the same. */
function typesOf(sql: string): string[] {
  const [auto, sqlite] = (['auto', 'off'] as const).map((kernel) => {
    const { table } = engine.query(sql, {}, { kernel });
    return table.fields.map((field, at) => (readsAsYear(field, table.columns[at] ?? columnFrom([])) ? 'year' : field.type));
  });
  expect(auto).toEqual(sqlite);
  return auto ?? [];
}

describe('a result that gives the values of a field', () => {
  it('is what the field is, by whatever name', () => {
    expect(typesOf('SELECT max(year) AS latest, min(c.month) AS since, max(n) AS most FROM cases c')).toEqual(['year', 'yearmonth', 'integer']);
    expect(typesOf('SELECT year AS y, month AS m, count(*) AS n FROM cases GROUP BY 1, 2')).toEqual(['year', 'yearmonth', 'integer']);
  });

  it('is that through subqueries and common tables too', () => {
    expect(typesOf('SELECT max(y) AS latest FROM (SELECT year AS y, n FROM cases)')).toEqual(['year']);
    expect(typesOf('WITH a(y) AS (SELECT max(year) FROM cases), b AS (SELECT * FROM a) SELECT min(y) AS latest FROM b')).toEqual(['year']);
    expect(typesOf('SELECT max(a.y) AS latest FROM (SELECT year AS y FROM cases) a JOIN cases b ON b.year = a.y')).toEqual(['year']);
  });

  it('has the words of the field under its name, and not under another', () => {
    const titles = (sql: string) => engine.query(sql).table.fields.map(({ title }) => title?.en);
    expect(titles('WITH series AS (SELECT month, sum(n) AS n FROM cases GROUP BY month) SELECT month, month AS m, n FROM series ORDER BY 1')).toEqual(['Month', undefined, undefined]);
    expect(titles("SELECT month FROM (SELECT month || '!' AS month FROM cases)")).toEqual([undefined]);
  });

  it('is an amount where years are counted, added up or reckoned with, and where another column has their name', () => {
    expect(typesOf('SELECT 2000 * count(year) / count(year) AS a, sum(n) - 4 AS b FROM cases')).toEqual(['integer', 'integer']);
    expect(typesOf('SELECT max(year) AS a FROM (SELECT sum(n) AS year FROM cases)')).toEqual(['integer']);
    expect(typesOf('SELECT max(y) AS a FROM (SELECT n AS y, year FROM cases)')).toEqual(['integer']);
    const counted: Field = { name: 'count(year)', type: 'integer' };
    expect([readsAsYear(counted, columnFrom([2000])), readsAsYear({ ...counted, name: 'max(year)' }, columnFrom([2000]))]).toEqual([false, true]);
  });

  it('is nothing that has to be guessed', () => {
    expect(typesOf('SELECT max(a.n, 2000) AS a, max(year) + 0 AS b FROM cases a')).toEqual(['integer', 'integer']);
    expect(typesOf('SELECT max(y) AS a FROM (SELECT year AS y FROM cases), (SELECT n FROM cases)')).toEqual(['integer']);
    expect(typesOf('SELECT max(year) AS a FROM cases UNION SELECT n FROM cases')).toEqual(['integer']);
  });
});
