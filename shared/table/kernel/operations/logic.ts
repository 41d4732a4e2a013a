import { compareValues, type Value } from '../value';
import { truth, truthValue } from './conversions';
import { binary, type Operation, unary } from './operation';

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
  and: binary(and),
  or: binary(or),
  not: unary(not),
  isTrue: unary((value) => truthValue(truth(value) === true)),
  isFalse: unary((value) => truthValue(truth(value) === false)),
  case: { least: 2, most: Infinity, of: firstTrue },
  iif: { least: 2, most: Infinity, of: firstTrue },
  coalesce: { least: 2, most: Infinity, of: firstKnown },
  ifnull: binary((one, other) => one ?? other),
  nullif: binary((one, other) => (compareValues(one, other) === 0 ? null : one)),
};
