import type { Cell } from '../column';
import type { Operation } from './operations';
import { cellOf, real, Uncertain, type Value } from './value';

/** A function that SQL can call beside SQLite's own. Of values it sees cells, in which 1 and 1.0 are the same. */
export interface ScalarFunction {
  readonly name: string;
  /** Number of arguments. */
  readonly arity: number;
  /** Whether its numbers are REAL, also whole ones. */
  readonly real?: boolean;
  call(...values: Cell[]): Cell;
}

export function scalarOperations(functions: readonly ScalarFunction[]): ReadonlyMap<string, Operation> {
  return new Map(functions.map(({ name, arity, real: isReal = false, call }) => [name, { least: arity, most: arity, canFail: true, of: (values) => answered(call(...values.map(argument)), isReal) }]));
}

/** SQLite hands integers beyond 2^53 over rounded. */
function argument(value: Value): Cell {
  return typeof value === 'bigint' ? Number(value) : cellOf(value);
}

/** What SQLite takes for an integer: a number that 32 bits hold. */
function answered(cell: Cell, isReal: boolean): Value {
  if (cell === null || typeof cell === 'string') return cell;
  if (cell instanceof Uint8Array) throw new Uncertain();
  const number = Number(cell);
  return !isReal && number === (number | 0) ? number + 0 : real(number);
}
