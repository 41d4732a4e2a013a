import { Uncertain, type Value } from '../value';
import { textOf } from './conversions';
import { binary, type Operation } from './operation';

/** A piece of a pattern: one character that passes, or any number of them. */
type Piece = ((character: string) => boolean) | 'any';

/** SQLite refuses patterns of more than 50,000 bytes, whatever they are held against. */
const LONGEST = 10_000;

function checkLength(pattern: Value): void {
  if (typeof pattern === 'string' && pattern.length > LONGEST) throw new Uncertain();
}

/** Patterns are nearly always constants: the last one is kept. */
function compiled(compile: (pattern: string, escape: string | undefined) => readonly Piece[] | null): (text: string, pattern: string, escape?: string) => boolean {
  let [lastPattern, lastEscape]: (string | undefined)[] = [];
  let pieces: readonly Piece[] | null = null;
  return (text, pattern, escape) => {
    if (pattern !== lastPattern || escape !== lastEscape) {
      pieces = compile(pattern, escape);
      [lastPattern, lastEscape] = [pattern, escape];
    }
    return pieces !== null && matches(Array.from(text), pieces);
  };
}

/** Takes as little as it can for each `any`, and goes back to the last one only. */
function matches(characters: readonly string[], pieces: readonly Piece[]): boolean {
  let at = 0;
  let piece = 0;
  let afterAny = -1;
  let resume = 0;
  while (at < characters.length) {
    const wanted = pieces[piece];
    if (wanted === 'any') {
      afterAny = ++piece;
      resume = at;
    } else if (wanted?.(characters[at] as string)) {
      piece++;
      at++;
    } else if (afterAny >= 0) {
      piece = afterAny;
      at = ++resume;
    } else return false;
  }
  while (pieces[piece] === 'any') piece++;
  return piece === pieces.length;
}

const one: Piece = () => true;

/** A character, whatever its case if that is a letter of ASCII. */
function caseless(character: string): Piece {
  const wanted = asciiLower(character);
  return (other) => asciiLower(other) === wanted;
}

function asciiLower(character: string): string {
  return character >= 'A' && character <= 'Z' ? character.toLowerCase() : character;
}

/** `null` where nothing can match: the pattern ends in its escape character. */
function likePieces(pattern: string, escape: string | undefined): readonly Piece[] | null {
  const pieces: Piece[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string;
    if (character === escape) {
      const escaped = characters[++at];
      if (escaped === undefined) return null;
      pieces.push(caseless(escaped));
    } else pieces.push(character === '%' ? 'any' : character === '_' ? one : caseless(character));
  }
  return pieces;
}

/** `null` where nothing can match: a set of characters does not end. */
function globPieces(pattern: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] as string;
    if (character === '[') {
      const set = characterSet(characters, at + 1);
      if (set === null) return null;
      pieces.push(set.piece);
      at = set.end;
    } else pieces.push(character === '*' ? 'any' : character === '?' ? one : (other) => other === character);
  }
  return pieces;
}

const BRACKET = 0x5d;

const codeAt = (characters: readonly string[], at: number): number => characters[at]?.codePointAt(0) as number;

/**
 * `[abc]`, `[^a-z]`; a bracket that comes first is one of the characters and begins no range. What a range begins with belongs to the set also where
 * the range is turned round. @returns with the place of its end
 */
function characterSet(characters: readonly string[], start: number): { readonly piece: Piece; readonly end: number } | null {
  let at = start;
  const inverted = characters[at] === '^';
  if (inverted) at++;
  const ranges: [number, number][] = [];
  let before: number | null = null;
  if (characters[at] === ']') {
    ranges.push([BRACKET, BRACKET]);
    at++;
  }
  for (; at < characters.length && characters[at] !== ']'; at++) {
    const code = codeAt(characters, at);
    const end = characters[at + 1];
    if (characters[at] === '-' && before !== null && end !== undefined && end !== ']') {
      ranges.push([before, codeAt(characters, ++at)]);
      before = null;
    } else {
      ranges.push([code, code]);
      before = code;
    }
  }
  if (at >= characters.length) return null;
  const piece = (character: string): boolean => {
    const code = character.codePointAt(0) as number;
    return ranges.some(([from, to]) => code >= from && code <= to) !== inverted;
  };
  return { piece, end: at };
}

const isLike = compiled(likePieces);
const isGlob = compiled(globPieces);

/** An escape that is none is refused before anything else is looked at. */
function like([value = null, pattern = null, escape]: readonly Value[]): Value {
  const character = escape === undefined || escape === null ? undefined : textOf(escape);
  if (character !== undefined && (Array.from(character).length !== 1 || character === '%' || character === '_')) throw new Uncertain();
  checkLength(pattern);
  if (value === null || pattern === null || escape === null) return null;
  return isLike(textOf(value), textOf(pattern), character) ? 1 : 0;
}

function glob(value: Value, pattern: Value): Value {
  checkLength(pattern);
  return value === null || pattern === null ? null : isGlob(textOf(value), textOf(pattern)) ? 1 : 0;
}

/** The text comes first, as it is written: `text LIKE pattern ESCAPE escape`. */
export const PATTERN: Readonly<Record<string, Operation>> = {
  like: { least: 2, most: 3, of: like, canFail: true },
  glob: { ...binary(glob), canFail: true },
};
