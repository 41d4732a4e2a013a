import { describe, expect, it } from 'vitest';
import { isMoloError } from '#shared/base';
import { type ChartSpec, parseChart, renderSvg } from '#shared/chart';
import { createTranslator } from '#shared/i18n';
import { field, tableOf } from '../../support/tables';
import { naughtyStrings } from '../../support/naughty-strings';

const translator = createTranslator('en');
const TABLE = tableOf([field('a', 'string'), field('b', 'integer')], [['x', 1], ['y', 2]]);
const CHANNELS = { x: { field: 'a' }, y: { field: 'b' } };

/** Published ways to make Vega run code or load something, brought into the shape of a chart file. */
const PROOFS: Readonly<Record<string, object>> = {
  'GHSA-4vq7-882g-wcg4: an element made of an expression': { mark: 'bar', params: [{ name: 'p', value: 1, bind: { input: 'text', element: '<img src=x onerror=alert(1)>' } }] },
  'GHSA-963h-3v39-3pqf: replace with a function': { mark: 'text', encoding: { text: { value: { expr: "replace('alert(1)', '', {toString: data})" } } } },
  'GHSA-rcw3-wmx7-cphr: a scale that is a function': { mark: 'text', encoding: { text: { value: { expr: "scale('x', event.view.setTimeout)" } } } },
  'GHSA-7f2v-3qq3-vvjf: toString of an object in an expression': { mark: 'bar', transform: [{ calculate: "datum + {toString: event.view.alert}", as: 'c' }], encoding: CHANNELS },
  'CVE-2025-59840: a map of functions as a value': { mark: 'bar', params: [{ name: 'p', expr: "{map: event.view.eval, length: 1}" }], encoding: CHANNELS },
  'CVE-2025-65110: selection tuples over the view': { mark: 'bar', transform: [{ filter: "vlSelectionTuples([{datum: 1}], {unit: view})" }], encoding: CHANNELS },
  'the constructor of a constructor': { mark: 'bar', transform: [{ calculate: "datum.constructor.constructor('return 1')()", as: 'c' }], encoding: CHANNELS },
  'a prototype that is written to': { mark: 'bar', transform: [{ calculate: "merge(datum, {'__proto__': 1})", as: 'c' }], encoding: CHANNELS },
  'an address as data': { data: { url: 'https://example.org/steal' }, mark: 'bar', encoding: CHANNELS },
  'an address as an image': { mark: { type: 'image', url: 'https://example.org/pixel.png' }, encoding: CHANNELS },
  'an address as an image of data': { mark: 'image', encoding: { ...CHANNELS, url: { field: 'a' } } },
  'a link': { mark: 'bar', encoding: { ...CHANNELS, href: { value: 'javascript:alert(1)' } } },
  'embedding options from afar': { mark: 'bar', encoding: CHANNELS, usermeta: { embedOptions: 'https://example.org/options.json' } },
  'a signal behind a guide': { mark: 'bar', encoding: { x: { field: 'a', axis: { title: { signal: "warn('x')" } } } } },
  'an event stream': { mark: 'bar', params: [{ name: 'p', select: { type: 'point', on: "window:mousemove{0, 1}[event.view.alert(1)]" } }], encoding: CHANNELS },
  'a paint server elsewhere': { mark: { type: 'bar', fill: "url('https://example.org/x.svg#p')" }, encoding: CHANNELS },
  'a sequence of any length': { mark: 'bar', transform: [{ calculate: 'sequence(0, 1e10)', as: 'c' }], encoding: CHANNELS },
};

describe('a published proof of concept', () => {
  it.each(Object.entries(PROOFS))('is refused before anything is drawn: %s', (_, spec) => {
    expect(() => parseChart({ molo: 'chart/1', sql: 'select 1', spec })).toThrow(expect.objectContaining({ code: 'chart.forbidden' }));
  });
});

/** The picture, or nothing where the chart is refused; any other failure is one. */
function drawnOrRefused(drawn: Promise<string>): Promise<string> {
  return drawn.catch((error: unknown) => (isMoloError(error) ? '' : Promise.reject(error as Error)));
}

