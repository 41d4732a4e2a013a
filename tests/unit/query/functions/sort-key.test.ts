import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/base';
import { createEngine, loadSqlite } from '#shared/query';
import { rowAt } from '#shared/table';
import { sortKey } from '../../../../shared/query/functions/sort-key';
import { SHARED_DATA_ABSENT, sharedData } from '../../../support/shared-data';

/** The letters of each language, and for Hungarian, Czech and Slovak the beginnings of letters of several signs once more. */
const ALPHABETS = {
  en: 'abcdefghijklmnopqrstuvwxyz',
  pl: 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż',
  cs: 'aábcčdďeéěfghchiíjklmnňoópqrřsštťuúůvwxyýzžch',
  sk: 'aáäbcčdďeéfghchiíjklĺľmnňoóôpqrŕsštťuúvwxyýzžch',
  hu: 'aábcsdzseéfgyhiílyjknymoóöőpqrszstyuúüűvwxyzscsdz',
} as const;

const sign = (a: string, b: string): number => Number(a > b) - Number(a < b);

describe.each(LANGUAGES)('sort keys in %s', (language) => {
  const { compare } = new Intl.Collator(language);
  const agrees = (a: string, b: string): boolean => sign(sortKey(a, language), sortKey(b, language)) === Math.sign(compare(a, b));

  it('have the order of the language, over all its letters, capitals, figures and signs', () => {
    const letters = [...ALPHABETS[language], ...ALPHABETS[language].toUpperCase(), ..." -'.,/()0123456789"];
    const word = fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((signs) => signs.join(''));
    const pair = fc.tuple(word, word, word).chain(([start, one, other]) => fc.constantFrom([start + one, start + other] as const, [one, other] as const, [start, start + other] as const));
    fc.assert(fc.property(pair, ([a, b]) => agrees(a, b)), { numRuns: 2000 });
  });

  it('have it over letters of other languages and scripts too', () => {
    const letters = [...'éßæœøåñçşğİıžščřůőűąęłżĐđĽľ', ...'абвгґдеєжзиіїйяЯ', ...'αάβγδεωΩ', 'a', 'e', 's', 'z', 'A'];
    const word = fc.array(fc.constantFrom(...letters), { maxLength: 5 }).map((signs) => signs.join(''));
    fc.assert(fc.property(word, word, agrees), { numRuns: 1000 });
  });

  it('put the names of countries and regions in order', ({ skip }) => {
    const file = sharedData(`names/${language}.json`);
    if (file === null) return skip(SHARED_DATA_ABSENT);
    const { main } = JSON.parse(readFileSync(file, 'utf8')) as { main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }> };
    const names = Object.values((main[language] as { localeDisplayNames: { territories: Record<string, string> } }).localeDisplayNames.territories);
    const byKey = [...names].sort((a, b) => sign(sortKey(a, language), sortKey(b, language)));
    expect(byKey).toEqual([...names].sort(compare));
  });

  it('are the same for a letter and for its parts, and ASCII', () => {
    for (const letter of ALPHABETS[language]) expect(sortKey(letter.normalize('NFD'), language)).toBe(sortKey(letter, language));
    expect(sortKey('Łódź 日本 🙂\u0000', language)).toMatch(/^[ 0-9A-Za-z]+$/);
  });
});

it('letters of several signs are letters', () => {
  const inOrder = (words: readonly string[], language: keyof typeof ALPHABETS): string[] => [...words].sort((a, b) => sign(sortKey(a, language), sortKey(b, language)));
  expect(inOrder(['chata', 'cibule', 'hora', 'Chrudim', 'ihned'], 'cs')).toEqual(['cibule', 'hora', 'chata', 'Chrudim', 'ihned']);
  expect(inOrder(['cukor', 'csak', 'cél', 'dzsem', 'dűne', 'zseb', 'zúg'], 'hu')).toEqual(['cél', 'cukor', 'csak', 'dűne', 'dzsem', 'zúg', 'zseb']);
  expect(inOrder(['łan', 'lato', 'lwy', 'żuk', 'źle', 'zza'], 'pl')).toEqual(['lato', 'lwy', 'łan', 'zza', 'źle', 'żuk']);
});

it('SQL orders by them, and refuses a language that is none of the house', async () => {
  const engine = createEngine(await loadSqlite());
  const { table } = engine.query("SELECT column1 FROM (VALUES ('Żywiec'), ('Łódź'), (NULL), ('Lublin'), ('Zgierz')) ORDER BY sort_key(column1, 'pl')");
  expect(Array.from({ length: table.rows }, (_, row) => rowAt(table, row)[0])).toEqual([null, 'Lublin', 'Łódź', 'Zgierz', 'Żywiec']);
  const refused = { code: 'query.failed', params: { message: 'sort_key() takes one of en, pl, cs, sk, hu' } };
  expect(() => engine.query("SELECT sort_key('a', 'xx')")).toThrow(expect.objectContaining(refused));
  expect(() => engine.query("SELECT sort_key('a', NULL)")).toThrow(expect.objectContaining(refused));
  engine.close();
});
