import { describe, expect, it } from 'vitest';
import { isPlainName, PACKAGE_NAME, RESOURCE_PATH, resourcePaths, slugOf } from '#shared/package';

describe('names that people are shown', () => {
  it.each(['Anna Łoś', 'Urząd do Spraw Cudzoziemców', "O'Neill-Kovács", 'Ősi Őrség', 'שלום', '移民署', 'Dział 3 (WIR)'])('takes %s', (name) => {
    expect(isPlainName(name)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['only a space', ' '],
    ['a space at the end', 'Anna '],
    ['a right-to-left override', 'Anna\u202Etxt.exe'],
    ['an isolate', '\u2066Anna\u2069'],
    ['a zero-width space', 'An\u200Bna'],
    ['a zero-width joiner', 'An\u200Dna'],
    ['a byte order mark', '\uFEFFAnna'],
    ['a soft hyphen', 'An\u00ADna'],
    ['a word joiner', 'An\u2060na'],
    ['a Hangul filler', 'Anna\u3164'],
    ['a combining grapheme joiner', 'An\u034Fna'],
    ['a variation selector', 'Anna\uFE0F'],
    ['a tag character', 'Anna\u{E0041}'],
    ['a control', 'Anna\u0007'],
    ['a line break', 'Anna\nUdSC'],
    ['a line separator', 'Anna\u2028UdSC'],
    ['a no-break space', 'Anna\u00A0UdSC'],
    ['an em space', 'Anna\u2003UdSC'],
    ['a Braille blank', 'Anna\u2800UdSC'],
    ['a private-use character', 'Anna\uE000'],
    ['a lone surrogate', 'Anna\uD800'],
    ['letters and marks apart', 'Ann\u0061\u0301'],
    ['more than anybody can read', 'A'.repeat(201)],
  ])('refuses %s', (_what, name) => {
    expect(isPlainName(name)).toBe(false);
  });
});

describe('file names in a package', () => {
  it.each(['data/a.csv', 'data/2024/a_b-c.parquet', 'data/A.CSV'])('takes %s', (path) => {
    expect(RESOURCE_PATH.test(path)).toBe(true);
  });

  it.each(['a.csv', 'data/', 'data', 'data/../a', 'data/.hidden', 'data/-rf', '/data/a', 'data//a', 'data/a/', 'data\\a', 'data/a b', 'data/ł.csv', 'data/a:b', 'datapackage.json', `data/${'a'.repeat(200)}`, 'data/a\n'])(
    'refuses %j',
    (path) => {
      expect(RESOURCE_PATH.test(path)).toBe(false);
    },
  );

  it('makes one from any table name, and another for a repeat', () => {
    const resources = ['Wnioski 2024', 'wnioski-2024', 'żółć', '...', 'x'].map((name) => ({ name, format: 'csv' }));
    expect(resourcePaths(resources)).toEqual(['data/wnioski-2024.csv', 'data/wnioski-2024_2.csv', 'data/zolc.csv', 'data/package.csv', 'data/x.csv']);
  });

  it('keeps a path that its author chose well and replaces one that leaves the folder', () => {
    const resources = [
      { name: 'a', format: 'csv', path: 'data/b.csv' },
      { name: 'b', format: 'csv' },
      { name: 'c', format: 'csv', path: '../c.csv' },
    ];
    expect(resourcePaths(resources)).toEqual(['data/b.csv', 'data/b_2.csv', 'data/c.csv']);
  });

  it('makes package names that the standard knows', () => {
    for (const text of ['Wnioski 2024 (Łódź)', '', '---', 'ÆØ', '移民', 'a'.repeat(300)]) expect(slugOf(text)).toMatch(PACKAGE_NAME);
    expect(slugOf('Wnioski 2024 (Łódź)')).toBe('wnioski-2024-lodz');
  });
});
