import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bindBriefing, emitHtml, parseBriefing } from '#shared/briefing';
import { createTranslator } from '#shared/i18n';
import { resultDigest } from '#shared/provenance';
import { type Element, elements, textOf } from '../../support/markup';
import { answer, ANSWERS, briefing, COUNTRIES, ORIGIN, pageOf } from './samples';

const figure = (sql: string, more: object = {}) => ({ figure: { sql, ...more } });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const LINE = { mark: 'line', title: 'Applicants', encoding: { x: { field: 'year' }, y: { field: 'n' }, color: { field: 'geo' } } };
const chart = { type: 'chart', chart: { molo: 'chart/1', sql: 'select countries', spec: LINE, alt: { en: 'A peak', pl: 'Szczyt' } } };
const table = { type: 'table', sql: 'select countries', caption: 'Countries', rows: 2 };
const withClass = (page: Element, name: string, cssClass: string) => elements(page, name, ({ attributes }) => (attributes.class ?? '').split(' ').includes(cssClass));

describe('a page, read by a machine,', () => {
  it('tells of every figure the raw value, the query and the digest of its result', async () => {
    const { page } = await pageOf([paragraph('In all ', figure('select n', { params: { a: 1, b: 'x' } }), ' people.'), paragraph(figure('select big'), figure('select nothing'))]);
    const data = withClass(page, 'data', 'figure');
    expect(data.map(({ attributes }) => attributes.value)).toEqual(['12190', '9007199254740993', '']);
    expect(data[0]?.attributes).toMatchObject({ 'data-figure': '1', 'data-sql': 'select n', 'data-params': '{"a":1,"b":"x"}', 'data-result': resultDigest(ANSWERS['select n'] as never) });
    expect(data.map(textOf)).toEqual(['12,190', '9,007,199,254,740,993', '–']);
  });

  it('tells of every chart and table the query and each exact value', async () => {
    const { page } = await pageOf([chart, table]);
    const [picture, rows] = elements(page, 'figure') as [Element, Element];
    for (const each of [picture, rows]) expect(each.attributes).toMatchObject({ 'data-sql': 'select countries', 'data-result': resultDigest(COUNTRIES) });
    const values = (element: Element) => elements(element, '*', ({ attributes }) => 'data-value' in attributes).map(({ attributes }) => attributes['data-value']);
    expect(values(picture)).toEqual(['PL', '2015', '12190', '0.32', 'HU', '2015', '177135', '18', 'CZ', '2022', '', '1.5']);
    expect(values(rows)).toEqual(['PL', '2015', '12190', '0.32', 'HU', '2015', '177135', '18']);
    expect(elements(picture, 'th', ({ attributes }) => attributes.scope === 'col').map(({ attributes }) => attributes['data-field'])).toEqual(['geo', 'year', 'n', 'rate']);
  });

  it('tells the packages with their digests and publishers', async () => {
    const { page } = await pageOf([paragraph(figure('select n'))]);
    const [origin] = elements(page, 'dt') as [Element];
    expect(origin.attributes).toMatchObject({ 'data-package': 'asylum-v4', 'data-digest': ORIGIN.digest, 'data-publisher': ORIGIN.publisher });
  });

  it('is the same bytes each time', async () => {
    expect((await pageOf([paragraph(figure('select n')), chart])).html).toBe((await pageOf([paragraph(figure('select n')), chart])).html);
  });
});

