import { describe, expect, it } from 'vitest';
import type { Fingerprint, LocalText } from '#shared/base';
import { type Answer, type MarkedOrigin, typeset } from '#shared/briefing';
import { digestOf, resultDigest } from '#shared/provenance';
import { type Element, elements, textOf } from '../../support/markup';
import { naughtyStrings } from '../../support/naughty-strings';
import { field, tableOf } from '../../support/tables';
import { pageOf } from '../../unit/briefing/samples';

/** What a character that no page can hold becomes. */
const shownAs = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');

/** A page with the same text in every slot that takes one. */
function pageFullOf(text: string): Promise<{ html: string; page: Element }> {
  const local: LocalText = { en: text };
  const origin: MarkedOrigin = { package: text, title: local, digest: digestOf(new Uint8Array()), signed: true, publisher: 'ab'.repeat(32) as Fingerprint, publisherName: text, marking: { line: text, tlp: text } };
  const one = tableOf([field(text, 'string', text)], [[text]]);
  const several = tableOf([field('a', 'string', text), field(`b${text}`, 'integer', text)], [[text, 1], ['x', 2]]);
  const run = async (sql: string): Promise<Answer> => {
    const table = sql.startsWith('one') ? one : several;
    return { table, resultDigest: resultDigest(table), origins: [origin], milliseconds: 0 };
  };
  const figure = { figure: { sql: `one ${text}`, params: { p: text }, label: text, format: 'text' } };
  const spec = { title: { text, subtitle: text }, mark: 'bar', encoding: { x: { field: 'a', title: text }, y: { aggregate: 'count', title: text }, color: { field: 'a' } } };
  const blocks = [
    { type: 'heading', level: 2, text },
    { type: 'paragraph', content: [text, { text, bold: true, italic: true }, figure, { footnote: [text, figure] }] },
    { type: 'list', items: [[text], [figure]] },
    { type: 'note', title: text, content: [text] },
    { type: 'table', sql: `many ${text}`, caption: text },
    { type: 'chart', chart: { molo: 'chart/1', sql: `many ${text}`, spec, alt: local, annotations: [] }, caption: text },
  ];
  const short = text.slice(0, 400);
  return pageOf(blocks.map((block) => JSON.parse(JSON.stringify(block).replaceAll(JSON.stringify(text).slice(1, -1), JSON.stringify(short).slice(1, -1))) as object), { title: short, subtitle: short, author: short }, run);
}

const TEXTS = naughtyStrings().map((text) => text.slice(0, 400));

describe('a text that would break out', () => {
  it.each(TEXTS)('stays text in every slot: %j', async (text) => {
    const { page } = await pageFullOf(text);
    const names = new Set(elements(page, '*').map(({ name }) => name));
    for (const name of ['script', 'img', 'iframe', 'b', 'image', 'foreignObject']) expect(names).not.toContain(name);
    for (const { attributes } of elements(page, '*')) expect(Object.keys(attributes).filter((name) => /^on|^style$|^src$/.test(name))).toEqual([]);
    expect(elements(page, 'style')).toHaveLength(1);
    expect(textOf(elements(page, 'title')[0] as Element)).toBe(shownAs(text));
    expect(textOf(elements(page, 'h1')[0] as Element)).toBe(shownAs(typeset(text, 'en')));
  });

  it.each(TEXTS)('is kept exactly where machines read: %j', async (text) => {
    const { page } = await pageFullOf(text);
    const [data] = elements(page, 'data') as [Element];
    expect(data.attributes.value).toBe(shownAs(text));
    expect(data.attributes['data-sql']).toBe(shownAs(`one ${text}`));
    expect(JSON.parse(data.attributes['data-params'] as string)).toEqual({ p: text });
  });
});

describe('marks that turn the order of letters', () => {
  const TURN = 'ab\u202egnp.exe';

  it('end with the words that they came with', async () => {
    const { page } = await pageFullOf(TURN);
    const isolating = new Set(['bdi', 'title', 'desc', 'text', 'tspan']);
    const loose: string[] = [];
    const visit = (element: Element): void => {
      for (const child of element.children) {
        if (typeof child !== 'string') visit(child);
        else if (child.includes('\u202e') && !isolating.has(element.name)) loose.push(element.name);
      }
    };
    visit(page);
    expect(loose).toEqual([]);
  });

  it('never show a query in another order than it runs', async () => {
    const { page } = await pageFullOf(TURN);
    for (const code of elements(page, 'pre')) expect(textOf(code)).not.toContain('\u202e');
  });
});
