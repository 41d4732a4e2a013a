import { describe, expect, it } from 'vitest';
import { languageFrom, languageFromEnvironment } from '#shared/i18n';

describe('the language is taken from', () => {
  it.each([
    ['pl', 'pl'],
    ['pl-PL', 'pl'],
    ['PL_pl.UTF-8', 'pl'],
    ['sk_SK@euro', 'sk'],
    ['hu_HU.ISO8859-2', 'hu'],
    ['cs-Latn-CZ', 'cs'],
    ['en_GB.UTF-8', 'en'],
  ])('%s', (locale, language) => {
    expect(languageFrom(locale)).toBe(language);
  });

  it.each(['C', 'POSIX', 'C.UTF-8', '', 'de_DE.UTF-8', 'plural', '.'])('nothing that Molo does not speak: %j means English', (locale) => {
    expect(languageFrom(locale)).toBe('en');
  });

  it('the first wish that can be met', () => {
    expect(languageFrom(['de-DE', 'sk-SK', 'pl'])).toBe('sk');
  });
});

describe('the environment', () => {
  it('is read in the order of POSIX', () => {
    expect(languageFromEnvironment({ LANG: 'pl_PL.UTF-8' })).toBe('pl');
    expect(languageFromEnvironment({ LC_MESSAGES: 'hu_HU.UTF-8', LANG: 'pl_PL.UTF-8' })).toBe('hu');
    expect(languageFromEnvironment({ LC_ALL: 'C', LC_MESSAGES: 'hu_HU.UTF-8', LANG: 'pl_PL.UTF-8' })).toBe('en');
  });

  it('means English when it says nothing, and a variable set to nothing is not set', () => {
    expect(languageFromEnvironment({})).toBe('en');
    expect(languageFromEnvironment({ LC_ALL: '', LANG: 'pl' })).toBe('pl');
  });
});
