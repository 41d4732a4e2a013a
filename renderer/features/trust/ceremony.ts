import type { Fingerprint } from '#shared/base';
import { fingerprintWords, isFingerprintWord } from '#shared/package';

/**
 * The comparison of a fingerprint out of band. Its owner reads it out, as digits or as words, the holder types what
 * they hear, and each group is held against the card's as soon as it is whole. What the card says is never shown
 * meanwhile: what stands on the screen would be copied instead of heard.
 */

/** Digits that are read out together. */
const GROUP = 4;

/** How a fingerprint is shown and read out. */
export type Form = 'digits' | 'words';

export interface Group {
  /** As it was typed: at most four digits, or one word. */
  readonly typed: string;
  /** `misspelt`: a word that is on no list, so that it was heard or written wrongly. */
  readonly state: 'open' | 'agrees' | 'differs' | 'misspelt';
}

export interface Comparison {
  readonly groups: readonly Group[];
  readonly agreeing: number;
  /** Misspelt ones among them. */
  readonly differing: number;
  /** Every group is typed and agrees. */
  readonly holds: boolean;
  /** Every group is typed, none is misspelt, and at least one differs. */
  readonly fails: boolean;
  /** What is typed and can be in no fingerprint. */
  readonly stray: string | null;
  readonly isTooLong: boolean;
}

/** What was typed, held against a card's fingerprint in the form in which it is read out. */
export function compare(typed: string, fingerprint: Fingerprint, form: Form): Comparison {
  return form === 'words' ? compareWords(typed, fingerprintWords(fingerprint)) : compareDigits(typed, fingerprint);
}

/** What was typed without spaces, dashes of any kind, and capitals. */
export function bare(typed: string): string {
  return typed.toLowerCase().replace(/[\s\p{Pd}]/gu, '');
}

/** The words that were typed, in small letters, whatever stands between them. */
export function wordsIn(typed: string): readonly string[] {
  return typed.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** What was typed as the host reads it: digits without anything between them, or words with one space. */
export function asTyped(typed: string): string {
  return /^[0-9a-f]+$/.test(bare(typed)) ? bare(typed) : wordsIn(typed).join(' ');
}

export function compareDigits(typed: string, fingerprint: Fingerprint): Comparison {
  const signs = [...bare(typed)];
  const digits = signs.filter(isDigit).join('');
  const groups = Array.from({ length: fingerprint.length / GROUP }, (_, index) => groupAt(index * GROUP, digits, fingerprint));
  return summed(groups, signs.find((sign) => !isDigit(sign)) ?? null, digits.length > fingerprint.length);
}

/**
 * A word that is still being written says nothing yet: it may become a longer one.
 * @param words the card's fingerprint in words
 */
export function compareWords(typed: string, words: readonly string[]): Comparison {
  const heard = wordsIn(typed);
  const isWritten = (index: number): boolean => index < heard.length - 1 || /[^\p{L}]$/u.test(typed) || (heard.length === words.length && isFingerprintWord(heard[index] ?? ''));
  const groups = words.map((word, index): Group => {
    const said = heard[index] ?? '';
    if (said === word) return { typed: said, state: 'agrees' };
    if (said === '' || !isWritten(index)) return { typed: said, state: 'open' };
    return { typed: said, state: isFingerprintWord(said) ? 'differs' : 'misspelt' };
  });
  return summed(groups, null, heard.length > words.length);
}

function summed(groups: readonly Group[], stray: string | null, isTooLong: boolean): Comparison {
  const count = (...states: readonly Group['state'][]): number => groups.filter(({ state }) => states.includes(state)).length;
  const [agreeing, differing, misspelt] = [count('agrees'), count('differs', 'misspelt'), count('misspelt')];
  const isWhole = agreeing + differing === groups.length;
  return { groups, agreeing, differing, holds: agreeing === groups.length && stray === null && !isTooLong, fails: isWhole && differing > 0 && misspelt === 0, stray, isTooLong };
}

function groupAt(start: number, digits: string, fingerprint: Fingerprint): Group {
  const typed = digits.slice(start, start + GROUP);
  if (typed.length < GROUP) return { typed, state: 'open' };
  return { typed, state: typed === fingerprint.slice(start, start + GROUP) ? 'agrees' : 'differs' };
}

function isDigit(sign: string): boolean {
  return /^[0-9a-f]$/.test(sign);
}