/** Nothing of what an SVG could do beside being looked at. */
function expectInert(svg: string): void {
  const tags = svg.match(/<[^>]*>/g)?.join('') ?? '';
  expect(tags).not.toMatch(/<(script|image|a|foreignObject|style|use|animate|set|iframe)\b/i);
  expect(tags).not.toMatch(/\s(on\w+|href|xlink:href|src|style)\s*=/i);
  expect(tags.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/(https?|javascript|data|file):|url\((?!#)/i);
}

describe('data that would like to be more than data', () => {
  const GREEDY = ['url(https://example.org/a.svg#b)', 'red;background:url(https://example.org)', 'javascript:alert(1)', '"><script>alert(1)</script>', "'/><image href='https://example.org/a.png'/>"];

  it.each(GREEDY)('is no colour: %s', async (colour) => {
    const table = tableOf([field('a', 'string'), field('b', 'integer')], [[colour, 1]]);
    const channels = { x: { field: 'b', type: 'quantitative' }, color: { field: 'a', scale: null }, stroke: { field: 'a', scale: null } };
    expectInert(await renderSvg({ mark: 'point', encoding: channels }, table, { translator }));
  });

  it.each(['blend', 'cursor', 'font', 'strokeCap', 'fontStyle', 'shape'])('is no style through the property %s', async (property) => {
    for (const value of GREEDY) {
      const spec = { mark: { type: property === 'shape' ? 'point' : 'text', [property]: value, text: 'x' }, encoding: CHANNELS };
      const drawn = (async () => renderSvg(parseChart({ molo: 'chart/1', sql: 'select 1', spec }).spec, TABLE, { translator }))();
      expectInert(await drawnOrRefused(drawn));
    }
  });

  it('is no expression, however a field is called', async () => {
    for (const name of ["a']; alert(1); //", 'datum["b"]', '"); alert(1); ("', 'constructor', 'toString', 'a.b[0]']) {
      const table = tableOf([field(name, 'string'), field('b', 'integer')], [['x', 1]]);
      const spec = { mark: 'bar', encoding: { x: { field: name.replace(/[\\.[\]'"]/g, '\\$&'), type: 'nominal' }, y: { field: 'b' } } };
      expectInert(await drawnOrRefused(renderSvg(spec, table, { translator })));
    }
  });

  it('is text and nothing else, in every place that shows text', async () => {
    const names = naughtyStrings();
    const table = tableOf([field('a', 'string', names[0]), field('b', 'integer')], names.map((name, index) => [name, index]));
    const spec = { title: { text: names[1], subtitle: names[2] }, mark: 'bar', encoding: { y: { field: 'a' }, x: { field: 'b' }, color: { field: 'a' }, tooltip: { field: 'a' } } };
    for (const each of [spec, { ...spec, encoding: { ...spec.encoding, y: { field: 'b' }, x: { field: 'a' } } }, { ...spec, encoding: { x: { field: 'b' }, row: { field: 'a' } } }]) {
      const svg = await renderSvg(each as ChartSpec, table, { translator, alt: { '': names[3] as string } });
      expectInert(svg);
      expect(svg).toContain('&lt;script&gt;');
    }
  });
});

describe('work without end', () => {
  it.each<[string, object]>([
    ['bins', { mark: 'bar', encoding: { x: { field: 'b', bin: { step: 1e-9 }, type: 'ordinal' }, y: { aggregate: 'count' } } }],
    ['a number format from data', { mark: 'text', transform: [{ calculate: "format(1, '999999999d')", as: 'c' }], encoding: { text: { field: 'c', type: 'nominal' } } }],
  ])('is cut short: %s', async (_, spec) => {
    const drawn = renderSvg(parseChart({ molo: 'chart/1', sql: 'select 1', spec }).spec, TABLE, { translator });
    await expect(drawn.then((svg) => svg.length, () => 0)).resolves.toBeLessThan(1_000_000);
  });
});
