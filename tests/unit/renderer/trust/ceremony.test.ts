import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '#shared/base';
import { fingerprintWords } from '#shared/package';
import { asTyped, bare, compareDigits as compare, compareWords } from '../../../../renderer/features/trust/ceremony';

const FINGERPRINT = '0123456789abcdef'.repeat(4) as Fingerprint;
const states = (typed: string): string => compare(typed, FINGERPRINT).groups.map(({ state }) => state[0]).join('');

describe('the comparison of a fingerprint', () => {
  it('says nothing of a group before it is whole', () => {
    expect(states('')).toBe('oooooooooooooooo');
    expect(states('fff')).toBe('oooooooooooooooo');
    expect(states('0123 45')).toBe('aooooooooooooooo');
  });

  it('finds the group that differs, and goes on after it', () => {
    const heard = compare('0123 4567 89ab cdee 0123', FINGERPRINT);
    expect(heard.groups.map(({ state }) => state).slice(0, 6)).toEqual(['agrees', 'agrees', 'agrees', 'differs', 'agrees', 'open']);
    expect(heard).toMatchObject({ agreeing: 4, differing: 1, holds: false, fails: false });
  });

  it('holds only when every group agrees, and fails only when every group is typed', () => {
    expect(compare(FINGERPRINT, FINGERPRINT)).toMatchObject({ holds: true, fails: false, agreeing: 16 });
    expect(compare(FINGERPRINT.slice(1), FINGERPRINT)).toMatchObject({ holds: false, fails: false });
    expect(compare(`${FINGERPRINT.slice(0, 63)}0`, FINGERPRINT)).toMatchObject({ holds: false, fails: true, differing: 1 });
  });

  it('does not hold for more digits than there are, nor with a sign that is none', () => {
    expect(compare(`${FINGERPRINT}0`, FINGERPRINT)).toMatchObject({ holds: false, isTooLong: true });
    expect(compare(`${FINGERPRINT}g`, FINGERPRINT)).toMatchObject({ holds: false, stray: 'g' });
    expect(compare('ó', FINGERPRINT).stray).toBe('ó');
  });

  it('ignores spaces, dashes of any kind and capitals', () => {
    const separators = fc.array(fc.constantFrom(' ', '-', '–', '—', '\t', '\n', '\u00a0', '\u202f', ''), { minLength: 64, maxLength: 64 });
    const capitals = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(separators, capitals, (between, upper) => {
        const typed = [...FINGERPRINT].map((digit, index) => `${upper[index] ? digit.toUpperCase() : digit}${between[index]}`).join('');
        expect(compare(typed, FINGERPRINT).holds).toBe(true);
        expect(bare(typed)).toBe(FINGERPRINT);
      }),
    );
  });

  it('is not fooled by a fingerprint that differs in one digit only', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.constantFrom(...'0123456789abcdef'), (place, digit) => {
        fc.pre(FINGERPRINT[place] !== digit);
        const other = `${FINGERPRINT.slice(0, place)}${digit}${FINGERPRINT.slice(place + 1)}`;
        expect(compare(other, FINGERPRINT)).toMatchObject({ holds: false, fails: true, differing: 1 });
      }),
    );
  });
});

describe('the comparison in words', () => {
  const words = fingerprintWords(FINGERPRINT);
  const said = (typed: string): string => compareWords(typed, words).groups.map(({ state }) => state[0]).join('');

  it('says nothing of a word that may still become a longer one', () => {
    const [first = ''] = words;
    expect(said(first.slice(0, -1))).toBe('o'.repeat(24));
    expect(said(first)).toBe(`a${'o'.repeat(23)}`);
    expect(said('ad')).toBe('o'.repeat(24));
    expect(said('ad ')).toBe(`m${'o'.repeat(23)}`);
  });

  it('tells a word that is on no list from one that differs', () => {
    const other = words[0] === 'zoo' ? 'zone' : 'zoo';
    expect(compareWords(`${other} `, words).groups[0]).toEqual({ typed: other, state: 'differs' });
    expect(compareWords('zooo ', words).groups[0]).toEqual({ typed: 'zooo', state: 'misspelt' });
    expect(compareWords(words.with(23, other).join(' '), words)).toMatchObject({ fails: true, holds: false, differing: 1 });
    expect(compareWords(words.with(5, 'zooo').join(' '), words)).toMatchObject({ fails: false, holds: false, differing: 1 });
  });

  it('holds for all words in their order, whatever stands between them, and for nothing else', () => {
    expect(compareWords(words.map((word, index) => `${index + 1}. ${word.toUpperCase()},`).join('\n'), words)).toMatchObject({ holds: true, agreeing: 24 });
    expect(compareWords(words.toReversed().join(' '), words).holds).toBe(false);
    expect(compareWords(words.slice(1).join(' '), words).holds).toBe(false);
    expect(compareWords([...words, 'zoo'].join(' '), words)).toMatchObject({ holds: false, isTooLong: true });
  });
});

it('what was typed goes to the host without what stands between', () => {
  expect(asTyped(' 01-23 AB ')).toBe('0123ab');
  expect(asTyped('1. Zoo, 2. abandon')).toBe('zoo abandon');
});
