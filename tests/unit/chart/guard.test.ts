import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { checkSpec } from '../../../shared/chart/guard';
import { LINE } from './samples';

const x = { field: 'a', type: 'quantitative' };

describe('a spec of ordinary Vega-Lite', () => {
  it.each<[string, object]>([
    ['layers', { layer: [{ mark: 'bar', encoding: { x } }, { mark: { type: 'rule', color: 'red' }, encoding: { y: { datum: 5 } } }] }],
    ['a facet', { facet: { field: 'g' }, columns: 2, spec: { mark: 'point', encoding: { x } }, resolve: { scale: { y: 'independent' } } }],
    ['concatenation', { hconcat: [{ mark: 'bar' }, { vconcat: [{ mark: 'tick' }] }], spacing: 10 }],
    ['a repeat', { repeat: { row: ['a', 'b'] }, spec: { mark: 'line', encoding: { x: { field: { repeat: 'row' }, type: 'quantitative' } } } }],
    [
      'transforms',
      {
        transform: [
          { filter: { and: ['datum.a > 3', { field: 'b', oneOf: ['x', 'y'] }] } },
          { calculate: "if(isValid(datum.a), round(datum.a * 100) / 100, 'none')", as: 'c' },
          { aggregate: [{ op: 'sum', field: 'a', as: 's' }], groupby: ['g'] },
          { window: [{ op: 'rank', as: 'r' }], sort: [{ field: 's', order: 'descending' }] },
          { fold: ['a', 'b'], as: ['key', 'value'] },
          { timeUnit: 'yearmonth', field: 'd', as: 'm' },
          { lookup: 'g', from: { data: { values: [{ g: 1, name: 'one' }] }, key: 'g', fields: ['name'] } },
        ],
        mark: 'bar',
      },
    ],
    ['parameters that are values', { params: [{ name: 'limit', value: 3 }], transform: [{ filter: 'datum.a > limit' }], mark: 'bar' }],
    ['conditions, scales and guides', { mark: 'bar', encoding: { x: { ...x, axis: { format: ',.0f', labelExpr: 'datum.label' } }, color: { condition: { test: "datum.g === 'PL'", value: '#0b5c8a' }, value: '#ccc', legend: null } } }],
    ['its own look', { mark: { type: 'area', line: true }, config: { axis: { grid: false }, style: { note: { fontSize: 9 } }, range: { category: ['#111', '#222'] } }, width: 400, height: { step: 20 } }],
    ['a parse instruction', { data: { name: 't', format: { parse: { day: "date:'%d.%m.%Y'", n: 'number' } } }, mark: 'bar' }],
  ])('passes with %s', (_, spec) => {
    expect(checkSpec(spec, '')).toEqual(spec);
  });
});

