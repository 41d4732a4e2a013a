import fc from 'fast-check';

/** Briefings as people and programs write them: with and without defaults, text in one piece and in many. */

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', ' ', 'zażółć gęślą', '"straight"', 'a\u00a0b', '\ud83d\ude00'));
const params = fc.dictionary(fc.constantFrom('geo', 'year'), fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.constant(null)), { maxKeys: 2 });
const sql = fc.constantFrom('select 1', 'select count(*) from cases', 'select a,\n  b from t where c = :geo');

const figure = fc.record(
  { sql, params, format: fc.constantFrom('integer', 'number', 'percent', 'date', 'text'), decimals: fc.integer({ min: 0, max: 12 }), label: text },
  { requiredKeys: ['sql'] },
);
const styled = fc.record({ text, bold: fc.boolean(), italic: fc.boolean(), link: fc.constantFrom('https://ec.europa.eu/eurostat', 'mailto:centrum@udsc.gov.pl') }, { requiredKeys: ['text'] });
const run = fc.oneof(text, styled, fc.record({ figure }));
const footnote = fc.record({ footnote: fc.oneof(text, fc.array(run, { maxLength: 3 })) });
const content = fc.oneof(text, fc.array(fc.oneof({ weight: 5, arbitrary: run }, { weight: 1, arbitrary: footnote }), { maxLength: 6 }));

const chart = fc.record(
  { molo: fc.constant('chart/1'), sql, spec: fc.constantFrom({ mark: 'bar', encoding: { y: { field: 'n' } } }, { title: 'A', mark: 'line', encoding: {} }), params, alt: fc.constantFrom({ en: 'A chart' }, {}) },
  { requiredKeys: ['molo', 'sql', 'spec'] },
);

const block = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('paragraph'), content }) },
  fc.record({ type: fc.constant('heading'), level: fc.integer({ min: 1, max: 4 }), text }, { requiredKeys: ['type', 'text'] }),
  fc.record({ type: fc.constant('list'), ordered: fc.boolean(), items: fc.array(content, { minLength: 1, maxLength: 4 }) }, { requiredKeys: ['type', 'items'] }),
  fc.record({ type: fc.constant('note'), title: text, content }, { requiredKeys: ['type', 'content'] }),
  fc.record({ type: fc.constant('chart'), chart, caption: text }, { requiredKeys: ['type', 'chart'] }),
  fc.record({ type: fc.constant('table'), sql, params, caption: text, rows: fc.integer({ min: 1, max: 1000 }) }, { requiredKeys: ['type', 'sql'] }),
);

export const anyBriefing = fc.record(
  { molo: fc.constant('briefing/1'), language: fc.constantFrom('en', 'pl', 'cs'), title: text, subtitle: text, author: text, date: fc.constantFrom('2024', '2024-11', '2024-11-21'), blocks: fc.array(block, { maxLength: 6 }) },
  { requiredKeys: ['molo', 'language', 'title', 'blocks'] },
);
