import { toHex } from '#shared/base';
import { quoteText, writtenName } from '#shared/query';
import type { Bin, Cell } from '#shared/table';

/** A choice among a field's values, as one condition of a WHERE. */
export interface Condition {
  readonly field: string;
  /** What follows the field's name, or stands between its repeats: `= 'PL'`. */
  readonly write: (field: string) => string;
}

/** Characters that run otherwise than they read, end a text or have no UTF-8: the guard refuses them in a statement. */
const UNWRITABLE = /([\0\u202a-\u202e\u2066-\u2069])/;
const HALF_PAIR = /\p{Surrogate}/u;

/** `null` for a value that SQL cannot say. */
export function valueCondition(field: string, value: Cell): Condition | null {
  if (value === null) return { field, write: (name) => `${name} IS NULL` };
  const literal = literalOf(value);
  return literal === null ? null : { field, write: (name) => `${name} = ${literal}` };
}

export function binCondition(field: string, { from, to, includesTo }: Bin): Condition | null {
  if (from === to) return valueCondition(field, from);
  const [least, most] = [literalOf(from), literalOf(to)];
  if (least === null || most === null) return null;
  return { field, write: (name) => (includesTo ? `${name} BETWEEN ${least} AND ${most}` : `${name} >= ${least} AND ${name} < ${most}`) };
}

/** With the name as it is written without a table before it. */
export function conditionText({ field, write }: Condition): string {
  return write(writtenName(field));
}

function literalOf(value: Cell): string | null {
  if (typeof value === 'string') return textLiteral(value);
  if (value instanceof Uint8Array) return `x'${toHex(value)}'`;
  // SQLite reads a number that no double holds as infinity.
  return value === Infinity ? '9e999' : value === -Infinity ? '-9e999' : String(value);
}

/** What may not stand in a statement is written by its code point: `'a' || char(8238) || 'b'`. */
function textLiteral(text: string): string | null {
  if (HALF_PAIR.test(text)) return null;
  const parts = text.split(UNWRITABLE).flatMap((part, at) => (at % 2 === 1 ? [`char(${part.charCodeAt(0)})`] : part === '' ? [] : [quoteText(part)]));
  return parts.length === 0 ? "''" : parts.join(' || ');
}
