import { describe, expect, it } from 'vitest';
import type { Cell, KernelExpression } from '#shared/table';
import { readingStatement } from '../../../../shared/query/guard/statement';
import { planStatement, whyNot } from '../../../../shared/query/plan/answer';
import type { KernelTable, Plan } from '../../../../shared/query/plan/plan';
import { field, tableOf } from '../../../support/tables';

const TABLE = tableOf([field('geo', 'string'), field('n', 'integer'), field('share', 'number'), field('mixed', 'any')], [['PL', 1, 0.5, 'a'], ['CZ', 2, 0.25, 1], [null, 3, 1, 2.5]]);
const LIST = tableOf([field('code', 'string'), field('name', 'string'), field('size', 'integer')], [['PL', 'Poland', 38]]);

const kernelTable = (alias: string, name: string, table = TABLE): KernelTable => ({ alias, description: { name, fields: table.fields }, table });
const TABLES = [kernelTable('p', 't'), kernelTable('p', 'list', LIST), kernelTable('q', 'u'), kernelTable('r', 'u')];

const plan = (sql: string, values: Record<string, Cell> = {}): Plan => planStatement(readingStatement(sql), new Map(Object.entries(values)), TABLES) ?? expect.fail(`${sql}: ${why(sql, values)}`);
const why = (sql: string, values: Record<string, Cell> = {}) => whyNot(readingStatement(sql), new Map(Object.entries(values)), TABLES);

/** An expression as it would be called; columns by number. */
function called(expression: KernelExpression | null | undefined): string | null {
  if (!expression) return null;
  if (expression.kind === 'column') return `$${expression.column}`;
  if (expression.kind === 'literal') return `${String(expression.value)}${expression.real ? ' real' : ''}`;
  return `${expression.operation}(${expression.arguments.map(called).join(', ')})`;
}
const whereOf = (condition: string, values: Record<string, Cell> = {}) => called(plan(`select geo from t where ${condition}`, values).select.query.where);

