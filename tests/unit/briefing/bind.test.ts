import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { bindBriefing, parseBriefing, type Run } from '#shared/briefing';
import { resultDigest } from '#shared/provenance';
import { answer, ANSWERS, briefing, ORIGIN } from './samples';

const figure = (sql: string) => ({ figure: { sql } });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const bind = (blocks: unknown[], run: Run = answer) => bindBriefing(parseBriefing(briefing(blocks)), run);

describe('a bound briefing', () => {
  it('knows of every number its query, its package and the digest of its result', async () => {
    const { figures } = await bind([paragraph('a ', figure('select n'))]);
    expect(figures).toMatchObject([{ number: 1, place: '/blocks/0/content/1/figure', value: 12190, sql: 'select n', params: {}, origins: [ORIGIN], resultDigest: resultDigest(ANSWERS['select n'] as never) }]);
  });

  it('counts figures, charts and tables in reading order, each for itself', async () => {
    const chart = { type: 'chart', chart: { molo: 'chart/1', sql: 'select countries', spec: { mark: 'bar' } } };
    const note = { type: 'note', content: [figure('select share')] };
    const list = { type: 'list', items: [[figure('select name')], ['x', { footnote: [figure('select month')] }]] };
    const bound = await bind([paragraph(figure('select n')), chart, { type: 'table', sql: 'select countries' }, note, list, chart]);
    expect(bound.figures.map(({ number, value }) => [number, value])).toEqual([[1, 12190], [2, 28.5], [3, 'Łódź'], [4, '2022-02']]);
    expect(bound.charts.map(({ number, place }) => [number, place])).toEqual([[1, '/blocks/1'], [2, '/blocks/5']]);
    expect(bound.tables.map(({ place }) => place)).toEqual(['/blocks/2']);
    expect(bound.origins).toEqual([ORIGIN]);
  });

  it('asks the same query once, and one with other parameters again', async () => {
    const asked: unknown[] = [];
    const run: Run = (sql, params) => (asked.push(params), answer(sql));
    const of = (params: object) => ({ figure: { sql: 'select n', params } });
    await bind([paragraph(of({ a: 1 }), of({ a: 2 }), of({ a: 1 }))], run);
    expect(asked).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('draws a bare spec from the tables that are open', async () => {
    const chart = { data: { name: 'cases' }, mark: 'bar', encoding: { x: { field: 'geo' }, y: { aggregate: 'count' } } };
    const asked: string[] = [];
    const run = (sql: string) => (asked.push(sql), answer('select countries'));
    await bindBriefing(parseBriefing(briefing([{ type: 'chart', chart }])), run, [{ name: 'cases', fields: [{ name: 'geo', type: 'string' }] }]);
    expect(asked).toEqual(['SELECT "geo" AS "geo", count(*) AS "count" FROM "cases" GROUP BY 1 ORDER BY 1']);
  });
});

describe('a figure', () => {
  it.each([
    ['select two rows', 2, 1],
    ['select two columns', 1, 2],
    ['select no row', 0, 1],
  ])('is refused when its query gives anything but one value, and told where: %s', async (sql, rows, columns) => {
    const place = '/blocks/1/items/0/1/figure';
    const bound = bind([paragraph('x'), { type: 'list', items: [['a', figure(sql)]] }]);
    await expect(bound).rejects.toThrow(new MoloError('briefing.figure', { pointer: place, rows, columns }));
  });

  it('passes on why its query failed', async () => {
    const failing = () => Promise.reject(new MoloError('query.syntax', { detail: 'x' }));
    await expect(bind([paragraph(figure('select n'))], failing)).rejects.toThrow(new MoloError('query.syntax', { detail: 'x' }));
  });
});
