import { describe, expect, it } from 'vitest';
import { type Fingerprint, formatFingerprint } from '#shared/base';
import { FINGERPRINT_WORDS, fingerprintWords, readFingerprint } from '#shared/package';

const FINGERPRINT = '1f3a90c2'.repeat(8) as Fingerprint;
const WORDS = 'busy stand correct dinosaur poverty genre language faith search what picnic loud victory embody anchor trap move axis solid canoe capable outer drink front'.split(' ');

describe('a fingerprint in words', () => {
  // The 256-bit vectors of BIP-0039.
  it.each([
    ['00', `${'abandon '.repeat(23)}art`],
    ['7f', 'legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth title'],
    ['80', 'letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic bless'],
    ['ff', `${'zoo '.repeat(23)}vote`],
  ])('is what BIP-0039 says of thirty-two bytes %s', (byte, words) => {
    expect(fingerprintWords(byte.repeat(32) as Fingerprint).join(' ')).toBe(words);
  });

  it.each([
    ['as it is printed', WORDS.join(' ')],
    ['in capitals, with commas, over two lines', WORDS.join(', ').toUpperCase().replace('FAITH, ', 'FAITH,\n')],
    ['with the numbers of a list', WORDS.map((word, index) => `${index + 1}. ${word}`).join(' ')],
    ['with hyphens and numbers in brackets', WORDS.map((word, index) => `${index + 1}) ${word}`).join(' - ')],
  ])('is read %s', (_how, typed) => {
    expect(readFingerprint(typed)).toEqual({ fingerprint: FINGERPRINT, as: 'words' });
  });

  it('is read as digits too, with any spaces, hyphens and case', () => {
    expect(readFingerprint(formatFingerprint(FINGERPRINT).toUpperCase().replaceAll(' ', '-'))).toEqual({ fingerprint: FINGERPRINT, as: 'typed' });
  });
});

describe('what is no fingerprint', () => {
  const without = (index: number, ...instead: string[]): string => WORDS.toSpliced(index, 1, ...instead).join(' ');

  it.each([
    ['nothing', '', {}],
    ['a digit too few', FINGERPRINT.slice(1), {}],
    ['a letter that is no digit', FINGERPRINT.replace('f', 'g'), {}],
    ['groups of letters and digits', 'zz12 ab34', {}],
    ['a word that is not on the list', without(3, 'molo'), { context: 'word', position: 4 }],
    ['a word with a Cyrillic letter', without(0, 'bu\u0455y'), { context: 'word', position: 1 }],
    ['a word too few', without(23), { context: 'words', words: FINGERPRINT_WORDS - 1 }],
    ['a word too many', without(0, 'busy', 'busy'), { context: 'words', words: FINGERPRINT_WORDS + 1 }],
    ['one word taken for another', without(5, 'giant'), { context: 'checksum' }],
    ['two words the wrong way round', [WORDS[1], WORDS[0], ...WORDS.slice(2)].join(' '), { context: 'checksum' }],
  ])('is told apart: %s', (_what, typed, params) => {
    expect(() => readFingerprint(typed)).toThrow(expect.objectContaining({ code: 'trust.badFingerprint', params }));
  });
});
