import { compareValues, Real, type Value } from '../value';
import { type Numbers, reader, type Vector } from '../vector';
import { truth, truthValue } from './conversions';
import { binary, type Operation, unary } from './operation';
import { TRUTHS, truthVector } from './truth-vector';

/** Three-valued logic: unknown is NULL. */
function and(one: Value, other: Value): Value {
  const [left, right] = [truth(one), truth(other)];
  if (left === false || right === false) return 0;
  return left === null || right === null ? null : 1;
}

function or(one: Value, other: Value): Value {
  const [left, right] = [truth(one), truth(other)];
  if (left === true || right === true) return 1;
  return left === null || right === null ? null : 0;
}

/** Of two columns of codes, each entry's truth is asked once. */
function looped(of: (one: Value, other: Value) => Value, [one, other]: readonly Vector[], rows: number): Vector | null {
  if (one?.kind !== 'coded' || other?.kind !== 'coded') return null;
  const table = Uint8Array.from({ length: 9 }, (_, pair) => TRUTHS.indexOf(of(TRUTHS[Math.floor(pair / 3)] as Value, TRUTHS[pair % 3] as Value)));
  const answerOf = (value: Value): number => TRUTHS.indexOf(truthValue(truth(value)));
  const [left, right] = [Uint8Array.from(one.entries, (value) => 3 * answerOf(value)), Uint8Array.from(other.entries, answerOf)];
  const [leftCodes, rightCodes] = [one.codes, other.codes];
  const codes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = table[(left[leftCodes[row] as number] as number) + (right[rightCodes[row] as number] as number)] as number;
  return truthVector(codes);
}

function not(value: Value): Value {
  const known = truth(value);
  return truthValue(known === null ? null : !known);
}

/** Condition, value, condition, value ... and, where the number is odd, what holds otherwise. */
function firstTrue(values: readonly Value[]): Value {
  let at = 0;
  for (; at + 1 < values.length; at += 2) if (truth(values[at] as Value) === true) return values[at + 1] as Value;
  return at < values.length ? (values[at] as Value) : null;
}

/** Numbers of one storage class, chosen by conditions: written from the last condition to the first, so that the first that is true has the last word. */
function chosen(vectors: readonly Vector[], rows: number): Vector | null {
  const hasOtherwise = vectors.length % 2 === 1;
  const values = vectors.flatMap((vector, at) => (at % 2 === 1 || (hasOtherwise && at === vectors.length - 1) ? [choice(vector)] : []));
  const classes = new Set(values.flatMap((value) => (value === null ? [null] : value.real === null ? [] : [value.real])));
  const [real] = classes;
  if (classes.size !== 1 || real === null || real === undefined) return null;
  const result = new Float64Array(rows).fill(NaN);
  if (hasOtherwise) choose(result, null, values.at(-1) as Choice);
  for (let at = vectors.length - (hasOtherwise ? 3 : 2); at >= 0; at -= 2) choose(result, truths(vectors[at] as Vector, rows), values[at / 2] as Choice);
  return { kind: 'numbers', values: result, real };
}

/** What a branch gives; `step` is 0 where that is the same in each row, `real` null where it is NULL. */
interface Choice {
  readonly values: Numbers['values'];
  readonly step: 0 | 1;
  readonly real: boolean | null;
}

/** `null` for what is not numbers of one class. */
function choice(vector: Vector): Choice | null {
  if (vector.kind === 'numbers') return { ...vector, step: 1 };
  if (vector.kind !== 'constant') return null;
  const { value } = vector;
  if (value === null) return { values: Float64Array.of(NaN), step: 0, real: null };
  if (value instanceof Real) return { values: Float64Array.of(value.value), step: 0, real: true };
  return typeof value === 'number' ? { values: Float64Array.of(value), step: 0, real: false } : null;
}

function choose(result: Float64Array, truths: Uint8Array | null, { values, step }: Choice): void {
  for (let row = 0, at = 0; row < result.length; row++, at += step) if (truths === null || truths[row] === 1) result[row] = values[at] as number;
}

/** 1 where a condition is true. */
function truths(vector: Vector, rows: number): Uint8Array {
  const truths = new Uint8Array(rows);
  if (vector.kind === 'coded') {
    const { codes } = vector;
    const answers = Uint8Array.from(vector.entries, (value) => (truth(value) === true ? 1 : 0));
    for (let row = 0; row < rows; row++) truths[row] = answers[codes[row] as number] as number;
  } else {
    const read = reader(vector);
    for (let row = 0; row < rows; row++) truths[row] = truth(read(row)) === true ? 1 : 0;
  }
  return truths;
}

function firstKnown(values: readonly Value[]): Value {
  return values.find((value) => value !== null) ?? null;
}

export const LOGIC: Readonly<Record<string, Operation>> = {
  and: binary(and, (vectors, rows) => looped(and, vectors, rows)),
  or: binary(or, (vectors, rows) => looped(or, vectors, rows)),
  not: unary(not),
  isTrue: unary((value) => truthValue(truth(value) === true)),
  isFalse: unary((value) => truthValue(truth(value) === false)),
  case: { least: 2, most: Infinity, of: firstTrue, loop: chosen },
  iif: { least: 2, most: Infinity, of: firstTrue, loop: chosen },
  coalesce: { least: 2, most: Infinity, of: firstKnown },
  ifnull: binary((one, other) => one ?? other),
  nullif: binary((one, other) => (compareValues(one, other) === 0 ? null : one)),
};
