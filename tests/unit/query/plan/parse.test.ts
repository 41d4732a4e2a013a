import { describe, expect, it } from 'vitest';
import { readingStatement } from '../../../../shared/query/guard/statement';
import { firstForeign } from '../../../../shared/query/plan/expressions';
import { orReason } from '../../../../shared/query/plan/not-mine';
import { parseSelect } from '../../../../shared/query/plan/parse';
import type { Expression } from '../../../../shared/query/plan/syntax';

const parsed = (sql: string) => parseSelect(readingStatement(sql));
const reasonOf = (sql: string) => {
  const syntax = orReason(() => parsed(sql));
  return typeof syntax === 'string' ? syntax : firstForeign(syntax);
};

/** An expression with every pair of parentheses that its operators imply. */
function written(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return [expression.database, expression.table, expression.name].filter((part) => part !== null).join('.');
    case 'number':
      return expression.text;
    case 'unary':
      return `(${expression.operator} ${written(expression.of)})`;
    case 'binary':
      return `(${written(expression.left)} ${expression.operator} ${written(expression.right)})`;
    case 'between':
      return `(${written(expression.of)} between ${written(expression.least)}..${written(expression.most)})`;
    case 'like':
      return `(${written(expression.of)} ${expression.operator} ${written(expression.pattern)}${expression.escape ? ` escape ${written(expression.escape)}` : ''})`;
    case 'call':
      return `${expression.name}(${expression.star ? '*' : expression.arguments.map(written).join()})`;
    default:
      return expression.kind;
  }
}

function expressionOf(text: string): Expression {
  const [result] = parsed(`select ${text} from t`).results;
  if (result?.kind !== 'expression') throw new TypeError('no expression');
  return result.expression;
}

describe('the reader of SELECTs', () => {
  it.each([
    ['a or b and not c = d', '(a or (b and (not (c = d))))'],
    ['a = b < c', '(a = (b < c))'],
    ['a - b - c * d || e', '((a - b) - (c * (d || e)))'],
    ['a << b + c & d', '((a << (b + c)) & d)'],
    ['- a || b', '((- a) || b)'],
    ['not a is not null', '(not (a isNot null))'],
    ['a notnull = b', '((a isNot null) = b)'],
    ['a between b and c and d', '((a between b..c) and d)'],
    ['a is not distinct from b', '(a is b)'],
    ['a is distinct from b or c', '((a isNot b) or c)'],
    ["a not like b || c escape d = e", '((a like (b || c) escape d) = e)'],
    ['a like b escape c > d', '(a like b escape (c > d))'],
    ['count(*) + p.t."x y"', '(count(*) + p.t.x y)'],
  ])('reads %s as SQLite does', (text, expected) => {
    expect(written(expressionOf(text))).toBe(expected);
  });

  it('reads every clause', () => {
    const select = parsed(`WITH m(k) AS (SELECT 1 FROM t) SELECT DISTINCT "Geo" AS place, t.* FROM p.cases t LEFT JOIN (SELECT * FROM m) x USING (k), l
      WHERE n >= -1.5 GROUP BY 1, t.k HAVING count(*) > 1 ORDER BY sum(t.n) DESC NULLS LAST, 1 LIMIT :n OFFSET 2;`);
    expect(select).toMatchObject({
      tables: [{ name: 'm', columns: ['k'] }],
      distinct: true,
      results: [{ alias: 'place', text: '"Geo"' }, { kind: 'star', table: 't' }],
      from: [
        { of: { kind: 'table', database: 'p', name: 'cases' }, alias: 't', join: null },
        { of: { kind: 'select' }, alias: 'x', join: { kind: 'left', using: ['k'] } },
        { of: { kind: 'table', database: null, name: 'l' }, alias: null, join: { kind: 'inner', on: null } },
      ],
      groupBy: [{ kind: 'number' }, { kind: 'name' }],
      orderBy: [{ descending: true, nullsFirst: false }, { descending: false, nullsFirst: true }],
      limit: { kind: 'parameter', name: ':n' },
      offset: { kind: 'number', text: '2' },
    });
  });

  it('takes LIMIT with a comma the other way round', () => {
    expect(parsed('select a from t limit 5, 10')).toMatchObject({ limit: { text: '10' }, offset: { text: '5' } });
  });

  it('reads past comments, which are part of the text that names a column as SQLite cuts it', () => {
    expect(parsed('select sum( n ) /* all */ , -- first\n n /* c */ as v from t -- end').results).toMatchObject([{ text: 'sum( n ) /* all */' }, { text: 'n /* c */', alias: 'v' }]);
  });

  it.each([
    ['values (1)', 'values'],
    ['select k from t union select 1', 'compound'],
    ['with recursive r(i) as (select 1 union all select i + 1 from r) select i from r', 'recursive'],
    ['with recursive r(i) as (values (1) union all select i + 1 from r) select i from r', 'recursive'],
    ['select row_number() over (order by n) from t', 'window'],
    ['select sum(n) over w from t window w as (partition by k)', 'window'],
    ['select k from t where n in (select 1)', 'subquery'],
    ['select k from t where exists (select 1 from u)', 'subquery'],
    ['select (select max(n) from t) from t', 'subquery'],
    ["select k from t where k = 'A' collate nocase", 'collation'],
    ["select k ->> '$.a' from t", 'json'],
    ["select k from t where k = x'00'", 'literal'],
    ['select current_date from t', 'clock'],
    ['select group_concat(k order by n) from t', 'aggregateOrder'],
    ['select k from t where (k, n) = (1, 2)', 'rowValue'],
    ["select k from t where k match 'a'", 'match'],
    ['select * from json_each(1)', 'tableFunction'],
    ['select * from (t join u)', 'join'],
    ['select 1', 'noTable'],
    ['select k from t where', 'syntax'],
    ['select from t', 'syntax'],
    [`select ${'('.repeat(200)}1${')'.repeat(200)} from t`, 'deep'],
  ])('leaves to SQLite: %s', (sql, reason) => {
    expect(reasonOf(sql)).toBe(reason);
  });
});