describe('a spec is refused, and told where,', () => {
  it.each<[string, object, string]>([
    ['data from an address', { data: { url: 'https://example.org/a.csv' }, mark: 'bar' }, '/data/url'],
    ['data from an address deep inside', { hconcat: [{ layer: [{ data: { url: 'a.csv' }, mark: 'bar' }] }] }, '/hconcat/0/layer/0/data/url'],
    ['a lookup from an address', { transform: [{ lookup: 'a', from: { data: { url: 'x' }, key: 'a' } }], mark: 'bar' }, '/transform/0/from/data/url'],
    ['datasets of its own', { datasets: { t: [] }, mark: 'bar' }, '/datasets'],
    ['generated data', { data: { sequence: { start: 0, stop: 1e9 } }, mark: 'bar' }, '/data/sequence'],
    ['an image mark', { mark: 'image' }, '/mark'],
    ['an image mark in full', { mark: { type: 'image' } }, '/mark/type'],
    ['a channel that links', { mark: 'bar', encoding: { href: { field: 'u' } } }, '/encoding/href'],
    ['a channel that loads', { mark: 'point', encoding: { url: { field: 'u' } } }, '/encoding/url'],
    ['a mark that links', { mark: { type: 'bar', href: 'https://example.org' } }, '/mark/href'],
    ['embedding options', { mark: 'bar', usermeta: { embedOptions: { ast: false } } }, '/usermeta'],
    ['another schema', { $schema: 'https://vega.github.io/schema/vega/v6.json', mark: 'bar' }, '/$schema'],
    ['Vega instead of Vega-Lite', { marks: [{ type: 'rect' }], signals: [] }, '/marks'],
    ['a signal', { mark: 'bar', width: { signal: 'data("x")' } }, '/width/signal'],
    ['signals in its configuration', { mark: 'bar', config: { signals: [] } }, '/config/signals'],
    ['a selection', { mark: 'bar', params: [{ name: 'p', select: 'point' }] }, '/params/0/select'],
    ['a control in the page', { mark: 'bar', params: [{ name: 'p', value: 1, bind: { input: 'range', element: '#x' } }] }, '/params/0/bind'],
    ['format functions of the program', { mark: 'bar', encoding: { x: { ...x, axis: { formatType: 'evil' } } } }, '/encoding/x/axis/formatType'],
    ['a reference out of the picture', { mark: { type: 'bar', fill: 'url(https://example.org/a.svg#b)' } }, '/mark/fill'],
    ['a number padded without end', { mark: 'bar', encoding: { x: { ...x, axis: { format: '99999999d' } } } }, '/encoding/x/axis/format'],
    ['ticks without end', { mark: 'bar', encoding: { x: { ...x, axis: { tickCount: 1e9 } } } }, '/encoding/x/axis/tickCount'],
    ['ticks every second', { mark: 'bar', encoding: { x: { ...x, axis: { tickCount: 'second' } } } }, '/encoding/x/axis/tickCount'],
    ['bins without end', { mark: 'bar', encoding: { x: { ...x, bin: { maxbins: 1e9 } } } }, '/encoding/x/bin/maxbins'],
    ['imputed keys without end', { mark: 'bar', transform: [{ impute: 'a', key: 'b', keyvals: { start: 0, stop: 1e12 } }] }, '/transform/0/keyvals'],
    ['a key that is no word of the grammar', { mark: 'bar', onload: 'x' }, '/onload'],
    ['a prototype', JSON.parse('{"mark":"bar","encoding":{"__proto__":{"a":1}}}') as object, '/encoding/__proto__'],
    ['a width without end', { mark: 'bar', width: 1e9 }, '/width'],
  ])('with %s', (_, spec, pointer) => {
    expect(() => checkSpec(spec, '')).toThrow(new MoloError('chart.forbidden', { pointer }));
  });

  it.each<[string, object, string]>([
    ['an expression that does not parse', { mark: 'bar', transform: [{ filter: 'datum.a >' }] }, '/transform/0/filter'],
    ['a mark that is no text', { mark: 5 }, '/mark'],
    ['a parameter whose name is no name', { mark: 'bar', params: [{ name: 'a b', value: 1 }] }, '/params/0/name'],
    ['rows within rows', { layer: [{ data: { values: [{ a: { b: 1 } }] }, mark: 'bar' }] }, '/layer/0/data/values/0/a'],
  ])('as malformed with %s', (_, spec, pointer) => {
    expect(() => checkSpec(spec, '')).toThrow(new MoloError('chart.malformed', { pointer }));
  });

  it('when it is nested deeper than any picture', () => {
    let spec: object = LINE;
    for (let depth = 0; depth < 100; depth++) spec = { layer: [spec] };
    expect(() => checkSpec(spec, '')).toThrow('chart.malformed');
  });

  it('when it is larger than any picture', () => {
    expect(() => checkSpec({ mark: 'bar', transform: Array.from({ length: 60_000 }, () => ({ sample: 1 })) }, '')).toThrow('chart.malformed');
  });
});
