import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { parseBriefing } from '#shared/briefing';
import { briefing } from './samples';

const FIGURE = { figure: { sql: 'select 1', format: 'integer', params: { a: 1 }, decimals: 0, label: 'one' } };
const CHART = { molo: 'chart/1', sql: 'select 1', spec: { mark: 'bar' } };

describe('a briefing file', () => {
  it('is read with every kind of block and of text', () => {
    const blocks = [
      { type: 'heading', level: 2, text: 'Heading' },
      { type: 'paragraph', content: ['text ', { text: 'strong', bold: true, italic: true }, FIGURE, { text: 'there', link: 'https://example.org/a?b=c' }, { footnote: ['see ', FIGURE] }] },
      { type: 'paragraph', content: 'just text' },
      { type: 'list', ordered: true, items: [['one'], [FIGURE]] },
      { type: 'chart', chart: CHART, caption: 'A chart' },
      { type: 'table', sql: 'select 1', params: {}, caption: 'A table', rows: 10 },
      { type: 'note', title: 'Method', content: ['a note'] },
    ];
    const parsed = parseBriefing(JSON.stringify(briefing(blocks, { subtitle: 'S', author: 'A', date: '2024-11-21' })));
    expect(parsed.blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'paragraph', 'list', 'chart', 'table', 'note']);
    expect(parsed).toMatchObject({ language: 'en', title: 'Briefing', date: '2024-11-21' });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', '/'],
    ['another version', briefing([], { molo: 'briefing/2' }), '/molo'],
    ['a language that Molo does not speak', briefing([], { language: 'de' }), '/language'],
    ['no title', briefing([], { title: undefined }), '/title'],
    ['a date that is none', briefing([], { date: 'yesterday' }), '/date'],
    ['an unknown member', briefing([], { style: 'x' }), '/style'],
    ['an unknown block', briefing([{ type: 'script' }]), '/blocks/0/type'],
    ['a block named as what every object has', briefing([{ type: 'toString' }]), '/blocks/0/type'],
    ['an unknown member of a block', briefing([{ type: 'heading', text: 'x', onclick: 'x' }]), '/blocks/0/onclick'],
    ['a heading of level 7', briefing([{ type: 'heading', level: 7, text: 'x' }]), '/blocks/0/level'],
    ['an empty list', briefing([{ type: 'list', items: [] }]), '/blocks/0/items'],
    ['a figure without SQL', briefing([{ type: 'paragraph', content: ['a', { figure: { format: 'integer' } }] }]), '/blocks/0/content/1/figure/sql'],
    ['a figure in an unknown format', briefing([{ type: 'paragraph', content: [{ figure: { sql: 'x', format: 'money' } }] }]), '/blocks/0/content/0/figure/format'],
    ['a footnote in a footnote', briefing([{ type: 'paragraph', content: [{ footnote: [{ footnote: ['x'] }] }] }]), '/blocks/0/content/0/footnote/0/footnote'],
    ['a link that runs', briefing([{ type: 'paragraph', content: [{ text: 'x', link: 'javascript:alert(1)' }] }]), '/blocks/0/content/0/link'],
    ['a link into the file system', briefing([{ type: 'paragraph', content: [{ text: 'x', link: 'file:///etc/passwd' }] }]), '/blocks/0/content/0/link'],
    ['a table of endless rows', briefing([{ type: 'table', sql: 'x', rows: 1e9 }]), '/blocks/0/rows'],
  ])('is refused with %s, and told where', (_, json, pointer) => {
    expect(() => parseBriefing(json)).toThrow(new MoloError('briefing.malformed', { pointer }));
  });

  it('is refused with a chart that a chart file may not hold, and told where in the briefing', () => {
    const chart = { ...CHART, spec: { mark: 'bar', data: { url: 'https://example.org' } } };
    expect(() => parseBriefing(briefing([{ type: 'chart', chart }]))).toThrow(new MoloError('chart.forbidden', { pointer: '/blocks/0/chart/spec/data/url' }));
  });
});