describe('a page, read by a person,', () => {
  it('leads from each number to the line that says where it comes from, and back', async () => {
    const { page } = await pageOf([paragraph(figure('select n', { label: 'applicants in Poland', params: { geo: 'PL' } })), chart, table]);
    const ids = new Set(elements(page, '*', ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes.id));
    const links = elements(page, 'a').map(({ attributes }) => attributes.href as string);
    expect(links.filter((href) => !href.startsWith('#') || !ids.has(href.slice(1)))).toEqual([]);
    const lines = elements(page, 'li', ({ attributes }) => (attributes.id ?? '').startsWith('source-'));
    expect(lines.map(({ attributes }) => attributes.id)).toEqual(['source-figure-1', 'source-chart-1', 'source-table-1']);
    for (const said of ['12,190', 'applicants in Poland', 'select n', ':geo = PL', 'Asylum in the V4', ORIGIN.digest as string, resultDigest(ANSWERS['select n'] as never)]) {
      expect(textOf(lines[0] as Element)).toContain(said);
    }
  });

  it('speaks the language of the briefing everywhere', async () => {
    const { page } = await pageOf([paragraph('W "Polsce" było ', figure('select n')), chart, table], { language: 'pl' });
    expect(elements(page, 'html')[0]?.attributes.lang).toBe('pl');
    const text = textOf(elements(page, 'main')[0] as Element);
    for (const said of ['W\u00a0„Polsce” było 12\u202f190', 'Skąd pochodzą liczby', 'Wykres 1', 'Tabela 1', 'Państwo', 'Azyl w V4']) expect(text).toContain(said);
    expect(elements(page, 'desc').map(textOf)).toEqual(['Szczyt']);
  });

  it('shows the marking of its packages at the top, at the bottom and on every printed page', async () => {
    const marked = { ...ORIGIN, marking: { line: 'For "official" use', tlp: 'AMBER', synthetic: true } };
    const { page, html } = await pageOf([paragraph(figure('select n'))], {}, async (sql) => ({ ...(await answer(sql)), origins: [marked] }));
    const line = 'For "official" use · TLP:AMBER · Synthetic data for training';
    expect(withClass(page, 'div', 'marking').map(textOf)).toEqual([line, line]);
    expect(html).toContain('@top-center{content:"For \\22 official\\22  use');
  });

  it('shows no marking where no package has one', async () => {
    const { page, html } = await pageOf([paragraph(figure('select n'))]);
    expect(withClass(page, 'div', 'marking')).toEqual([]);
    expect(html).toContain('@top-center{content:"";');
  });

  it('says of a plain file that nobody vouches for it', async () => {
    const { page } = await pageOf([paragraph(figure('select n'))], {}, async (sql) => ({ ...(await answer(sql)), origins: [{ package: 'a.csv', digest: null, signed: false }] }));
    const text = textOf(withClass(page, 'section', 'sources')[0] as Element);
    expect(text).toContain('not signed');
    expect(text).toContain('not computed');
  });

  it('gathers footnotes at the end, with ways there and back', async () => {
    const { page } = await pageOf([paragraph('a', { footnote: ['first ', figure('select n')] }), { type: 'list', items: [['b', { footnote: 'second' }]] }]);
    const notes = elements(page, 'li', ({ attributes }) => /^note-\d+$/.test(attributes.id ?? ''));
    expect(notes.map(textOf)).toEqual([expect.stringContaining('first 12,190'), expect.stringContaining('second')]);
    expect(elements(page, 'sup').map(textOf)).toEqual(['1', '2']);
  });

  it('has an outline without gaps', async () => {
    const { page } = await pageOf([{ type: 'heading', level: 4, text: 'a' }, { type: 'heading', level: 2, text: 'b' }, { type: 'heading', level: 4, text: 'c' }]);
    expect(['h1', 'h2', 'h3', 'h4'].map((name) => elements(page, name).length)).toEqual([1, 2, 1, 0]);
  });

  it('sets tables for reading: heads with a scope, numbers to the right, years ungrouped, missing as a dash', async () => {
    const { page } = await pageOf([{ ...table, rows: 10 }]);
    const [rows] = elements(page, 'tbody') as [Element];
    expect(elements(rows, 'tr').map((row) => elements(row, '*').map(textOf))).toEqual([
      ['PL', '2015', '12,190', '0.32'],
      ['HU', '2015', '177,135', '18.00'],
      ['CZ', '2022', '–', '1.50'],
    ]);
    expect(elements(rows, 'th').every(({ attributes }) => attributes.scope === 'row')).toBe(true);
    expect(elements(rows, 'td', ({ attributes }) => attributes.class === 'number')).toHaveLength(5);
  });

  it('says how many rows it does not show', async () => {
    const { page } = await pageOf([table]);
    expect(withClass(page, 'p', 'rest').map(textOf)).toEqual(['The first 2 of 3 rows.']);
  });

  it('gives every picture a name, a description and its data', async () => {
    const { page } = await pageOf([chart, chart]);
    expect(elements(page, 'svg').map(({ attributes }) => attributes['aria-labelledby'])).toEqual(['chart-1-picture-title chart-1-picture-desc', 'chart-2-picture-title chart-2-picture-desc']);
    expect(elements(page, 'title').map(textOf)).toEqual(['Briefing', 'Applicants', 'Applicants']);
    expect(elements(page, 'details')).toHaveLength(2);
    const ids = elements(page, '*', ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a page is complete in itself', () => {
  it('and forbids by its own policy whatever it does not carry', async () => {
    const fonts = [{ family: 'Inter', weight: '200 900', style: 'normal' as const, unicodeRange: 'U+0000-00FF', woff2: new Uint8Array([1, 2, 3]) }];
    const html = await emitHtml(await bindBriefing(parseBriefing(briefing([chart])), answer), { translator: createTranslator('en'), fonts });
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] as string;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"`);
    expect(style).toContain('src:url(data:font/woff2;base64,AQID)');
  });

  it('and holds no script, no frame, no form, nothing that is fetched', async () => {
    const { page } = await pageOf([paragraph(figure('select n')), chart, table]);
    const names = new Set(elements(page, '*').map(({ name }) => name));
    for (const name of ['script', 'iframe', 'object', 'embed', 'form', 'link', 'img', 'image', 'use', 'base']) expect(names).not.toContain(name);
    for (const { attributes } of elements(page, '*')) {
      expect(Object.keys(attributes).filter((name) => /^on|^style$|^src$|^srcset$|^xlink/.test(name))).toEqual([]);
    }
  });
});
