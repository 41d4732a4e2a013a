import type { Value } from '../value';
import type { Vector } from '../vector';

/** What can be done with values: defined once, on single ones. */
export interface Operation {
  /** Number of arguments. */
  readonly least: number;
  readonly most: number;
  /** @throws Uncertain where SQLite has to tell */
  readonly of: (values: readonly Value[]) => Value;
  /** The same over whole columns, where that is faster than row by row; `null` for columns that it is not made for. */
  readonly loop?: (vectors: readonly Vector[], rows: number) => Vector | null;
  /** Whether that is faster, too, than to work out each distinct value once. */
  readonly loopsFirst?: boolean;
  /** Whether there are values for which SQLite ends the whole statement. */
  readonly canFail?: boolean;
}

/** An operation of one value. */
export function unary(of: (value: Value) => Value): Operation {
  return { least: 1, most: 1, of: ([value = null]) => of(value) };
}

/** An operation of two values. */
export function binary(of: (one: Value, other: Value) => Value, loop?: Operation['loop']): Operation {
  return { least: 2, most: 2, of: ([one = null, other = null]) => of(one, other), ...(loop && { loop }) };
}

/** An operation that is NULL where one of its values is. */
export function strict(least: number, most: number, of: (...values: Exclude<Value, null>[]) => Value): Operation {
  return { least, most, of: (values) => (values.includes(null) ? null : of(...(values as Exclude<Value, null>[]))) };
}
