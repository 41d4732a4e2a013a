import type { Language } from '#shared/base';

/** What the sorting of a language takes a piece of text for: weights of three levels (letter, accent, case), each two ASCII signs long. */
export interface Weights {
  readonly letters: string;
  readonly accents: string;
  readonly cases: string;
}

/** Letters of several signs. Doubled ones of Hungarian are short for two: `ccs` sorts as `cscs`. */
const LETTERS: Readonly<Partial<Record<Language, readonly string[]>>> = {
  cs: ['ch'],
  sk: ['ch'],
  hu: ['cs', 'dz', 'dzs', 'gy', 'ly', 'ny', 'sz', 'ty', 'zs'],
};
const DOUBLED: Readonly<Record<string, string>> = { ccs: 'cs', ddz: 'dz', ddzs: 'dzs', ggy: 'gy', lly: 'ly', nny: 'ny', ssz: 'sz', tty: 'ty', zzs: 'zs' };

/** Latin, Greek, Cyrillic and the punctuation and signs of texts. Whatever lies outside sorts behind them by its code point. */
const REPERTOIRE: readonly (readonly [number, number])[] = [[0x20, 0x7e], [0xa0, 0x52f], [0x1e00, 0x1eff], [0x2000, 0x206f], [0x20a0, 0x20bf], [0x2100, 0x214f]];

/** Ligatures that Unicode does not take apart. */
const LIGATURES: Readonly<Record<string, string>> = { æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ß: 'ss' };

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The weight of an unaccented small letter: the least of its level. */
export const COMMON = weight(0);

/** Before every weight of those outside of the repertoire. */
const OUTSIDE = 'zz';

function weight(rank: number): string {
  return `${DIGITS[Math.floor(rank / DIGITS.length)] as string}${DIGITS[rank % DIGITS.length] as string}`;
}

type Compare = (a: string, b: string) => number;

const collator = (language: Language, sensitivity: 'base' | 'accent' | 'variant'): Compare => new Intl.Collator(language, { sensitivity }).compare;

const ofOne = (letter: string, accent = COMMON, written = COMMON): Weights => ({ letters: letter, accents: accent, cases: written });

const joined = (parts: readonly Weights[]): Weights => ({
  letters: parts.map(({ letters }) => letters).join(''),
  accents: parts.map(({ accents }) => accents).join(''),
  cases: parts.map(({ cases }) => cases).join(''),
});

/**
 * How one language sorts, out of `Intl.Collator`, which compares but hands out no keys: the characters are sorted by it once, and
 * its strengths tell which of them differ by letter, which by accent and which by case. The levels are those of the Unicode Collation
 * Algorithm (UTS #10).
 */
export class Collation {
  private readonly known = new Map<string, Weights>();
  private readonly byLetter: Compare;
  private readonly byAccent: Compare;
  private readonly byAll: Compare;
  /** Accents that stand for themselves, in their order. */
  private readonly marks: readonly string[];
  /** Letters of several signs by their first one, the longest before others, in every way of writing that the language knows. */
  private readonly contractions: ReadonlyMap<string, readonly string[]>;

  constructor(language: Language) {
    [this.byLetter, this.byAccent, this.byAll] = [collator(language, 'base'), collator(language, 'accent'), collator(language, 'variant')];
    const letters = (LETTERS[language] ?? []).flatMap((letter) => this.waysToWrite(letter));
    const doubled = language === 'hu' ? Object.keys(DOUBLED).flatMap((letter) => this.waysToWrite(letter)) : [];
    const longestFirst = [...letters, ...doubled].sort((a, b) => b.length - a.length);
    this.contractions = new Map(longestFirst.map(([first]) => [first as string, longestFirst.filter((contraction) => contraction[0] === first)]));
    const characters = repertoire().filter((character) => this.byAll(character, '') !== 0);
    this.marks = characters.filter((character) => this.byLetter(character, '') === 0).sort((a, b) => this.byAccent(`x${a}`, `x${b}`));
    const marks = new Set(this.marks);
    this.rankMarks();
    this.rankLetters([...letters, ...characters.filter((character) => !marks.has(character) && this.partsOf(character) === null)]);
    for (const letter of doubled) this.known.set(letter, this.expanded(letter, [DOUBLED[letter.toLowerCase()] as string, letter.slice(1)]));
  }

  /** The character or the letter of several signs at `at`. */
  unitAt(text: string, at: number): string {
    const sign = String.fromCodePoint(text.codePointAt(at) as number);
    return this.contractions.get(sign)?.find((contraction) => text.startsWith(contraction, at)) ?? sign;
  }

