import { Real, real, Uncertain, type Value } from '../value';

/** Whitespace in front is passed over, and so is what follows a number. */
const NUMBER = /^[ \t\n\v\f\r]*([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?![\d.eE])/;

/** Digits that are the same number whoever reads them: with one more, not every integer is a double. */
const FEW_DIGITS = 15;

/** A text as a number, as arithmetic takes it: what it begins with, else 0. @throws Uncertain for long numbers and exponents */
export function numberInText(text: string): number | Real {
  const digits = NUMBER.exec(text)?.[1];
  if (digits === undefined) {
    if (/^[ \t\n\v\f\r]*[+-]?\.?\d/.test(text)) throw new Uncertain();
    return 0;
  }
  const number = Number(digits);
  if (digits.length > FEW_DIGITS || (number === 0 && digits.startsWith('-'))) throw new Uncertain();
  return digits.includes('.') ? new Real(number) : number;
}

/** A value as arithmetic takes it. */
export function numeric(value: Value): null | number | bigint | Real {
  return typeof value === 'string' ? numberInText(value) : value;
}

/** A number as a double. */
export function double(value: number | bigint | Real): number {
  return value instanceof Real ? value.value : Number(value);
}

/** The integer that SQLite makes of a number: REAL is cut off. @throws Uncertain beyond 64 bits */
export function whole(value: number | bigint | Real): number | bigint {
  if (!(value instanceof Real)) return value;
  const cut = Math.trunc(value.value) + 0;
  if (Number.isSafeInteger(cut)) return cut;
  if (Math.abs(cut) < 2 ** 63) return BigInt(cut);
  throw new Uncertain();
}

/** What AND, OR, NOT, WHERE and CASE make of a value. */
export function truth(value: Value): boolean | null {
  const number = numeric(value);
  return number === null ? null : double(number) !== 0;
}

export function truthValue(value: boolean | null): Value {
  return value === null ? null : value ? 1 : 0;
}

/** A value that is not NULL as text. @throws Uncertain where SQLite's own way of printing REALs may come to other digits, and for NUL, at which text may end */
export function textOf(value: Exclude<Value, null>): string {
  if (value instanceof Real) return textOfReal(value.value);
  const text = String(value);
  if (text.includes('\0')) throw new Uncertain();
  return text;
}

/** Of up to so many digits, and not below a thousandth, SQLite prints no others (tried with a million; from 14 on it prints up to 17 where 15 would read back). */
const MOST_DIGITS = 12;

/** A REAL has always a point. */
function textOfReal(value: number): string {
  if (Object.is(value, 0)) return '0.0';
  const size = Math.abs(value);
  const text = String(value);
  if (size < 1e-3 || size >= 1e15 || text.replace(/[-.]/g, '').replace(/^0+/, '').length > MOST_DIGITS) throw new Uncertain();
  return text.includes('.') ? text : `${text}.0`;
}

/** CAST(x AS INTEGER), REAL, TEXT. */
export const CASTS: Readonly<Record<'integer' | 'real' | 'text', (value: Exclude<Value, null>) => Value>> = {
  integer: (value) => (typeof value === 'string' ? integerInText(value) : whole(value)),
  real: (value) => real(double(numeric(value) as number | bigint | Real)),
  text: textOf,
};

/** CAST(text AS INTEGER) reads no further than the digits. */
function integerInText(text: string): number {
  const digits = /^[ \t\n\v\f\r]*([+-]?\d+)/.exec(text)?.[1] ?? '0';
  if (digits.length > FEW_DIGITS) throw new Uncertain();
  return Number(digits) + 0;
}
