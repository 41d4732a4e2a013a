import type { Cell } from '#shared/table';

/** A function that SQL can call: pure, so that SQLite may call it once for equal arguments. */
export interface SqlFunction {
  /** As SQL calls it. */
  readonly name: string;
  /** Number of arguments, at most. */
  readonly arity: number;
  /** Number of arguments at least, where the last ones may be left out. */
  readonly least?: number;
  /** Whether its numbers are REAL, also whole ones; else whole ones are INTEGER. */
  readonly real?: boolean;
  /**
   * Integers beyond 2^53 arrive rounded: sql.js hands numbers over as doubles. Returns text, a number, bytes or NULL.
   * @throws FunctionFailure where there is no answer to such arguments: the statement ends
   */
  call(...arguments_: Cell[]): Cell;
}

/**
 * Why a call of a function ends its statement: text in SQLite's manner (`percentile() takes numbers`), without any value of the data.
 * A `RangeError`, at which the kernel leaves the statement to SQLite, so that the complaint is one.
 */
export class FunctionFailure extends RangeError {}

/** A function of one text; of a number its digits, of NULL and bytes nothing: NULL. */
export function textFunction(name: string, call: (text: string) => string): SqlFunction {
  return { name, arity: 1, call: (value) => (value === null || value instanceof Uint8Array ? null : call(String(value))) };
}
