import { describe, expect, it } from 'vitest';
import { isLanguage, LANGUAGES, textIn } from '#shared/base';

describe('the languages', () => {
  it('are the five of the house', () => {
    expect(LANGUAGES).toEqual(['en', 'pl', 'cs', 'sk', 'hu']);
    expect(isLanguage('sk')).toBe(true);
    expect(isLanguage('de')).toBe(false);
  });
});

describe('a text in some of the languages', () => {
  it('is shown in the one that is asked for', () => {
    expect(textIn({ en: 'Month', pl: 'Miesiąc' }, 'pl')).toBe('Miesiąc');
  });

  it('is shown in English, else in any that it has, where that one is missing', () => {
    expect(textIn({ en: 'Month', pl: 'Miesiąc' }, 'hu')).toBe('Month');
    expect(textIn({ '': 'Monat', pl: 'Miesiąc' }, 'hu')).toBe('Monat');
    expect(textIn({ pl: 'Miesiąc' }, 'hu')).toBe('Miesiąc');
  });

  it('may be absent', () => {
    expect(textIn(undefined, 'pl')).toBeUndefined();
    expect(textIn({}, 'pl')).toBeUndefined();
  });
});
