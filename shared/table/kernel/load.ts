import { isValid } from '../bitmap';
import { type Column, type DictionaryColumn, type Int64Column, narrowInteger, type NumberColumn } from '../column';
import type { Stored } from './stored';
import { Uncertain, type Value, valueOf } from './value';
import { settled, type Vector } from './vector';

/** Half a surrogate pair: UTF-8 cannot say it, so that SQLite would take two texts for one. */
const HALF_PAIR = /\p{Surrogate}/u;

/** Columns never change once made: what was made of them holds for the next question too. */
const VECTORS: readonly [WeakMap<Column, Vector>, WeakMap<Column, Vector>] = [new WeakMap(), new WeakMap()];

/** A column as the kernel computes with it. @throws Uncertain for bytes, and text that SQLite does not hold as it is */
export function vectorOf({ column, real }: Stored): Vector {
  const known = VECTORS[real ? 1 : 0].get(column);
  if (known !== undefined) return known;
  const vector = column.kind === 'dictionary' ? coded(column, real) : numbers(column, real);
  VECTORS[real ? 1 : 0].set(column, vector);
  return vector;
}

function coded({ codes, dictionary }: DictionaryColumn, real: boolean): Vector {
  const entries = dictionary.map((cell) => valueOf(cell, real));
  if (entries.some((value) => typeof value === 'string' && HALF_PAIR.test(value))) throw new Uncertain();
  return { kind: 'coded', codes, entries };
}

function numbers(column: NumberColumn, real: boolean): Vector {
  const { values, validity } = column;
  if (column.kind === 'int64') return wideIntegers(column, real);
  if (validity === null && (column.kind === 'float64' || !real)) return { kind: 'numbers', values: values as Int32Array | Float64Array, real: column.kind === 'float64' };
  return { kind: 'numbers', values: marked(new Float64Array(values as Int32Array | Float64Array), validity), real: real || column.kind === 'float64' };
}

/** NaN where there is no value. */
function marked(values: Float64Array, validity: NumberColumn['validity']): Float64Array {
  if (validity !== null) for (let row = 0; row < values.length; row++) if (!isValid(validity, row)) values[row] = NaN;
  return values;
}

const HALF = 2 ** 32;

/** Integers that a double holds become doubles, made of their halves without a `bigint` each. */
function wideIntegers({ values, validity }: Int64Column, real: boolean): Vector {
  const halves = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const doubles = new Float64Array(values.length);
  let safe = true;
  for (let row = 0; row < doubles.length; row++) {
    const value = (halves[2 * row + 1] as number) * HALF + ((halves[2 * row] as number) >>> 0);
    doubles[row] = value;
    if (!Number.isSafeInteger(value)) safe = false;
  }
  if (safe) return { kind: 'numbers', values: marked(doubles, validity), real };
  return settled(Array.from(values, (value, row): Value => (isValid(validity, row) ? valueOf(narrowInteger(value), real) : null)));
}
