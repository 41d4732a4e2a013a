import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fingerprint, isMoloError, toHex } from '#shared/base';
import { fingerprintWords, imitation, isPersonName, readFingerprint } from '#shared/package';

const fingerprint = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toHex(bytes) as Fingerprint);
const LATIN = 'aąbcčdďeęfghiíjklłľmnoóőpqrsśtťuůűvwyýzžŻŁŚÁABCDEMNORSTUWZ'.split('');
const word = fc.string({ unit: fc.constantFrom(...LATIN), minLength: 2, maxLength: 12 });
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

describe('a fingerprint in words', () => {
  it('is the fingerprint again', () => {
    fc.assert(
      fc.property(fingerprint, (one) => {
        expect(readFingerprint(fingerprintWords(one).join(' '))).toEqual({ fingerprint: one, as: 'words' });
      }),
    );
  });

  it('is never another one for one word misheard: refused in all but one of 256 cases', () => {
    const mistaken = fc.tuple(fingerprint, fingerprint, fc.nat({ max: 22 }));
    fc.assert(
      fc.property(mistaken, ([one, other, at]) => {
        const words = fingerprintWords(one).toSpliced(at, 1, fingerprintWords(other)[at] as string).join(' ');
        try {
          expect(readFingerprint(words).fingerprint === one).toBe(words === fingerprintWords(one).join(' '));
        } catch (error) {
          expect(isMoloError(error, 'trust.badFingerprint')).toBe(true);
        }
      }),
    );
  });

  it('is read or refused, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        try {
          readFingerprint(typed);
        } catch (error) {
          expect(isMoloError(error, 'trust.badFingerprint')).toBe(true);
        }
      }),
    );
  });
});

describe('names', () => {
  it('of one script can be borne, and with one letter of another script cannot', () => {
    fc.assert(
      fc.property(name, fc.constantFrom(...'аеорсухіЅοανΑΒᎪօ'), fc.nat(), (honest, letter, where) => {
        expect(isPersonName(honest)).toBe(true);
        const at = where % honest.length;
        const spoof = honest.slice(0, at) + letter + honest.slice(at);
        // Between two spaces the letter would be a word of its own; these words have two letters at least.
        expect(isPersonName(spoof)).toBe(false);
      }),
    );
  });

  it('with anything unseen in them cannot be borne', () => {
    fc.assert(
      fc.property(name, fc.constantFrom('\u200B', '\u200D', '\u202E', '\u2066', '\u00AD', '\uFEFF', '\u0000'), fc.nat(), (honest, unseen, where) => {
        const at = where % (honest.length + 1);
        expect(isPersonName(honest.slice(0, at) + unseen + honest.slice(at))).toBe(false);
      }),
    );
  });

  it('imitate themselves in any case and spacing, and look like themselves without accents', () => {
    fc.assert(
      fc.property(name, (one) => {
        expect(imitation(one.toUpperCase(), one)).toBe('changedKey');
        expect(imitation(one.replaceAll(' ', '  '), one)).toBe('changedKey');
        const bare = one.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L');
        expect(imitation(bare, one)).toBe(bare === one ? 'changedKey' : 'lookAlike');
      }),
    );
  });

  it('imitate each other or do not, whatever they are', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(imitation(one, other)).toBe(imitation(other, one));
      }),
    );
  });
});
