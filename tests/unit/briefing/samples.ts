import { type Answer, bindBriefing, emitHtml, type MarkedOrigin, parseBriefing } from '#shared/briefing';
import type { Fingerprint } from '#shared/base';
import { createTranslator } from '#shared/i18n';
import { digestOf, resultDigest } from '#shared/provenance';
import type { Table } from '#shared/table';
import { field, tableOf } from '../../support/tables';
import { type Element, parseMarkup } from '../../support/markup';

export const ORIGIN: MarkedOrigin = {
  package: 'asylum-v4',
  title: { en: 'Asylum in the V4', pl: 'Azyl w V4' },
  digest: digestOf(new TextEncoder().encode('manifest')),
  signed: true,
  publisher: '3f9a'.repeat(16) as Fingerprint,
  publisherName: 'Data warehouse',
};

export const COUNTRIES = tableOf(
  [field('geo', 'string', 'Country', 'Państwo'), field('year', 'year', 'Year', 'Rok'), field('n', 'integer', 'Applicants', 'Wnioskujący'), field('rate', 'number', 'Rate', 'Wskaźnik')],
  [
    ['PL', 2015, 12190, 0.32],
    ['HU', 2015, 177135, 18],
    ['CZ', 2022, null, 1.5],
  ],
);

/** A query engine that knows its answers by heart. */
export const ANSWERS: Readonly<Record<string, Table>> = {
  'select n': tableOf([field('n', 'integer')], [[12190]]),
  'select share': tableOf([field('share', 'number')], [[28.5]]),
  'select name': tableOf([field('name', 'string')], [['Łódź']]),
  'select month': tableOf([field('month', 'string')], [['2022-02']]),
  'select nothing': tableOf([field('n', 'integer')], [[null]]),
  'select big': tableOf([field('n', 'integer')], [[9007199254740993n]]),
  'select two rows': tableOf([field('n', 'integer')], [[1], [2]]),
  'select two columns': tableOf([field('a', 'integer'), field('b', 'integer')], [[1, 2]]),
  'select no row': tableOf([field('n', 'integer')], []),
  'select countries': COUNTRIES,
};

export async function answer(sql: string): Promise<Answer> {
  const table = ANSWERS[sql];
  if (table === undefined) throw new Error(`no answer to ${sql}`);
  return { table, resultDigest: resultDigest(table), origins: [ORIGIN], milliseconds: 1 };
}

export const briefing = (blocks: readonly unknown[], more: object = {}): object => ({ molo: 'briefing/1', language: 'en', title: 'Briefing', blocks, ...more });

export async function pageOf(blocks: readonly unknown[], more: object = {}, run = answer): Promise<{ html: string; page: Element }> {
  const parsed = parseBriefing(briefing(blocks, more));
  const html = await emitHtml(await bindBriefing(parsed, run), { translator: createTranslator(parsed.language) });
  return { html, page: parseMarkup(html) };
}
