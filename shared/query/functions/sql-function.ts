import type { Cell } from '#shared/table';

/** A function that SQL can call: pure, so that SQLite may call it once for equal arguments. */
export interface SqlFunction {
  /** As SQL calls it. */
  readonly name: string;
  /** Number of arguments. */
  readonly arity: number;
  /** Integers beyond 2^53 arrive rounded: sql.js hands numbers over as doubles. Returns text, a number, bytes or NULL. */
  call(...arguments_: Cell[]): Cell;
}

/** A function of one text; of a number its digits, of NULL and bytes nothing: NULL. */
export function textFunction(name: string, call: (text: string) => string): SqlFunction {
  return { name, arity: 1, call: (value) => (value === null || value instanceof Uint8Array ? null : call(String(value))) };
}
