import { describe, expect, it } from 'vitest';
import { LANGUAGES, MoloError } from '#shared/base';
import { createTranslator, type MessageKey } from '#shared/i18n';
import type { Catalogue } from '../../../shared/i18n/catalogues';

const CATALOGUES: Record<(typeof LANGUAGES)[number], Catalogue> = {
  en: { trial: { hello: 'Hello {{name}}', rows_one: '{{count}} row', rows_other: '{{count}} rows', only: 'Only English', bye: 'Bye', bye_night: 'Good night, {{name}}' } },
  pl: {
    trial: {
      hello: 'Witaj, {{name}}',
      rows_one: '{{count}} wiersz',
      rows_few: '{{count}} wiersze',
      rows_many: '{{count}} wierszy',
      rows_other: '{{count}} wiersza',
    },
  },
  cs: { trial: { rows_one: '{{count}} řádek', rows_few: '{{count}} řádky', rows_many: '{{count}} řádku', rows_other: '{{count}} řádků' } },
  sk: {},
  hu: {},
};
const key = (name: string): MessageKey => `trial:${name}` as MessageKey;
const speak = (language: (typeof LANGUAGES)[number], strict = true) => createTranslator(language, { catalogues: CATALOGUES, strict });

describe('a message', () => {
  it('has its params filled in', () => {
    expect(speak('pl').t(key('hello'), { name: 'Anna' })).toBe('Witaj, Anna');
  });

  it.each([
    [1, '1 wiersz'],
    [2, '2 wiersze'],
    [5, '5 wierszy'],
    [12, '12 wierszy'],
    [22, '22 wiersze'],
    [112, '112 wierszy'],
    [1.5, '1,5 wiersza'],
    [758111, '758\u202f111 wierszy'],
  ])('is put into the plural form that Polish has for %s', (count, text) => {
    expect(speak('pl').t(key('rows'), { count })).toBe(text);
  });

  it('is put into the plural form of its language, with the numbers of that language', () => {
    expect(speak('cs').t(key('rows'), { count: 3 })).toBe('3 řádky');
    expect(speak('hu').t(key('rows'), { count: 2000 })).toBe('2\u202f000 rows');
    expect(speak('en').t(key('rows'), { count: 2000 })).toBe('2,000 rows');
  });

  it('has variants by context, and the plain form where no variant is', () => {
    expect(speak('en').t(key('bye'), { context: 'night', name: 'Anna' })).toBe('Good night, Anna');
    expect(speak('en').t(key('bye'), { context: 'day' })).toBe('Bye');
  });

  it.each(['$t(trial:only)', '{{count}}', '{{- name}}', '$&', '<b>', '__proto__'])('takes a param as plain text: %s', (name) => {
    expect(speak('en').t(key('hello'), { name })).toBe(`Hello ${name}`);
  });

  it('lets no param act on the terminal or turn the line around', () => {
    expect(speak('en').t(key('hello'), { name: 'a\u001b[31mb\u202ec\u200bd\ne' })).toBe('Hello a\ufffd[31mb\ufffdc\ufffdd\ufffde');
  });

  it.each(['lng', 'ns', 'ordinal', 'replace', 'defaultValue', 'interpolation'])('is not steered by a param that i18next would understand: %s', (name) => {
    expect(speak('en').t(key('hello'), { name: 'x', [name]: 'pl' })).toBe('Hello x');
  });
});

describe('a message that is missing', () => {
  it('stops a test', () => {
    expect(() => speak('pl').t(key('only'))).toThrow('pl lacks the message trial:only');
    expect(() => speak('en').t(key('never'))).toThrow('en lacks the message trial:never');
    expect(() => speak('en').t(key('hello'))).toThrow('en lacks the param {{name}}');
  });

  it('is said in English to people, and no key is ever shown', () => {
    expect(speak('pl', false).t(key('only'))).toBe('Only English');
    expect(speak('pl', false).t(key('never'))).toBe('…');
    expect(speak('pl', false).t(key('hello'))).toBe('Witaj, …');
    expect(speak('pl', false).t('elsewhere:never' as MessageKey)).toBe('…');
  });

  it.each(['cs', 'sk', 'hu'] as const)('is said in English in %s, which is not complete yet', (language) => {
    expect(speak(language).t(key('only'))).toBe('Only English');
  });
});

describe('an error', () => {
  it.each(LANGUAGES)('is told as three sentences and its code in %s', (language) => {
    const told = createTranslator(language).error(new MoloError('storage.notFound', { file: 'a.csv' }));
    expect(told.code).toBe('storage.notFound');
    expect(told.what).toContain('a.csv');
    expect(told.means).not.toBe('');
    expect(told.do).not.toBe('');
  });

  it('is told in Polish to a Pole', () => {
    expect(createTranslator('pl').error(new MoloError('cancelled')).what).toBe('Działanie zostało przerwane.');
  });
});
