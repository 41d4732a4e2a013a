import { describe, expect, it } from 'vitest';
import { readingStatement } from '../../../../shared/query/guard/statement';
import { parseSelect } from '../../../../shared/query/plan/parse';

const parsed = (sql: string, values: Record<string, string | number | bigint | null> = {}) => parseSelect(readingStatement(sql), new Map(Object.entries(values)));

describe('the reader of SELECTs that the kernel answers', () => {
  it('reads every clause that it knows', () => {
    expect(parsed(`SELECT "Geo" AS place, sum(t.n) FROM p.cases t WHERE n >= -1.5 AND k IN ('it''s', :v) GROUP BY 1, t.k ORDER BY sum(t.n) DESC NULLS LAST, 1 LIMIT 10 OFFSET 2;`, { ':v': 3 })).toEqual({
      results: [
        { expression: { kind: 'column', column: { name: 'Geo' } }, text: '"Geo"', alias: 'place' },
        { expression: { kind: 'aggregate', name: 'sum', argument: { table: 't', name: 'n' } }, text: 'sum(t.n)' },
      ],
      from: { database: 'p', table: 'cases', alias: 't' },
      where: [
        { column: { name: 'n' }, test: { kind: 'compare', comparison: '>=', value: -1.5 } },
        { column: { name: 'k' }, test: { kind: 'in', values: ["it's", 3] } },
      ],
      groupBy: [{ kind: 'ordinal', ordinal: 1 }, { kind: 'column', column: { table: 't', name: 'k' } }],
      orderBy: [
        { term: { kind: 'aggregate', name: 'sum', argument: { table: 't', name: 'n' } }, descending: true, nullsFirst: false },
        { term: { kind: 'ordinal', ordinal: 1 }, descending: false, nullsFirst: true },
      ],
      limit: 10,
      offset: 2,
    });
  });

  it('reads BETWEEN as its two comparisons, and IS NULL in both ways', () => {
    expect(parsed('select count(*) from t where a between 1 and 2 and b is not null')?.where).toEqual([
      { column: { name: 'a' }, test: { kind: 'compare', comparison: '>=', value: 1 } },
      { column: { name: 'a' }, test: { kind: 'compare', comparison: '<=', value: 2 } },
      { column: { name: 'b' }, test: { kind: 'null', wanted: false } },
    ]);
  });

  it.each([
    'values (1)',
    'with t as (select 1) select count(*) from t',
    'select distinct k from t group by k',
    'select k, sum(n) + 1 from t group by k',
    'select k, sum(distinct n) from t group by k',
    'select sum(n) filter (where n > 0) from t',
    'select median(n) from t',
    'select count(*) from t, u',
    'select count(*) from t join u using (k)',
    'select count(*) from (select 1)',
    'select k from t group by k having count(*) > 1',
    'select count(*) from t where k = 1 or n = 2',
    "select count(*) from t where k like 'a%'",
    'select count(*) from t where k = n',
    'select count(*) from t where k = null',
    'select count(*) from t where k = 1e3',
    'select count(*) from t where k = 0.12345678901234567',
    'select count(*) from t where true = 1',
    'select count(*) /* all */ from t',
    'select k from t group by k collate nocase',
    'select k from t group by k order by k collate nocase',
    'select k from t group by k limit 1, 2',
    'select k from t group by k limit -1',
    'select k from t group by k limit 1 + 1',
    'select k from t group by k union select 1',
    "select count(*) as 'all' from t",
  ])('leaves to SQLite: %s', (sql) => {
    expect(parsed(sql)).toBeNull();
  });

  it.each([null, 2 ** 40, 2n ** 60n, Infinity])('leaves a parameter of %s to SQLite', (value) => {
    expect(parsed('select count(*) from t where n = :v', { ':v': value })).toBeNull();
  });
});
