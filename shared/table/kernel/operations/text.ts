import { Real, Uncertain, type Value } from '../value';
import { numeric, textOf, whole } from './conversions';
import { type Operation, strict, unary } from './operation';

type Known = Exclude<Value, null>;

/** Letters of ASCII alone have a case for SQLite. */
const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Characters are code points. */
function lengthOf(text: string): number {
  let length = text.length;
  for (const [pair] of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) length -= pair.length - 1;
  return length;
}

/** An argument that has to be an integer. */
function integer(value: Known): number {
  const number = whole(numeric(value) as number | bigint | Real);
  if (typeof number === 'bigint') throw new Uncertain();
  return number;
}

/** `substr(text, from, count)` as func.c has it: places count from 1, from the end where negative, and a negative count goes to the left. */
function substring(value: Known, start: Known, count?: Known): Value {
  const characters = Array.from(textOf(value));
  let from = integer(start);
  let length = count === undefined ? characters.length + Math.abs(from) + 1 : integer(count);
  if (from < 0) {
    from += characters.length;
    if (from < 0) {
      length = length < 0 ? 0 : length + from;
      from = 0;
    }
  } else if (from > 0) from--;
  else if (length > 0) length--;
  if (length < 0) {
    length = length < -from ? from : -length;
    from -= length;
  }
  return length <= 0 || from < 0 ? '' : characters.slice(from, from + length).join('');
}

/** Where a text stands in another, from 1. */
function placeOf(text: Known, searched: Known): Value {
  const whole = textOf(text);
  const at = whole.indexOf(textOf(searched));
  return at < 0 ? 0 : lengthOf(whole.slice(0, at)) + 1;
}

function trimmed(value: Known, characters: Known | undefined, { left, right }: { readonly left: boolean; readonly right: boolean }): Value {
  const drop = new Set(characters === undefined ? ' ' : textOf(characters));
  const letters = Array.from(textOf(value));
  let from = 0;
  let to = letters.length;
  if (left) while (from < to && drop.has(letters[from] as string)) from++;
  if (right) while (to > from && drop.has(letters[to - 1] as string)) to--;
  return letters.slice(from, to).join('');
}

/** Longer texts grow within SQLite's limit of memory, which knows when it is enough. */
const MOST_LENGTH = 2 ** 20;

/** Where nothing is searched for, nothing is asked of the replacement, not even that there is one. */
function replaced([value = null, searched = null, replacement = null]: readonly Value[]): Value {
  if (value === null || searched === null) return null;
  const text = textOf(value);
  const piece = textOf(searched);
  if (piece === '') return text;
  if (replacement === null) return null;
  const parts = text.split(piece);
  if (parts.length === 1) return text;
  const other = textOf(replacement);
  if (text.length + (parts.length - 1) * other.length > MOST_LENGTH) throw new Uncertain();
  return parts.join(other);
}

function typeOf(value: Value): Value {
  if (value === null) return 'null';
  if (value instanceof Real) return 'real';
  return typeof value === 'string' ? 'text' : 'integer';
}

const substr = strict(2, 3, substring);

export const TEXT: Readonly<Record<string, Operation>> = {
  '||': strict(2, 2, (one, other) => textOf(one) + textOf(other)),
  length: strict(1, 1, (value) => lengthOf(textOf(value))),
  lower: strict(1, 1, (value) => lower(textOf(value))),
  upper: strict(1, 1, (value) => upper(textOf(value))),
  substr,
  substring: substr,
  instr: strict(2, 2, placeOf),
  trim: strict(1, 2, (value, characters) => trimmed(value, characters, { left: true, right: true })),
  ltrim: strict(1, 2, (value, characters) => trimmed(value, characters, { left: true, right: false })),
  rtrim: strict(1, 2, (value, characters) => trimmed(value, characters, { left: false, right: true })),
  replace: { least: 3, most: 3, of: replaced },
  typeof: unary(typeOf),
};
