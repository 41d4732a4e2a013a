import { describe, expect, it } from 'vitest';
import { plan as en } from '../../../../shared/i18n/locales/en';
import { readingStatement } from '../../../../shared/query/guard/statement';
import { planStatement } from '../../../../shared/query/plan/answer';
import { explainPlan } from '../../../../shared/query/plan/explain';
import { field, tableOf } from '../../../support/tables';

const TABLES = [
  { table: tableOf([field('geo', 'string'), field('n', 'integer')], [['PL', 1], ['CZ', 2]]), name: 't' },
  { table: tableOf([field('code', 'string'), field('in words', 'string')], [['PL', 'Poland']]), name: 'list' },
].map(({ table, name }) => ({ alias: 'p', description: { name, fields: table.fields }, table }));

/** The steps in English, each as deep as it lies. */
function steps(sql: string): string[] {
  const plan = planStatement(readingStatement(sql), new Map(), TABLES) ?? expect.fail(sql);
  return explainPlan(plan).map(({ depth, key, params }) => '  '.repeat(depth) + (en.step as Record<string, string>)[key]?.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name])));
}

describe('the explanation of a plan', () => {
  it('tells the steps in their order, in words of SQL', () => {
    expect(steps("select l.\"in words\", sum(n) filter (where n not in (1, 2)) as s from t left join list l on l.code = geo where geo like 'P%' or -n is null group by 1 having count(*) > 1 order by s desc nulls first limit 3 offset 1")).toEqual([
      'goes through t',
      'looks up list by list.code = t.geo',
      "keeps the rows with ((t.geo LIKE 'P%') OR (-t.n IS NULL))",
      'puts rows together by list."in words"',
      'computes sum(t.n) FILTER (WHERE NOT t.n IN (1, 2)), count(*)',
      'keeps the groups with (count(*) > 1)',
      'picks the first 4 by sum(t.n) FILTER (WHERE NOT t.n IN (1, 2)) DESC NULLS FIRST',
      'leaves out the first 1',
      'shows in words, s',
    ]);
  });

  it('puts what is worked out first one deeper', () => {
    expect(steps("with m as (select distinct cast(n as text) as k from t) select max(case when k = '1' then 1 else 0 end) from m limit 5")).toEqual([
      'works out m first',
      '  goes through t',
      '  keeps each different row once',
      '  shows k',
      'goes through m',
      'puts all rows together',
      "computes max(CASE WHEN (k = '1') THEN 1 ELSE 0 END)",
      'stops after 5 rows',
      "shows max(case when k = '1' then 1 else 0 end)",
    ]);
  });
});
