import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, exitCodeOf, type Language } from '#shared/base';
import { CATALOGUES, COMPLETE_LANGUAGES, type Messages } from '../../../shared/i18n/catalogues';

const TRANSLATED = COMPLETE_LANGUAGES.filter((language) => language !== 'en');
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** `namespace:path` -> text, the plural forms side by side. */
function messagesOf(language: Language): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (tree: Messages, prefix: string): void => {
    for (const [name, value] of Object.entries(tree)) {
      if (typeof value === 'string') found.set(prefix + name, value);
      else walk(value, `${prefix}${name}.`);
    }
  };
  for (const [namespace, tree] of Object.entries(CATALOGUES[language])) walk(tree, `${namespace}:`);
  return found;
}

const withoutForms = (messages: Map<string, string>): string[] => [...new Set([...messages.keys()].map((key) => key.replace(PLURAL, '')))].sort();

const paramsOf = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(.+?)\}\}/g)].map((match) => (match[1] as string).trim()))].sort();

/** Params of a message over all its plural forms: one form may say "a row" where another counts. */
function paramsByMessage(messages: Map<string, string>): Record<string, string[]> {
  const params: Record<string, string[]> = {};
  for (const [key, text] of messages) {
    const base = key.replace(PLURAL, '');
    params[base] = [...new Set([...(params[base] ?? []), ...paramsOf(text)])].sort();
  }
  return params;
}

describe('the catalogues', () => {
  const english = messagesOf('en');

  it.each(COMPLETE_LANGUAGES)('are all the files that lie in the folder of %s', (language) => {
    const files = readdirSync(new URL(`../../../shared/i18n/locales/${language}`, import.meta.url)).filter((name) => name.endsWith('.json'));
    expect(Object.keys(CATALOGUES[language]).sort()).toEqual(files.map((name) => name.replace('.json', '')).sort());
  });

  it.each(TRANSLATED)('say the same messages in %s as in English', (language) => {
    expect(withoutForms(messagesOf(language))).toEqual(withoutForms(english));
  });

  it.each(TRANSLATED)('name the same params in %s as in English', (language) => {
    expect(paramsByMessage(messagesOf(language))).toEqual(paramsByMessage(english));
  });

  it.each(COMPLETE_LANGUAGES)('have every plural form that %s needs, and no other', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const keys = [...messagesOf(language).keys()].filter((key) => PLURAL.test(key));
    for (const message of new Set(keys.map((key) => key.replace(PLURAL, '')))) {
      const forms = keys.filter((key) => key.replace(PLURAL, '') === message);
      expect(forms.map((key) => PLURAL.exec(key)?.[1]).toSorted(), message).toEqual(needed);
    }
  });

  it.each(COMPLETE_LANGUAGES)('have no empty message in %s, and none with stray spaces', (language) => {
    for (const [key, text] of messagesOf(language)) expect(text, key).toMatch(/^\S(.*\S)?$/s);
  });

  it.each(COMPLETE_LANGUAGES)('use no key with a separator of keys in %s', (language) => {
    for (const key of messagesOf(language).keys()) expect(key).toMatch(/^\w+:\w+(\.\w+)*$/);
  });

  it('have no message that a strict module could not export by its name, as loaders of JSON do', () => {
    expect(Object.values(CATALOGUES.en).flatMap((tree) => Object.keys(tree)).filter((name) => ['arguments', 'eval'].includes(name))).toEqual([]);
  });

  it('quote in sentences as the language quotes', () => {
    const errors = (messages: Map<string, string>) => [...messages].filter(([key]) => key.startsWith('errors:'));
    for (const [key, text] of errors(english)) expect(text, key).not.toMatch(/[„"]/);
    for (const [key, text] of errors(messagesOf('pl'))) expect(text, key).not.toMatch(/["“]/);
  });
});

describe.each(ERROR_CODES)('the error %s', (code) => {
  it.each(COMPLETE_LANGUAGES)('says in %s what happened, what it means and what to do', (language) => {
    const messages = messagesOf(language);
    for (const part of ['what', 'means', 'do']) {
      expect(messages.get(`errors:${code}.${part}`), part).toMatch(/[.?!]$/);
    }
  });

  it('ends the command line with a code of its family', () => {
    expect(exitCodeOf(code)).toBeGreaterThanOrEqual(2);
  });
});

it('no sentence stands for an error that does not exist', () => {
  const codes = new Set([...messagesOf('en').keys()].filter((key) => key.startsWith('errors:')).map((key) => key.slice('errors:'.length).replace(/\.\w+$/, '')));
  expect([...codes].sort()).toEqual([...ERROR_CODES].sort());
});
