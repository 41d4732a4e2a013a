import { afterAll, describe, expect, it } from 'vitest';
import { createEngine, loadSqlite } from '#shared/query';
import type { Cell, Table } from '#shared/table';
import { readingStatement } from '../../../../shared/query/guard/statement';
import { answerInner, splitStatement } from '../../../../shared/query/plan/split';
import { field, tableOf } from '../../../support/tables';

const TABLE: Table = tableOf([field('month', 'yearmonth'), field('geo', 'string'), field('n', 'integer'), field('any', 'any')], [
  ['2020-01', 'PL', 3, 'a'],
  ['2020-01', 'CZ', 4, 1],
  ['2020-02', 'PL', null, 2.5],
  ['2020-03', null, 7, 'b'],
]);
const engine = createEngine(await loadSqlite());
engine.attach('p', [{ name: 't', table: TABLE }]);
afterAll(() => engine.close());

const TABLES = [{ alias: 'p', description: { name: 't', fields: TABLE.fields }, table: TABLE }];
const split = (sql: string, values: Record<string, Cell> = {}) => splitStatement(readingStatement(sql), new Map(Object.entries(values)), TABLES);

/** The answer with the inner parts as tables of a package of their own. */
function answered(sql: string) {
  const parts = split(sql) ?? expect.fail(`nothing to split: ${sql}`);
  const alias = engine.attach('inner', parts.inner.map((part) => ({ name: part.name, table: answerInner(part) ?? expect.fail(`not answered: ${sql}`) })));
  try {
    return engine.query(parts.outer.statement.sql, {}, { kernel: 'off' }).table.columns;
  } finally {
    engine.detach(alias);
  }
}

describe('a statement of which the kernel answers the inner parts', () => {
  it.each([
    'select month, avg(s) over (order by month rows between 2 preceding and current row) from (select month, sum(n) s from t group by month)',
    'with m as (select month, count(*) as c from t group by month) select month, c * 1.0 / (select sum(c) from m) as share from m order by share desc',
    "with m as (select geo, sum(n) from t group by geo), w as (select *, row_number() over (order by geo) as nth from m) select * from w where nth > 1",
    "select k, s = '7', k = 7, lag(s) over (order by k) from (select month as k, sum(n) as s from t group by 1)",
    'select geo, row_number() over (order by geo) from (select distinct geo from t) d',
  ])('gets the answer that SQLite alone gives: %s', (sql) => {
    expect(answered(sql)).toEqual(engine.query(sql, {}, { kernel: 'off' }).table.columns);
  });

  it('hands on the parameters that are left', () => {
    const parts = split('select max(s) over () + :b from (select sum(n) as s from t where n > :a)', { ':a': 1, ':b': 2 });
    expect(parts?.outer.statement.sql).toBe('select max(s) over () + :b from (SELECT +"s" AS "s" FROM molo_inner_1)');
    expect([...(parts?.outer.values ?? [])]).toEqual([[':b', 2]]);
  });

  it.each([
    ['without a part that qualifies', 'select n, sum(n) over () from t'],
    ['where rows would only be handed over', 'select n, sum(n) over () from (select n from t)'],
    ['that is joined', 'with m as (select geo, sum(n) as s from t group by geo) select s, sum(s) over () from t join m on m.geo = t.geo'],
    ['that has an order', 'select max(n) over () from (select n, count(*) as c from t group by n order by c limit 2)'],
    ['with equal names', 'select max(n) over () from (select n, n from t group by n)'],
    ['with a column of no affinity, which is none of a computed value', "select any, max(c) over () from (select any, count(*) as c from t group by any)"],
  ])('is left whole %s', (_, sql) => {
    expect(split(sql)).toBeNull();
  });
});
