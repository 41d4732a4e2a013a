import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { parseChart, writeChart } from '#shared/chart';
import { LINE } from './samples';

const CHART = { molo: 'chart/1', sql: 'select 1', params: { geo: 'PL', year: 2015, rate: { real: 3 }, none: null }, spec: LINE, annotations: [], alt: { en: 'A line', pl: 'Linia' } };

function refusal(json: unknown): [string, unknown] {
  try {
    parseChart(json);
  } catch (error) {
    if (error instanceof MoloError) return [error.code, error.params.pointer];
    throw error;
  }
  return ['accepted', undefined];
}

describe('a chart file', () => {
  it('is read from its text, with or without a byte order mark', () => {
    const text = JSON.stringify(CHART);
    expect(parseChart(text)).toEqual(parseChart(CHART));
    expect(parseChart(`\ufeff${text}`)).toEqual(parseChart(CHART));
  });

  it('says its SQL, parameters, spec and alternative text', () => {
    const chart = parseChart(CHART);
    expect(chart).toMatchObject({ kind: 'query', sql: 'select 1', params: CHART.params, spec: LINE, alt: { en: 'A line', pl: 'Linia' } });
  });

  it('comes back unchanged after being written', () => {
    const chart = parseChart({ ...CHART, annotations: [{ x: '2015', text: { en: 'peak' } }, { y: 1000, text: 'limit' }] });
    expect(parseChart(JSON.parse(JSON.stringify(writeChart(chart))))).toEqual({ ...chart, annotations: chart.annotations });
  });

  it('without SQL is over the table that its spec names, with annotations and alternative text all the same', () => {
    const { sql: _sql, params: _params, ...rest } = CHART;
    const chart = parseChart({ ...rest, spec: { ...LINE, data: { name: 'asylum.t' } }, annotations: [{ x: 2015, text: 'peak' }] });
    expect(chart).toMatchObject({ kind: 'table', table: 'asylum.t', alt: CHART.alt, annotations: [{ x: 2015 }] });
    expect(parseChart(JSON.parse(JSON.stringify(writeChart(chart))))).toEqual(chart);
  });

  it('takes its alternative text from the description where it has none', () => {
    expect(parseChart({ ...CHART, alt: undefined, spec: { ...LINE, description: 'Applicants rise' } }).alt).toEqual({ '': 'Applicants rise' });
  });

  it.each([
    ['no JSON', '{', '/'],
    ['no object', [], '/'],
    ['another version', { ...CHART, molo: 'chart/2' }, '/molo'],
    ['an unknown member', { ...CHART, script: 1 }, '/script'],
    ['no SQL', { ...CHART, sql: ' ' }, '/sql'],
    ['neither SQL nor a table', { ...CHART, sql: undefined, params: undefined }, '/sql'],
    ['parameters but no SQL', { ...CHART, sql: undefined, spec: { ...LINE, data: { name: 't' } } }, '/sql'],
    ['a parameter that is no value', { ...CHART, params: { a: [1] } }, '/params/a'],
    ['a spec that is no object', { ...CHART, spec: 'bar' }, '/spec'],
    ['an annotation with no anchor', { ...CHART, annotations: [{ text: 'x' }] }, '/annotations/0'],
    ['an annotation with no text', { ...CHART, annotations: [{ x: 1 }] }, '/annotations/0/text'],
    ['an alternative text in an unknown language', { ...CHART, alt: { xx: 'x' } }, '/alt/xx'],
  ])('is refused as malformed with %s, and told where', (_, json, pointer) => {
    expect(refusal(json)).toEqual(['chart.malformed', pointer]);
  });
});

describe('a bare Vega-Lite spec', () => {
  it('opens when its data is named', () => {
    expect(parseChart({ ...LINE, data: { name: 'applicants' } })).toMatchObject({ kind: 'table', table: 'applicants' });
  });

  it('may say its schema, which is dropped and never fetched', () => {
    const chart = parseChart({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...LINE, data: { name: 't' } });
    expect(chart.spec).not.toHaveProperty('$schema');
  });

  it('is refused without a table to draw from', () => {
    expect(refusal(LINE)).toEqual(['chart.malformed', '/data']);
  });

  it('is refused with rows of its own, which no package vouches for', () => {
    expect(refusal({ ...LINE, data: { values: [{ a: 1 }] } })).toEqual(['chart.forbidden', '/data/values']);
  });

  it('may carry a few rows in a layer, for a target line', () => {
    const layer = [LINE, { data: { values: [{ level: 5 }] }, mark: 'rule', encoding: { y: { field: 'level' } } }];
    expect(parseChart({ data: { name: 't' }, layer }).kind).toBe('table');
  });
});
