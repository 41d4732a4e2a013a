import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { STATISTICS } from '#shared/statistics';
import { type Cell, rowAt } from '#shared/table';
import { Connection } from '../../../../shared/query/sqlite/connection';
import { defineAll } from '../../../../shared/query/sqlite/define-all';
import { RESULT } from '../../../../shared/query/sqlite/module';
import { field, tableOf } from '../../../support/tables';

const sqlite = await loadSqlite();

const CASES = tableOf(
  [field('geo', 'string'), field('cases', 'integer'), field('weight', 'number')],
  [['PL', 3, 1], ['PL', 1, 1], ['PL', null, 5], ['CZ', 8, 0.5], ['PL', 2, 2], ['CZ', 9007199254740993n, 0.5], ['SK', null, 1]],
);

let engine: Engine;

beforeEach(() => {
  engine = createEngine(sqlite);
  engine.attach('week', [{ name: 'cases', table: CASES }]);
});

afterEach(() => engine.close());

function ask(sql: string): Cell[][] {
  const { table } = engine.query(sql, {}, { kernel: 'off' });
  return Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
}

const NUMBERS = '(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000) SELECT x FROM n)';

describe('statistics in SQL', () => {
  it('are worked out for each group, without the rows that are NULL', () => {
    expect(ask('SELECT geo, median(cases), percentile(cases, 0.25) FROM cases GROUP BY geo ORDER BY geo DESC')).toEqual([['SK', null, null], ['PL', 2, 1.5], ['CZ', 4503599627370500, expect.any(Number)]]);
    expect(ask('SELECT typeof(median(cases)), median(cases) FROM cases WHERE geo = \'PL\'')).toEqual([['real', 2]]);
    expect(ask(`SELECT median(x), percentile_disc(x, 0.9), var_samp(x) FROM ${NUMBERS}`)).toEqual([[500.5, 900, 83_416.66666666667]]);
  });

  it('of no rows are NULL', () => {
    expect(ask("SELECT median(cases), stddev(cases), percentile(cases, 7) FROM cases WHERE geo = 'HU'")).toEqual([[null, null, null]]);
  });

  it('take DISTINCT, FILTER, HAVING and subqueries as SQLite\'s own do', () => {
    expect(ask("SELECT median(DISTINCT x % 3), median(x) FILTER (WHERE x <= 9) FROM " + NUMBERS)).toEqual([[1, 5]]);
    expect(ask('SELECT geo FROM cases GROUP BY geo HAVING median(cases) = 2')).toEqual([['PL']]);
    expect(ask('SELECT DISTINCT geo, (SELECT median(cases) FROM cases AS own WHERE own.geo = cases.geo AND cases < 9) AS middle FROM cases ORDER BY geo')).toEqual([['CZ', 8], ['PL', 2], ['SK', null]]);
  });

  it('keep many groups at once apart', () => {
    // Without an index SQLite sorts the groups; as correlated subqueries they are open one inside the other.
    expect(ask(`SELECT sum(middle) FROM (SELECT median(x) AS middle FROM ${NUMBERS} GROUP BY x % 100)`)).toEqual([[50_050]]);
    expect(ask('SELECT median((SELECT median(own.cases) FROM cases AS own WHERE own.geo = cases.geo)) FROM cases WHERE geo = \'PL\'')).toEqual([[2]]);
  });

  it.each([
    ["median('12')", 'median() takes numbers'],
    ["median(x'00')", 'median() takes numbers'],
    ['percentile(cases, 90)', 'percentile() takes a share from 0 to 1'],
    ['percentile(cases, NULL)', 'percentile() takes a share from 0 to 1'],
    ["percentile(cases, 'half')", 'percentile() takes a share from 0 to 1'],
    ['percentile(cases, weight / 9)', 'percentile() takes the same share in every row'],
  ])('%s ends the statement with a sentence and not with a number', (call, message) => {
    for (let again = 0; again < 3; again++) expect(() => ask(`SELECT ${call} FROM cases`)).toThrow(expect.objectContaining({ code: 'query.failed', params: { message } }));
    expect(ask('SELECT median(cases) FROM cases WHERE cases < 9')).toEqual([[2.5]]);
  });

  it('with a wrong number of arguments are refused by SQLite', () => {
    expect(() => ask('SELECT percentile(cases) FROM cases')).toThrow(expect.objectContaining({ code: 'query.syntax' }));
  });

  it('that would take more memory than there may be end as such, and what they took is free again', () => {
    const connection = new Connection(sqlite);
    const dispose = defineAll(connection, 100_000);
    const medianOf = (count: number) => () => connection.rows(`SELECT median(x) FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n LIMIT ${count})`);
    for (let again = 0; again < 3; again++) {
      expect(medianOf(100_000)).toThrow(expect.objectContaining({ code: RESULT.tooBig }));
      expect(medianOf(3001)()).toEqual([[1501]]);
    }
    connection.close();
    dispose();
  });

  it.each(STATISTICS.map((statistic) => [statistic.name, statistic] as const))('%s is the same number, whoever answers', (name, { series, parameters }) => {
    const wide = createEngine(sqlite);
    const rows = Array.from({ length: 60 }, (_, row) => [`k${row % 4}`, row % 11 === 3 ? null : (row * 7919) % 23, row % 7 === 5 ? null : ((row * 31) % 17) / 4, row % 2]);
    wide.attach('week', [{ name: 'cases', table: tableOf([field('geo', 'string'), field('x', 'integer'), field('y', 'number'), field('hit', 'integer')], rows) }]);
    const [given, extra] = [series[0] === 'hit' ? ['hit'] : ['x', 'y'].slice(0, series.length), parameters.map(() => '0.9')];
    const sql = `SELECT geo, ${name}(${[...given, ...extra].join(', ')}) FROM cases GROUP BY geo ORDER BY geo`;
    const [kernel, own] = (['on', 'off'] as const).map((choice) => {
      const { table } = wide.query(sql, {}, { kernel: choice });
      return Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
    });
    expect(kernel).toEqual(own);
    expect(own).toHaveLength(4);
    wide.close();
  });

  it('are known to SQLite by every name in the list', () => {
    const known = new Set(ask("SELECT name FROM pragma_function_list WHERE type = 'a'").flat());
    expect(STATISTICS.filter(({ name }) => !known.has(name))).toEqual([]);
  });
});