describe('the planner', () => {
  it('reads each field once, whatever it is needed for', () => {
    const { reads, select } = plan('select n * 2, t.n, max(geo) from p.t where n > 1 group by N');
    expect(reads.map(({ table, positions }) => [table.description.name, [...positions].sort()])).toEqual([['t', [0, 1]]]);
    expect(select.input.columns).toHaveLength(2);
  });

  it('makes keys and aggregates the columns of what comes after grouping', () => {
    const { query } = plan('select geo || 1, sum(n) + count(*) from t group by geo || 1 having sum(n) > 3 order by count(*) desc').select;
    expect(query.grouping).toMatchObject({ aggregates: [{ name: 'sum' }, { name: 'count', arguments: [] }], keysDescending: [true] });
    expect([...query.outputs, query.having, query.order[0]?.by].map(called)).toEqual(['$0', '+($1, $2)', '>($1, 3)', '$2']);
  });

  it('lets a name be a column first in GROUP BY, and an alias first in ORDER BY', () => {
    const { query } = plan('select n as geo, geo as n from t group by geo, n order by geo').select;
    expect([...(query.grouping?.keys ?? []), ...query.outputs, query.order[0]?.by].map(called)).toEqual(['$0', '$1', '$1', '$0', '$1']);
  });

  it('writes out what the kernel has no name for', () => {
    expect(whereOf('n between 1 and 2')).toBe('and(>=($0, 1), <=($0, 2))');
    expect(whereOf('n not between 1 and 2')).toBe('not(and(>=($0, 1), <=($0, 2)))');
    expect(whereOf("case geo when 'PL' then 1 end")).toBe("case(=($0, PL), 1, null)");
    expect(whereOf("geo not like 'P!%' escape '!'")).toBe('not(like($0, P!%, !))');
    expect(whereOf('n is true or n is not false')).toBe('or(isTrue($0), not(isFalse($0)))');
    expect(whereOf('n = -1 and share > -0.0')).toBe('and(=($0, -1), >($1, 0 real))');
  });

  it('gives operands the affinity that SQLite gives them', () => {
    expect(whereOf("n = '7'")).toBe('=($0, 7)');
    expect(whereOf("n > 'x'")).toBe('>($0, x)');
    expect(whereOf('geo = 7')).toBe('=($0, cast:text(7))');
    expect(whereOf('geo in (7, n)')).toBe('in($0, cast:text(7), cast:text($1))');
    expect(whereOf('mixed = 7')).toBe('=($0, 7)');
    expect(whereOf("+n = '7'")).toBe('=($0, 7)');
    expect(whereOf('n = :p', { ':p': 2 ** 40 })).toBe('=($0, 1099511627776)');
  });

  it.each([
    ['select geo from t where n = geo', 'affinity'],
    ['select geo from t where n = mixed', 'affinity'],
    ["select geo from t where n = '7e0'", 'affinity'],
    ['select geo, n from t group by geo', 'bareColumn'],
    ['select geo from t group by geo, geo', 'groupedTwice'],
    ['select geo from t where sum(n) > 1', 'aggregate'],
    ['select geo from t having n > 1', 'aggregate'],
    ['select geo from t order by count(*)', 'aggregate'],
    ['select geo, group_concat(n) from t group by geo', 'aggregate'],
    ['select geo, json_group_array(n) from t group by geo', 'aggregate'],
    ['select nope from t', 'name'],
    ['select geo from t group by 2', 'name'],
    ['select geo from nope', 'table'],
    ['select geo from u', 'table'],
    ['select printf(n) from t', 'function'],
    ['select abs(n, 1) from t', 'function'],
    ['select sum(n, 1) from t', 'aggregate'],
    ['select geo from t limit n', 'limit'],
    ['select geo from t limit 1.5', 'limit'],
    ['select sum(n) and 0 from t', 'literal'],
    ['select n in () from t', 'literal'],
    ['select geo from t order by 1 is null', 'name'],
    ['select n = 0.12345678901234567 from t', 'literal'],
    ['with c as (select * from c) select * from c', 'recursive'],
    ['select max(RowId) from t', 'rowid'],
    ['select n from (select n, n from t)', 'name'],
    ['select "count(*)" from (select count(*) from t)', 'name'],
    ['select count(*) from (select n from t order by n) group by n order by n', 'subqueryOrder'],
    ['select n from (select n from t limit 3) order by n', 'subqueryOrder'],
    ['select distinct n from (select n from t order by geo)', 'subqueryOrder'],
    ['with c as materialized (select n, geo from t order by geo) select n from c order by n', 'subqueryOrder'],
  ])('leaves to SQLite: %s', (sql, reason) => {
    expect(why(sql)).toBe(reason);
  });

  it('looks lists up by what joins them, wherever that is written', () => {
    const lookUp = { source: 1, key: { source: 0, position: 0 }, own: 0 };
    expect(plan('select name, count(*) from t join list on code = geo group by 1').select.input.lookUps).toEqual([{ ...lookUp, optional: false }]);
    expect(plan('select name, count(*) from t, list where n > 1 and t.geo = list.code group by 1').select.input.lookUps).toEqual([{ ...lookUp, optional: false }]);
    expect(plan('select t.*, name from t left join list on code = geo').select.input.lookUps).toEqual([{ ...lookUp, optional: true }]);
  });

  it('goes through the larger table where either may be the list', () => {
    expect(plan('select name, count(*) from list join t on code = geo group by 1').select.input).toMatchObject({ first: 1, lookUps: [{ source: 0 }] });
  });

  it.each([
    'select name, n from list join t on code = geo',
    "select name, sum(share) from t join list on code = geo where name > 'A' group by 1",
    'select name, sum(s) from (select geo, sum(share) as s from t group by geo) x join list on code = geo group by 1',
    'select name, sum(share) from t left join list on code = geo where size > 1 group by 1',
    'select distinct name from list join t on code = geo',
  ])('leaves to SQLite what depends on the order in which it joins: %s', (sql) => {
    expect(why(sql)).toBe('joinOrder');
  });

  it('answers in order where SQLite begins with the table that is written first', () => {
    expect(why('select name, sum(share) from t join list on code = geo where n > 1 group by 1')).toBeNull();
    expect(why('select * from t, list where geo = code limit 3')).toBeNull();
  });

  it('keeps the affinity of what a subquery hands on, and gives none to what it computes', () => {
    const inner = plan("select k from (select geo as k, count(*) as c from t group by geo) where c = '1' and k = 1").select;
    expect(called(inner.query.where)).toBe('and(=($0, 1), =($1, cast:text(1)))');
  });

  it('goes without the order of a subquery where SQLite does', () => {
    const order = (sql: string) => {
      const [source] = plan(sql).select.input.sources;
      return source?.kind === 'select' ? source.select.query.order.length : -1;
    };
    expect(order('select n from (select n from t order by n)')).toBe(1);
    expect(order('select n from (select n, geo from t order by n) order by geo')).toBe(0);
    expect(order('select n from (select n, geo from t order by n limit 2) order by geo')).toBe(1);
  });
});