  /** The weights of a character (in Unicode's composed form) or a contraction; ignored ones have none. */
  weights(unit: string): Weights {
    const known = this.known.get(unit);
    if (known) return known;
    const parts = this.partsOf(unit);
    const found = parts ? this.ofParts(unit, parts) : this.byAll(unit, '') === 0 ? joined([]) : outside(unit);
    this.known.set(unit, found);
    return found;
  }

  private waysToWrite(letter: string): string[] {
    const ways = [...letter].reduce<string[]>((begun, sign) => begun.flatMap((text) => [text + sign, text + sign.toUpperCase()]), ['']);
    return ways.filter((way) => this.byLetter(way, letter) === 0);
  }

  /** A letter and its accent, or the letters of a ligature, where the language sorts it as these; `null` where it is a letter of its own. */
  private partsOf(unit: string): readonly string[] | null {
    const apart = [...unit.normalize('NFD')];
    if (apart.length > 1) {
      const letter = apart.slice(0, -1).join('').normalize('NFC');
      return this.byLetter(unit, letter) === 0 ? [letter, apart.at(-1) as string] : null;
    }
    const letters = LIGATURES[unit] ?? unit.normalize('NFKD');
    return [...letters].length > 1 && this.byLetter(unit, letters) === 0 ? [...letters] : null;
  }

  private ofParts(unit: string, parts: readonly string[]): Weights {
    return unit.normalize('NFD') === unit ? this.expanded(unit, parts) : joined(parts.map((part) => this.weights(part)));
  }

  /** The weights of what sorts as several letters: a way of writing them, which lies somewhere among those of the first. */
  private expanded(unit: string, parts: readonly string[]): Weights {
    const [first, ...rest] = parts as readonly [string, ...string[]];
    const { letters } = this.weights(first);
    const siblings = [...this.known].filter(([other, weights]) => weights.letters === letters && weights.accents === COMMON && other !== unit);
    const before = siblings.filter(([other]) => this.byAll(other + rest.join(''), unit) < 0).map(([, { cases }]) => cases).sort();
    const written = ofOne(letters, COMMON, between(before.at(-1) ?? COMMON));
    return joined([written, ...rest.map((part) => this.weights(part))]);
  }

  private rankMarks(): void {
    let rank = 0;
    this.marks.forEach((mark, at) => {
      if (at === 0 || this.byAccent(`x${this.marks[at - 1] as string}`, `x${mark}`) !== 0) rank += 2;
      this.known.set(mark, { letters: '', accents: weight(rank), cases: COMMON });
    });
  }

  private rankLetters(units: readonly string[]): void {
    const sorted = [...units].sort(this.byAll);
    let [letter, written, first, last]: [number, number, string, string] = [0, 0, '', ''];
    for (const unit of sorted) {
      if (this.byLetter(first, unit) !== 0) [letter, written, first] = [letter + 1, 0, unit];
      else if (this.byAccent(last, unit) !== 0) written = 0;
      else if (this.byAll(last, unit) !== 0) written += 2;
      last = unit;
      const accent = this.accentOf(unit, first);
      this.known.set(unit, accent === COMMON ? ofOne(weight(letter), COMMON, weight(written)) : { letters: weight(letter), accents: COMMON + accent, cases: weight(written) + COMMON });
    }
  }

  /** The accent in which a character differs from the first of its letter: where it lies among the marks. */
  private accentOf(unit: string, first: string): string {
    if (this.byAccent(unit, first) === 0) return COMMON;
    let accent = 1;
    for (const mark of this.marks) {
      const marked = first + mark;
      if (this.byLetter(marked, first) !== 0) continue;
      const order = this.byAccent(marked, unit);
      const own = numberOf((this.known.get(mark) as Weights).accents);
      if (order === 0) return weight(own);
      if (order < 0) accent = own + 1;
    }
    return weight(accent);
  }
}

const numberOf = (written: string): number => DIGITS.indexOf(written[0] as string) * DIGITS.length + DIGITS.indexOf(written[1] as string);

/** A weight behind one that a letter has and before the next. */
const between = (before: string): string => weight(numberOf(before) + 1);

/** Behind everything that is known, by the code point. */
function outside(character: string): Weights {
  const code = character.codePointAt(0) as number;
  const size = DIGITS.length ** 2;
  return ofOne(OUTSIDE + weight(Math.floor(code / size)) + weight(code % size));
}

/** The characters of the repertoire in composed form. */
function repertoire(): string[] {
  const all = REPERTOIRE.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)));
  return all.filter((character) => character === character.normalize('NFC') && !/\p{Unassigned}/u.test(character));
}
