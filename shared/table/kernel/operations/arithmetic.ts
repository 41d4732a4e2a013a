import { narrowInteger } from '../../column';
import { Real, real, type Value } from '../value';
import type { Numbers, Vector } from '../vector';
import { double, numeric, whole } from './conversions';
import { binary, type Operation, unary } from './operation';

type Integer = number | bigint;
type Operands = { readonly one: Integer; readonly other: Integer };

/** An arithmetic operator: on integers exactly, on doubles, and over typed arrays of either. */
interface Arithmetic {
  readonly integers: (operands: Operands) => Value;
  readonly doubles: (one: number, other: number) => Value;
  readonly loop?: Loop;
}

/** Fills `result`; `step` is 0 for an operand that is the same in each row. */
type Loop = (result: Float64Array, one: Numbers['values'], step: number, other: Numbers['values'], otherStep: number, isReal: boolean) => void;

function operator({ integers, doubles, loop }: Arithmetic): Operation {
  const of = (one: Value, other: Value): Value => {
    const [left, right] = [numeric(one), numeric(other)];
    if (left === null || right === null) return null;
    if (left instanceof Real || right instanceof Real) return doubles(double(left), double(right));
    return integers({ one: left, other: right });
  };
  return binary(of, loop && ((vectors) => looped(loop, vectors)));
}

const MOST = 2n ** 63n;

/** Integers beyond 64 bits become REAL. */
function fitting(exact: number, { one, other }: Operands, wide: (one: bigint, other: bigint) => bigint, doubles: (one: number, other: number) => number): Value {
  if (Number.isSafeInteger(exact)) return exact + 0;
  const integer = wide(BigInt(one), BigInt(other));
  return integer >= -MOST && integer < MOST ? narrowInteger(integer) : real(doubles(Number(one), Number(other)));
}

/** The exact result of two integers where both are doubles, else nothing that would do. */
function doubled({ one, other }: Operands, of: (one: number, other: number) => number): number {
  return typeof one === 'number' && typeof other === 'number' ? of(one, other) : NaN;
}

function overIntegers(of: (one: number, other: number) => number, wide: (one: bigint, other: bigint) => bigint, loop: Loop): Operation {
  return operator({
    integers: (operands) => fitting(doubled(operands, of), operands, wide, of),
    doubles: (one, other) => real(of(one, other)),
    loop,
  });
}

const add = overIntegers(
  (one, other) => one + other,
  (one, other) => one + other,
  (result, one, step, other, otherStep) => {
    for (let row = 0, i = 0, j = 0; row < result.length; row++, i += step, j += otherStep) result[row] = (one[i] as number) + (other[j] as number);
  },
);

const subtract = overIntegers(
  (one, other) => one - other,
  (one, other) => one - other,
  (result, one, step, other, otherStep) => {
    for (let row = 0, i = 0, j = 0; row < result.length; row++, i += step, j += otherStep) result[row] = (one[i] as number) - (other[j] as number);
  },
);

const multiply = overIntegers(
  (one, other) => one * other,
  (one, other) => one * other,
  (result, one, step, other, otherStep, isReal) => {
    const positive = isReal ? -0 : 0;
    for (let row = 0, i = 0, j = 0; row < result.length; row++, i += step, j += otherStep) result[row] = (one[i] as number) * (other[j] as number) + positive;
  },
);

function isZero(value: Integer): boolean {
  return Number(value) === 0;
}

/** Integers are cut off; nothing divides by zero. */
const divide = operator({
  integers: (operands) => {
    if (isZero(operands.other)) return null;
    const exact = doubled(operands, (one, other) => (one - (one % other)) / other);
    return fitting(exact, operands, (one, other) => one / other, (one, other) => one / other);
  },
  doubles: (one, other) => (other === 0 ? null : real(one / other)),
  loop: (result, one, step, other, otherStep, isReal) => {
    for (let row = 0, i = 0, j = 0; row < result.length; row++, i += step, j += otherStep) {
      const dividend = one[i] as number;
      const divisor = other[j] as number;
      result[row] = divisor === 0 ? NaN : isReal ? dividend / divisor : (dividend - (dividend % divisor)) / divisor + 0;
    }
  },
});

/** The remainder of whole parts, each taken by itself: an integer beyond 2^53 stays what it is beside a REAL. */
const remainder = binary((one, other) => {
  const [left, right] = [numeric(one), numeric(other)];
  if (left === null || right === null) return null;
  const value = remainderOf({ one: whole(left), other: whole(right) });
  return value !== null && (left instanceof Real || right instanceof Real) ? real(Number(value)) : value;
});

function remainderOf({ one, other }: Operands): number | bigint | null {
  if (isZero(other)) return null;
  return typeof one === 'number' && typeof other === 'number' ? (one % other) + 0 : narrowInteger(BigInt(one) % BigInt(other));
}

function bits(of: (one: bigint, other: bigint) => bigint): Operation {
  return binary((one, other) => {
    const [left, right] = [numeric(one), numeric(other)];
    return left === null || right === null ? null : narrowInteger(of(BigInt(whole(left)), BigInt(whole(right))));
  });
}

/** Runs a loop over numbers and constants; `null` where that does not give an exact result. */
function looped(loop: Loop, vectors: readonly Vector[]): Vector | null {
  const [one, other] = vectors.map(operand);
  if (!one || !other || (one.step === 0 && other.step === 0)) return null;
  const isReal = one.real || other.real;
  const values = new Float64Array(one.step === 1 ? one.values.length : other.values.length);
  loop(values, one.values, one.step, other.values, other.step, isReal);
  return isReal || areExact(values) ? { kind: 'numbers', values, real: isReal } : null;
}

/** A loop, since a callback for each of millions of values takes many times longer. */
function areExact(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (Math.abs(values[row] as number) > Number.MAX_SAFE_INTEGER) return false;
  return true;
}

function operand(vector: Vector): (Numbers & { step: number }) | null {
  if (vector.kind === 'numbers') return { ...vector, step: 1 };
  if (vector.kind !== 'constant') return null;
  const { value } = vector;
  if (value instanceof Real) return { kind: 'numbers', values: Float64Array.of(value.value), real: true, step: 0 };
  return typeof value === 'number' ? { kind: 'numbers', values: Float64Array.of(value), real: false, step: 0 } : null;
}

export const ARITHMETIC: Readonly<Record<string, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': remainder,
  '&': bits((one, other) => one & other),
  '|': bits((one, other) => one | other),
  '~': unary((value) => {
    const number = numeric(value);
    return number === null ? null : narrowInteger(~BigInt(whole(number)));
  }),
  negate: unary((value) => subtract.of([0, value])),
};
