import type { Cell } from '../column';
import { compareText } from './order';

/** A REAL: JavaScript would not tell 1.0 from 1. Never NaN. */
export class Real {
  constructor(readonly value: number) {}
}

/** One value as SQLite knows it; integers beyond 2^53 are `bigint`, and a plain number is always an integer. */
export type Value = null | string | number | bigint | Real;

/** Thrown where it is not certain what SQLite would say. It is no fault: SQLite answers then. */
export class Uncertain extends Error {}

/** NaN, which SQLite does not know, is NULL. */
export function real(value: number): Value {
  return Number.isNaN(value) ? null : new Real(value);
}

/** A cell of a column as SQLite stores it. @param isReal whole numbers are REAL too */
export function valueOf(cell: Cell, isReal: boolean): Value {
  if (cell === null || typeof cell === 'string') return cell;
  if (cell instanceof Uint8Array) throw new Uncertain();
  if (isReal) return real(Number(cell));
  return typeof cell === 'bigint' || isInteger(cell) ? cell : real(cell);
}

/** Whether a double that stands for either is an integer; -0 is none. */
function isInteger(value: number): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

export function cellOf(value: Value): Cell {
  return value instanceof Real ? value.value : value;
}

/** SQLite's order of values (https://sqlite.org/datatype3.html, section 4.1): NULL, numbers by value whatever their class, text. */
export function compareValues(one: Value, other: Value): number {
  const difference = classOf(one) - classOf(other);
  if (difference !== 0 || one === null || other === null) return difference;
  if (typeof one === 'string') return compareText(one, other as string);
  const [left, right] = [numberOf(one), numberOf(other as Exclude<Value, null | string>)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function classOf(value: Value): number {
  if (value === null) return 0;
  return typeof value === 'string' ? 2 : 1;
}

function numberOf(value: number | bigint | Real): number | bigint {
  return value instanceof Real ? value.value : value;
}

/** Equal for SQLite's comparison if and only if the same for a `Map`. */
export function equalityKey(value: Value): string | number | bigint | null {
  if (value instanceof Real) return value.value;
  if (typeof value !== 'bigint') return value;
  const rounded = Number(value);
  return BigInt(rounded) === value ? rounded : value;
}

/** Whether they are the same to the last bit, and not only equal. */
export function isSame(one: Value, other: Value): boolean {
  if (one instanceof Real) return other instanceof Real && Object.is(one.value, other.value);
  return one === other;
}
