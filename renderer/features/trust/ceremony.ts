import type { Fingerprint } from '#shared/base';

/**
 * The comparison of a fingerprint out of band. Its owner reads it out, the holder types what they hear, and each
 * group is held against the card's as soon as it is whole. The card's own digits are never shown meanwhile:
 * what stands on the screen would be copied instead of heard.
 */

/** Digits that are read out together. */
const GROUP = 4;

export interface Group {
  /** As it was typed, at most four digits. */
  readonly typed: string;
  readonly state: 'open' | 'agrees' | 'differs';
}

export interface Comparison {
  readonly groups: readonly Group[];
  readonly agreeing: number;
  readonly differing: number;
  /** Every group is typed and agrees. */
  readonly holds: boolean;
  /** Every group is typed, and at least one differs. */
  readonly fails: boolean;
  /** What is typed and can be in no fingerprint. */
  readonly stray: string | null;
  readonly isTooLong: boolean;
}

/** What was typed without spaces, dashes of any kind, and capitals. */
export function bare(typed: string): string {
  return typed.toLowerCase().replace(/[\s\p{Pd}]/gu, '');
}

export function compare(typed: string, fingerprint: Fingerprint): Comparison {
  const signs = [...bare(typed)];
  const digits = signs.filter(isDigit).join('');
  const groups = Array.from({ length: fingerprint.length / GROUP }, (_, index) => groupAt(index * GROUP, digits, fingerprint));
  const count = (state: Group['state']): number => groups.filter((group) => group.state === state).length;
  const [agreeing, differing] = [count('agrees'), count('differs')];
  const stray = signs.find((sign) => !isDigit(sign)) ?? null;
  const isTooLong = digits.length > fingerprint.length;
  const isWhole = agreeing + differing === groups.length;
  return { groups, agreeing, differing, holds: agreeing === groups.length && stray === null && !isTooLong, fails: isWhole && differing > 0, stray, isTooLong };
}

function groupAt(start: number, digits: string, fingerprint: Fingerprint): Group {
  const typed = digits.slice(start, start + GROUP);
  if (typed.length < GROUP) return { typed, state: 'open' };
  return { typed, state: typed === fingerprint.slice(start, start + GROUP) ? 'agrees' : 'differs' };
}

function isDigit(sign: string): boolean {
  return /^[0-9a-f]$/.test(sign);
}
