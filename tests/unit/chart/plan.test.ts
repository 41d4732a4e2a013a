import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/base';
import { type ChartTable, parseChart, planChart } from '#shared/chart';
import { APPLICANTS } from './samples';

const TABLES: ChartTable[] = [
  { name: 'cases', alias: 'training', fields: APPLICANTS.fields },
  { name: 'other', alias: 'training', fields: [{ name: 'applicants', type: 'integer', title: { en: 'Something else' } }, { name: 'odd "name"', type: 'string' }] },
  { name: 'other', alias: 'second', fields: [] },
];

const planned = (spec: object, name = 'cases') => planChart(parseChart({ data: { name }, ...spec }), TABLES);
const sum = { field: 'applicants', aggregate: 'sum' };

describe('a bare spec', () => {
  it('fetches only the fields that it reads, and never endlessly many rows', () => {
    const { sql } = planned({ mark: 'point', encoding: { x: { field: 'year' }, y: { field: 'applicants', type: 'quantitative' } } });
    expect(sql).toBe(`SELECT "year", "applicants" FROM "training"."cases" LIMIT ${LIMITS.chartRows + 1}`);
  });

  it('finds the fields that its expressions and transforms read', () => {
    const { sql } = planned({ mark: 'bar', transform: [{ filter: "datum.geo === 'PL'" }, { aggregate: [{ op: 'sum', field: 'applicants', as: 's' }] }], encoding: { y: { field: 's' } } });
    expect(sql).toContain('SELECT "geo", "applicants" FROM');
  });

  it('fetches every field when it computes their names', () => {
    expect(planned({ mark: 'bar', transform: [{ calculate: 'datum["a" + "b"]', as: 'c' }] }).sql).toContain('"geo", "year", "applicants"');
  });

  it('may name its table with the package', () => {
    expect(planned({ mark: 'bar', encoding: { x: { field: 'odd "name"' } } }, 'training.other').sql).toContain('SELECT "odd ""name""" FROM "training"."other"');
  });

  it.each(['nothing', 'other', 'training.nothing'])('is refused when its table is none or several: %s', (name) => {
    expect(() => planned({ mark: 'bar' }, name)).toThrow(expect.objectContaining({ code: 'chart.unknownTable', params: { table: name } }));
  });
});

describe('aggregates of a bare spec', () => {
  it('are computed by SQL, and the spec draws the results', () => {
    const plan = planned({ mark: 'bar', encoding: { x: { field: 'geo' }, y: sum } });
    expect(plan.sql).toBe('SELECT "geo" AS "geo", sum("applicants") AS "sum_applicants" FROM "training"."cases" GROUP BY 1 ORDER BY 1');
    expect(plan.spec.encoding).toEqual({ x: { field: 'geo' }, y: { type: 'quantitative', field: 'sum_applicants' } });
    expect(plan.fields).toContainEqual({ name: 'sum_applicants', aggregate: 'sum', title: { en: 'Applicants', pl: 'Wnioskujący' } });
  });

  it.each([
    ['count', undefined, 'count(*)'],
    ['mean', 'applicants', 'avg("applicants")'],
    ['min', 'applicants', 'min("applicants")'],
    ['max', 'applicants', 'max("applicants")'],
  ])('%s becomes SQL', (aggregate, field, sql) => {
    const channel = field === undefined ? { aggregate } : { aggregate, field };
    expect(planned({ mark: 'bar', encoding: { x: { field: 'geo' }, y: channel } }).sql).toContain(sql);
  });

  it('of the whole table need no group', () => {
    expect(planned({ mark: 'text', encoding: { text: sum } }).sql).toBe('SELECT sum("applicants") AS "sum_applicants" FROM "training"."cases"');
  });

  it.each<[string, object]>([
    ['a transform', { transform: [{ filter: 'true' }], mark: 'bar', encoding: { x: { field: 'geo' }, y: sum } }],
    ['a bin', { mark: 'bar', encoding: { x: { field: 'applicants', bin: true }, y: { aggregate: 'count' } } }],
    ['a time unit', { mark: 'bar', encoding: { x: { field: 'year', timeUnit: 'year' }, y: sum } }],
    ['an aggregate that SQL has not', { mark: 'bar', encoding: { x: { field: 'geo' }, y: { field: 'applicants', aggregate: 'median' } } }],
    ['a number as a group', { mark: 'line', encoding: { x: { field: 'applicants', type: 'quantitative' }, y: { aggregate: 'count' } } }],
    ['a sort by another field', { mark: 'bar', encoding: { x: { field: 'geo', sort: { field: 'applicants' } }, y: sum } }],
    ['a sort by the means of several groups', { mark: 'bar', encoding: { x: { field: 'geo', sort: '-y' }, y: { ...sum, aggregate: 'mean' }, color: { field: 'year', type: 'ordinal' } } }],
    ['a summary of its own', { mark: 'boxplot', encoding: { x: { field: 'geo' }, y: sum } }],
    ['layers', { layer: [{ mark: 'bar', encoding: { x: { field: 'geo' }, y: sum } }] }],
  ])('stay with Vega where the spec has %s', (_, spec) => {
    expect(planned(spec).sql).not.toContain('GROUP BY');
  });
});

describe('a chart file', () => {
  const chart = (sql: string) => planChart(parseChart({ molo: 'chart/1', sql, params: { a: 1 }, spec: { mark: 'bar' } }), TABLES);

  it('keeps its own SQL and parameters', () => {
    expect(chart('select 1')).toMatchObject({ sql: 'select 1', params: { a: 1 } });
  });

  it('knows the titles and types of the fields of the tables that it asks', () => {
    expect(chart('select geo from cases').fields).toContainEqual({ name: 'geo', type: 'string', title: { en: 'Country', pl: 'Państwo' } });
  });

  it('trusts no title about which two tables disagree', () => {
    expect(chart('select * from cases, training.other').fields).toContainEqual({ name: 'applicants', type: 'integer' });
  });
});
