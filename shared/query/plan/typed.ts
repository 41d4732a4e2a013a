import type { Cell, KernelExpression } from '#shared/table';
import { isReal, type ParamValue } from '../param-value';
import { bindsAsText } from '../sqlite/statement';
import { NotMine } from './not-mine';

/** `numeric` stands for INTEGER, REAL and NUMERIC, which compare alike; `none` is what is no column and no CAST (https://sqlite.org/datatype3.html, section 3). */
export type Affinity = 'text' | 'numeric' | 'blob' | 'none';

/** An expression in the kernel's terms, and what is known of its values before there are any. */
export interface Typed {
  readonly expression: KernelExpression;
  readonly affinity: Affinity;
  /** Whether a value may be text, and whether a number; NULL always may be. */
  readonly text: boolean;
  readonly number: boolean;
  /** Integers of 32 bits and nothing else: their sum is the same in any order. */
  readonly small: boolean;
}

type Known = Pick<Typed, 'text' | 'number'>;

export const TEXT: Known = { text: true, number: false };
export const NUMBER: Known = { text: false, number: true };
const NOTHING: Known = { text: false, number: false };

const HALF_PAIR = /\p{Surrogate}/u;

/** Integers that JavaScript's numbers hold as they are. */
const PLAIN_INTEGER = /^\d{1,15}$/;
/** Decimals of so few digits are the same double whoever reads them, also times a power of ten that a double holds. */
const PLAIN_DECIMAL = /^(?=(?:\D*\d){1,15}\D*(?:e|$))(\d*\.?\d*)(?:e([+-]?\d+))?$/i;
const EXACT_POWER = 22;

/** `call(...)` without an affinity, which only columns and CAST have. */
export function called(operation: string, passed: readonly Typed[], known: Known, small = false): Typed {
  return { expression: { kind: 'call', operation, arguments: passed.map(({ expression }) => expression) }, affinity: 'none', ...known, small };
}

export function literal(value: Cell, real = false): Typed {
  const known = value === null ? NOTHING : typeof value === 'string' ? TEXT : NUMBER;
  return { expression: { kind: 'literal', value, real }, affinity: 'none', ...known, small: value === null || (!real && typeof value === 'number' && value === (value | 0)) };
}

/** A number as it is written, without a sign. */
export function writtenNumber(text: string): Typed {
  if (PLAIN_INTEGER.test(text)) return literal(Number(text));
  if (/^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n) return literal(BigInt(text) > BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(text) : Number(text));
  const [, digits = '', power = '0'] = PLAIN_DECIMAL.exec(text) ?? [];
  const exponent = Number(power) - (digits.split('.')[1] ?? '').length;
  if (!/\d/.test(digits) || Math.abs(exponent) > EXACT_POWER) throw new NotMine('literal');
  return literal(Number(text), true);
}

/** The value of a parameter as it is bound. Large integers are cast in the statement, which gives them an affinity. */
export function boundValue(value: ParamValue): Typed {
  if (isReal(value)) return literal(Number.isNaN(value.real) ? null : value.real, true);
  if (value instanceof Uint8Array || (typeof value === 'string' && HALF_PAIR.test(value))) throw new NotMine('literal');
  if (value === null || Number.isNaN(value)) return literal(null);
  if (typeof value === 'string') return literal(value);
  if (bindsAsText(value)) return { ...literal(value), affinity: 'numeric' };
  const isInteger = Number(value) === (Number(value) | 0) && !Object.is(value, -0);
  return literal(Number(value), !isInteger);
}

/** Both sides of a comparison with the affinity that SQLite gives them before (datatype3.html, section 4.2). */
export function compared(one: Typed, other: Typed): [Typed, Typed] {
  return [withAffinity(one, affinityFor(one, other)), withAffinity(other, affinityFor(other, one))];
}

function affinityFor({ affinity }: Typed, { affinity: opposite }: Typed): Affinity {
  if (opposite === 'numeric' && affinity !== 'numeric') return 'numeric';
  return opposite === 'text' && affinity === 'none' ? 'text' : 'none';
}

/** @throws NotMine where a value might be converted in a way that the kernel has no name for */
export function withAffinity(operand: Typed, affinity: Affinity): Typed {
  const { expression, text, number } = operand;
  if (affinity === 'numeric' && text) return expression.kind === 'literal' ? literalNumber(expression.value as string) : refuse();
  if (affinity === 'text' && number) return called('cast:text', [operand], TEXT);
  return operand;
}

function refuse(): never {
  throw new NotMine('affinity');
}

/** A text as a number where it is one. @throws NotMine where only SQLite can tell */
function literalNumber(text: string): Typed {
  const signed = /^-?(?:\d{1,15}|\d{1,10}\.\d{1,5})$/.test(text);
  if (!signed && /\d/.test(text)) throw new NotMine('affinity');
  if (!signed) return literal(text);
  const number = Number(text);
  if (Object.is(number, -0)) throw new NotMine('affinity');
  // A REAL that is whole becomes an integer, which is equal to it.
  return literal(number, !Number.isInteger(number));
}
