import { coded } from '../coded';
import { compareValues, equalityKey, Real, type Value } from '../value';
import { reader, type Numbers, type Vector } from '../vector';
import { truthValue } from './conversions';
import { binary, type Operation } from './operation';
import { TRUTHS, truthVector } from './truth-vector';

/** Whether an order of two values, -1, 0 or 1, is what is asked for. */
type Wanted = (order: number) => boolean;

function comparison(wanted: Wanted): Operation {
  // By what a pair of numbers is to each other: less, equal, greater, or not comparable as one is NULL.
  const answers = Uint8Array.of(...[-1, 0, 1].map((order) => (wanted(order) ? 1 : 0)), 2);
  const of = (one: Value, other: Value): Value => (one === null || other === null ? null : truthValue(wanted(compareValues(one, other))));
  return binary(of, (vectors, rows) => looped(answers, vectors, rows));
}

function looped(answers: Uint8Array, vectors: readonly Vector[], rows: number): Vector | null {
  const [one, other] = vectors.map(operand);
  if (!one || !other) return null;
  const [left, step, right, otherStep] = [one.values, one.step, other.values, other.step];
  const codes = new Uint8Array(rows);
  for (let row = 0, i = 0, j = 0; row < rows; row++, i += step, j += otherStep) {
    const a = left[i] as number;
    const b = right[j] as number;
    codes[row] = answers[a < b ? 0 : a === b ? 1 : a > b ? 2 : 3] as number;
  }
  return truthVector(codes);
}

function operand(vector: Vector): { readonly values: Numbers['values']; readonly step: number } | null {
  if (vector.kind === 'numbers') return { values: vector.values, step: 1 };
  if (vector.kind !== 'constant') return null;
  const number = vector.value instanceof Real ? vector.value.value : vector.value;
  return typeof number === 'number' ? { values: Float64Array.of(number), step: 0 } : null;
}

/** The first value among the others; with NULL among them it is not known that it is none. */
function among([value = null, ...list]: readonly Value[]): Value {
  if (list.length === 0) return 0;
  if (value === null) return null;
  if (list.some((other) => other !== null && compareValues(value, other) === 0)) return 1;
  return list.includes(null) ? null : 0;
}

/** A list of thousands is asked by its keys, not from its first value to its last. */
function amongLooped([vector, ...list]: readonly Vector[], rows: number): Vector | null {
  if (vector === undefined || list.length === 0 || !list.every((item) => item.kind === 'constant')) return null;
  const keys = new Set(list.map(({ value }) => equalityKey(value)));
  const missing = keys.has(null) ? 2 : 0;
  const answer = (value: Value): number => (value === null ? 2 : keys.has(equalityKey(value)) ? 1 : missing);
  const column = coded(vector);
  if (column !== null && column.entries.length <= rows) return { kind: 'coded', codes: column.codes, entries: column.entries.map((value) => TRUTHS[answer(value)] as Value) };
  const read = reader(vector);
  const codes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = answer(read(row));
  return truthVector(codes);
}

export const COMPARISON: Readonly<Record<string, Operation>> = {
  '=': comparison((order) => order === 0),
  '<>': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  is: binary((one, other) => truthValue(compareValues(one, other) === 0)),
  isNot: binary((one, other) => truthValue(compareValues(one, other) !== 0)),
  in: { least: 1, most: Infinity, of: among, loop: amongLooped, loopsFirst: true },
};
