import { describe, expect, it } from 'vitest';
import { type ChartSource, parseChart, planChart, renderSvg, suggestChart } from '#shared/chart';
import type { Field, Table } from '#shared/table';
import { field, tableOf } from '../../support/tables';
import { APPLICANTS, en, pl, textsOf } from './samples';

const SQL: ChartSource = { sql: 'SELECT :geo', params: { geo: 'PL' } };
const GEO = field('geo', 'string', 'Country', 'Państwo');
const N = field('n', 'integer', 'Applicants', 'Wnioskujący');
const M = field('m', 'number', 'Decisions', 'Decyzje');
const letters = (count: number): string[] => Array.from({ length: count }, (_, index) => `c${index}`);

const suggested = (rows: Table, source: Parameters<typeof suggestChart>[0] = SQL) => suggestChart(source, rows, en) as { spec: { mark: string; title: string; encoding: Record<string, object> } };
const table = (fields: Field[], rows: (string | number | null)[][]) => tableOf(fields, rows);

describe('the first picture of a result', () => {
  it('keeps the statement and its parameters, and is a chart that can be drawn', async () => {
    const chart = parseChart(suggested(APPLICANTS));
    expect(chart).toMatchObject({ kind: 'query', ...SQL });
    expect(textsOf(await renderSvg(chart.spec, APPLICANTS, { translator: en }))).toContain('Applicants by country');
  });

  it('is a line where there is time, one for each of a few groups', () => {
    expect(suggested(APPLICANTS).spec).toMatchObject({ mark: 'line', encoding: { x: { field: 'year' }, y: { field: 'applicants' }, color: { field: 'geo' } } });
  });

  it('knows a year that nobody declared as one', () => {
    expect(suggested(table([field('rok', 'integer'), N], [[2015, 1], [2016, 2]])).spec).toMatchObject({ mark: 'line', encoding: { x: { field: 'rok' } } });
  });

  it('leaves out columns whose names cannot be drawn', () => {
    const odd = ['', ' ', '__proto__', 'constructor', 'back\\slash'].map((name) => field(name, 'integer'));
    const { spec } = suggested(table([...odd, GEO, N], [[1, 1, 1, 1, 1, 'PL', 1], [2, 2, 2, 2, 2, 'CZ', 2]]));
    expect(spec).toMatchObject({ mark: 'bar', encoding: { y: { field: 'geo' }, x: { field: 'n' } } });
    expect(suggested(table(odd, [[1, 1, 1, 1, 1]])).spec).toMatchObject({ mark: 'bar', encoding: { x: { aggregate: 'count' } } });
  });

  it('is bars sorted by value where categories are measured', () => {
    const { spec } = suggested(table([GEO, N], [['PL', 1], ['CZ', 2]]));
    expect(spec).toMatchObject({ mark: 'bar', title: 'Applicants by country', encoding: { y: { field: 'geo', sort: '-x' }, x: { field: 'n' } } });
    expect(spec.encoding.x).not.toHaveProperty('aggregate');
  });

  it('adds up what would fall on one place', () => {
    expect(suggested(table([GEO, N], [['PL', 1], ['PL', 2], ['CZ', 3]])).spec.encoding.x).toEqual({ aggregate: 'sum', field: 'n' });
  });

  it('is points where two measures meet, and no group is small enough for bars', () => {
    expect(suggested(table([N, M], [[1, 2], [3, 4]])).spec).toMatchObject({ mark: 'point', encoding: { x: { field: 'n' }, y: { field: 'm' } } });
    const many = table([GEO, N, M], letters(40).map((name, index) => [name, index, index * 2]));
    expect(suggested(many).spec).toMatchObject({ mark: 'point', encoding: { detail: { field: 'geo' } } });
  });

  it('is a distribution of one measure alone', () => {
    expect(suggested(table([N], [[1], [2]])).spec).toMatchObject({ mark: 'bar', encoding: { x: { field: 'n', bin: true }, y: { aggregate: 'count' } } });
  });

  it('counts where nothing is measured', () => {
    const { spec } = suggested(table([GEO], [['PL'], ['PL'], ['CZ']]));
    expect(spec).toMatchObject({ title: 'Number of rows by country', encoding: { y: { field: 'geo', sort: '-x' }, x: { aggregate: 'count' } } });
  });

  it('of a whole table lets SQL add up', () => {
    const chart = parseChart(suggested(APPLICANTS, { table: 'asylum.cases' }));
    const plan = planChart(chart, [{ name: 'cases', alias: 'asylum', fields: APPLICANTS.fields }]);
    expect(plan.sql).toContain('sum("applicants")');
    expect(plan.sql).toContain('GROUP BY');
  });

  it('speaks the language of its reader, and leaves abbreviations as they are', () => {
    const rows = table([field('k', 'string', 'TLP level', 'Poziom TLP'), N], [['a', 1], ['b', 2]]);
    expect(suggested(rows).spec.title).toBe('Applicants by TLP level');
    expect((suggestChart(SQL, rows, pl).spec as { title: string }).title).toBe('Wnioskujący – poziom TLP');
  });

  it.each([
    ['nothing at all', [], []],
    ['no row', [GEO, N], []],
    ['one row', [GEO, N], [['PL', 1]]],
    ['one value', [N], [[7]]],
    ['odd names', [field('a.b', 'string'), field('n["x"]', 'integer')], [['x', 1], ['y', 2]]],
    ['missing values', [GEO, N], [[null, 1], ['PL', null]]],
  ])('can be drawn for %s', async (_, fields, rows) => {
    const answer = table(fields, rows);
    const { spec } = parseChart(suggested(answer));
    expect(await renderSvg(spec, answer, { translator: en })).toContain('<svg');
  });
});
