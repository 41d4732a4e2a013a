import { compareValues, type Value } from '../value';
import type { Vector } from '../vector';
import { truth, truthValue } from './conversions';
import { binary, type Operation, unary } from './operation';
import { truthVector } from './truth-vector';

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

/** 0 no, 1 yes, 2 unknown, as `truthVector` has them. */
const ANSWERS: readonly Value[] = [0, 1, null];

/** Of two columns of codes, each entry's truth is asked once. */
function looped(of: (one: Value, other: Value) => Value, [one, other]: readonly Vector[], rows: number): Vector | null {
  if (one?.kind !== 'coded' || other?.kind !== 'coded') return null;
  const table = Uint8Array.from({ length: 9 }, (_, pair) => ANSWERS.indexOf(of(ANSWERS[Math.floor(pair / 3)] as Value, ANSWERS[pair % 3] as Value)));
  const answerOf = (value: Value): number => ANSWERS.indexOf(truthValue(truth(value)));
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

function firstKnown(values: readonly Value[]): Value {
  return values.find((value) => value !== null) ?? null;
}

export const LOGIC: Readonly<Record<string, Operation>> = {
  and: binary(and, (vectors, rows) => looped(and, vectors, rows)),
  or: binary(or, (vectors, rows) => looped(or, vectors, rows)),
  not: unary(not),
  isTrue: unary((value) => truthValue(truth(value) === true)),
  isFalse: unary((value) => truthValue(truth(value) === false)),
  case: { least: 2, most: Infinity, of: firstTrue },
  iif: { least: 2, most: Infinity, of: firstTrue },
  coalesce: { least: 2, most: Infinity, of: firstKnown },
  ifnull: binary((one, other) => one ?? other),
  nullif: binary((one, other) => (compareValues(one, other) === 0 ? null : one)),
};
