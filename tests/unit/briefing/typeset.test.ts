import { describe, expect, it } from 'vitest';
import { typeset } from '#shared/briefing';

describe('prose', () => {
  it.each([
    ['en', 'He said "no" ("never").', 'He said “no” (“never”).'],
    ['pl', 'Tak zwany "kryzys" trwa.', 'Tak zwany „kryzys” trwa.'],
    ['cs', 'Takzvaná "krize" trvá.', 'Takzvaná „krize“ trvá.'],
    ['hu', 'Az úgynevezett "válság".', 'Az úgynevezett „válság”.'],
    ['en', "Poland's data", 'Poland’s data'],
    ['en', '2015 - the peak', '2015 – the peak'],
    ['pl', 'W Polsce i w Czechach', 'W\u00a0Polsce i\u00a0w\u00a0Czechach'],
    ['en', 'A word in English', 'A word in English'],
  ] as const)('is set as %s sets it: %s', (language, text, set) => {
    expect(typeset(text, language)).toBe(set);
  });

  it('stays as it is when set twice', () => {
    const once = typeset('W "Polsce" - i w Czechach', 'pl');
    expect(typeset(once, 'pl')).toBe(once);
  });
});
