import { describe, expect, it } from 'vitest';
import { LIMITS, MoloError } from '#shared/base';
import { type ChartSpec, DARK, LIGHT, renderSvg, type RenderOptions } from '#shared/chart';
import { createTranslator } from '#shared/i18n';
import { columnFrom } from '#shared/table';
import { field, tableOf } from '../../support/tables';
import { APPLICANTS, en, LINE, pl, textsOf } from './samples';

const draw = (spec: object, options: Partial<RenderOptions> = {}, table = APPLICANTS) => renderSvg(spec as ChartSpec, table, { translator: en, ...options });
const sizeOf = (svg: string) => / width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? [];

describe('a picture', () => {
  it('is the same bytes each time', async () => {
    const [one, two] = await Promise.all([draw(LINE), draw(LINE)]);
    expect(one).toBe(two);
  });

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Europe/Warsaw'])('is the same bytes on a clock in %s', async (zone) => {
    const dates = tableOf([field('day', 'date'), field('n', 'integer')], [['2022-02-24', 1], ['2022-03-27', 3], ['2022-10-30', 2]]);
    const spec = { mark: 'bar', encoding: { x: { field: 'day', timeUnit: 'yearmonth' }, y: { field: 'n', aggregate: 'sum' }, tooltip: { field: 'day', timeUnit: 'date' } } };
    const before = process.env.TZ;
    try {
      process.env.TZ = 'UTC';
      const expected = await draw(spec, {}, dates);
      process.env.TZ = zone;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
      expect(await draw(spec, {}, dates)).toBe(expected);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it('titles its axes and legend in the language of its reader', async () => {
    expect(textsOf(await draw(LINE))).toEqual(expect.arrayContaining(['Country', 'Year', 'Applicants']));
    expect(textsOf(await draw(LINE, { translator: pl }))).toEqual(expect.arrayContaining(['Państwo', 'Rok', 'Wnioskujący']));
  });

  it('sets a long title on lines that stay inside the picture', async () => {
    const title = 'Liczba wniosków o udzielenie ochrony międzynarodowej złożonych przez cudzoziemców na terytorium Rzeczypospolitej Polskiej';
    const svg = await draw({ ...LINE, title });
    const texts = textsOf(svg);
    expect(texts.some((text) => text.length > 20 && text.length < title.length && title.startsWith(text))).toBe(true);
    expect(texts).not.toContain(title);
    expect(sizeOf(svg)).toEqual(sizeOf(await draw({ ...LINE, title: 'Short' })));
    expect(svg).toContain(`>${title}</title>`);
  });

  it('keeps the titles that its author gave, and leaves out those that its author removed', async () => {
    const texts = textsOf(await draw({ ...LINE, encoding: { ...LINE.encoding, x: { field: 'year', title: 'When' }, y: { field: 'applicants', axis: { title: null } } } }));
    expect(texts).toContain('When');
    expect(texts).not.toContain('Applicants');
  });

  it('shows one against the rest in the accent and greys, in either theme', async () => {
    const spec = { mark: 'bar', encoding: { y: { field: 'geo' }, x: { field: 'applicants', aggregate: 'sum' }, color: { field: 'geo', sort: ['HU'], scale: { range: 'highlight' }, legend: null } } };
    for (const [theme, { accent, highlight }] of [['light', LIGHT], ['dark', DARK]] as const) {
      const bars = [...(await draw(spec, { theme })).matchAll(/<path[^>]* fill="(#[0-9a-f]{6})"/g)].map((match) => match[1]).filter((fill) => (highlight as readonly (string | undefined)[]).includes(fill));
      expect(bars, theme).toEqual(expect.arrayContaining([accent, highlight[1]]));
    }
  });

  it('writes numbers as its reader does', async () => {
    expect(textsOf(await draw(LINE))).toContain('150,000');
    expect(textsOf(await draw(LINE, { translator: pl }))).toContain('150\u202f000');
  });

  it('writes months as its reader does', async () => {
    const months = tableOf([field('month', 'yearmonth'), field('n', 'integer')], [['2022-01', 1], ['2022-09', 3]]);
    const spec = { mark: 'line', encoding: { x: { field: 'month' }, y: { field: 'n' } } };
    expect(textsOf(await draw(spec, {}, months)).join(' ')).toMatch(/\bSept?\b/);
    expect(textsOf(await draw(spec, { translator: pl }, months)).join(' ')).toContain('wrz');
  });

  it('measures an answer\'s months as the table declares them, where its values bear that out', async () => {
    const spec = { mark: 'line', encoding: { x: { field: 'month' }, y: { field: 'n' } } };
    const fields = [{ name: 'month', type: 'yearmonth' }] as const;
    const answer = (first: string) => tableOf([field('month', 'string'), field('n', 'integer')], [[first, 1], ['2022-03', 3]]);
    expect(textsOf(await draw(spec, { fields }, answer('2022-01')))).not.toContain('2022-03');
    expect(textsOf(await draw(spec, { fields }, answer('early')))).toContain('2022-03');
  });

  it('has no weeks between its months and no months between its years', async () => {
    const months = tableOf([field('month', 'yearmonth'), field('n', 'integer')], [['2022-01', 1], ['2022-02', 2], ['2022-03', 3]]);
    const spec = (name: string) => ({ mark: 'line', encoding: { x: { field: name }, y: { field: 'n' } } });
    expect(textsOf(await draw(spec('month'), {}, months)).slice(0, 3)).toEqual(['2022', 'Feb', 'Mar']);
    const years = tableOf([field('year', 'integer'), field('n', 'integer')], [[2020, 1], [2021, 2], [2022, 3]]);
    expect(textsOf(await draw(spec('year'), {}, years)).slice(0, 3)).toEqual(['2020', '2021', '2022']);
  });

  it('puts names into the order of the alphabet of its reader', async () => {
    const places = tableOf([field('place', 'string'), field('n', 'integer')], [['Łódź', 1], ['Zamość', 2], ['Lublin', 3]]);
    const texts = textsOf(await draw({ mark: 'bar', encoding: { x: { field: 'place' }, y: { field: 'n' } } }, { translator: pl }, places));
    expect(texts.filter((text) => /^[LŁZ]/.test(text))).toEqual(['Lublin', 'Łódź', 'Zamość']);
  });

  it('is as wide and high as it was asked to be', async () => {
    expect(sizeOf(await draw(LINE, { width: 500, height: 250 }))).toEqual([500, 250]);
  });

  it('gives every bar of a long list its height', async () => {
    const many = tableOf([field('place', 'string'), field('n', 'integer')], Array.from({ length: 60 }, (_, index) => [`Place ${index}`, index]));
    const [, height] = sizeOf(await draw({ mark: 'bar', encoding: { y: { field: 'place' }, x: { field: 'n' } } }, { height: 200 }, many));
    expect(height).toBeGreaterThan(60 * 20);
  });

  it('fits several views into its width', async () => {
    const [width] = sizeOf(await draw({ mark: 'bar', encoding: { x: { field: 'year' }, y: { field: 'applicants' }, column: { field: 'geo' } } }, { width: 600 }));
    expect(width).toBeGreaterThan(570);
    expect(width).toBeLessThanOrEqual(620);
  });

  it('shows a missing name as a dash', async () => {
    const table = tableOf([field('place', 'string'), field('n', 'integer')], [['A', 1], [null, 2]]);
    expect(textsOf(await draw({ mark: 'bar', encoding: { x: { field: 'place' }, y: { field: 'n' } } }, {}, table))).toContain('–');
  });

  it('draws integers beyond 2^53', async () => {
    const table = tableOf([field('n', 'integer')], [[9007199254740993n]]);
    expect(await draw({ mark: 'bar', encoding: { y: { field: 'n' } } }, {}, table)).toContain('<path');
  });
});

describe('for those who cannot see it, a picture', () => {
  it('has a name and a description, referred to by unique ids', async () => {
    const svg = await draw({ ...LINE, title: 'Applicants <in> "V4"' }, { alt: { en: 'It peaks in 2015 & falls' }, id: 'chart-3' });
    expect(svg).toMatch(/^<svg [^>]*role="img" lang="en" aria-labelledby="chart-3-title chart-3-desc"/);
    expect(svg).toContain('<title id="chart-3-title">Applicants &lt;in&gt; &quot;V4&quot;</title>');
    expect(svg).toContain('<desc id="chart-3-desc">It peaks in 2015 &amp; falls</desc>');
  });

  it('says the description in their language', async () => {
    const alt = { en: 'Rising', pl: 'Wzrost' };
    expect(await draw(LINE, { alt, translator: pl })).toContain('>Wzrost</desc>');
  });
});

describe('several pictures on one page', () => {
  it('share no id', async () => {
    const spec = { mark: { type: 'line', clip: true }, encoding: LINE.encoding };
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    const [one, two] = [ids(await draw(spec, { id: 'a' })), ids(await draw(spec, { id: 'b' }))];
    expect(one.length).toBeGreaterThan(0);
    expect(one.filter((id) => two.includes(id))).toEqual([]);
  });
});

describe('annotations', () => {
  it('stand at a date, a level or a point, in the language of the reader', async () => {
    const annotations = [{ x: '2015', text: { en: 'the year of crisis', pl: 'rok kryzysu' } }, { y: 100_000, text: { en: 'capacity' } }, { x: 2015, y: 177_135, text: { '': 'HU 2015' } }];
    expect(textsOf(await draw(LINE, { annotations }))).toEqual(expect.arrayContaining(['the year of crisis', 'capacity', 'HU 2015']));
    expect(textsOf(await draw(LINE, { annotations, translator: pl }))).toContain('rok kryzysu');
  });

  it('leave the axis as the data want it', async () => {
    const texts = textsOf(await draw(LINE, { annotations: [{ x: 2015, text: { '': 'x' } }] }));
    expect(texts).toContain('2014');
    expect(texts).not.toContain('1970');
  });

  it('are refused where several views leave open which one they mean', async () => {
    const facets = { ...LINE, encoding: { ...LINE.encoding, row: { field: 'geo' } } };
    await expect(draw(facets, { annotations: [{ x: 2015, text: { '': 'x' } }] })).rejects.toThrow(new MoloError('chart.malformed', { pointer: '/annotations' }));
  });
});

describe('a picture is refused', () => {
  it('when its rows are too many to see, and says to aggregate first', async () => {
    const rows = LIMITS.chartRows + 1;
    const table = { rows, fields: [field('n', 'integer')], columns: [columnFrom(Array.from({ length: rows }, () => 1))] };
    await expect(draw(LINE, {}, table)).rejects.toThrow(new MoloError('chart.tooManyRows', { limit: LIMITS.chartRows }));
    for (const [language, words] of [['en', 'Aggregate first'], ['pl', 'Najpierw zagreguj']] as const) {
      expect(createTranslator(language).error(new MoloError('chart.tooManyRows', { limit: 1 })).do).toContain(words);
    }
  });

  it('when it draws a field that its query does not give', async () => {
    await expect(draw({ mark: 'bar', encoding: { x: { field: 'country' } } })).rejects.toThrow(new MoloError('chart.unknownField', { field: 'country' }));
  });

  it('when Vega-Lite cannot make sense of it', async () => {
    await expect(draw({ mark: 'bar', transform: [{ filter: { field: 'geo' } }], encoding: { x: { field: 'geo' } } })).rejects.toThrow(/chart\.malformed/);
  });
});
