/** Results as the reference program writes them down (`slt_sqlite.c`): one text for each value, row by row. */
import { createHash } from 'node:crypto';
import { type Cell, cellAt, type Table } from '#shared/table';
import type { SortMode } from './script';

const HASHED = /^(\d+) values hashing to ([0-9a-f]{32})$/;

const [LEAST, MOST] = [-(2n ** 63n), 2n ** 63n - 1n];

/** What SQLite itself makes of a REAL: the text that it casts it to, or `%.3f`. */
export type PrintReal = (real: number, as: 'text' | 'decimals') => string;

export function valuesOf(table: Table, types: string, print: PrintReal): string[] {
  const values: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    table.columns.forEach((column, nth) => {
      const cell = cellAt(column, row);
      const real = column.kind === 'float64' || (typeof cell === 'number' && !Number.isSafeInteger(cell));
      values.push(written(cell, types[nth] as string, real, print));
    });
  }
  return values;
}

function written(cell: Cell, type: string, real: boolean, print: PrintReal): string {
  if (cell === null) return 'NULL';
  if (type === 'I') return String(BigInt.asIntN(32, integerOf(cell)));
  if (type === 'R') return withThreeDecimals(realOf(cell), print);
  const bytes = cell instanceof Uint8Array ? cell : new TextEncoder().encode(real ? print(cell as number, 'text') : String(cell));
  // A text of C ends with its first NUL.
  const shown = bytes.subarray(0, bytes.includes(0) ? bytes.indexOf(0) : bytes.length);
  return shown.length === 0 ? '(empty)' : Array.from(shown, (byte) => (byte < 0x20 || byte > 0x7e ? '@' : String.fromCharCode(byte))).join('');
}

/** `sqlite3_column_int64`, of which the reference program keeps 32 bits. */
function integerOf(cell: Exclude<Cell, null>): bigint {
  const clamped = (value: bigint): bigint => (value < LEAST ? LEAST : value > MOST ? MOST : value);
  if (typeof cell === 'bigint') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? clamped(BigInt(Math.trunc(cell))) : cell > 0 ? MOST : LEAST;
  const digits = /^\s*([+-]?)(\d+)/.exec(asText(cell));
  return digits === null ? 0n : clamped(BigInt(digits[2] as string) * (digits[1] === '-' ? -1n : 1n));
}

/** `sqlite3_column_double`. */
function realOf(cell: Exclude<Cell, null>): number {
  if (typeof cell === 'number' || typeof cell === 'bigint') return Number(cell);
  return Number(/^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/i.exec(asText(cell))?.[1] ?? 0);
}

const asText = (cell: string | Uint8Array): string => (typeof cell === 'string' ? cell : new TextDecoder().decode(cell));

/** `%.3f`, of which SQLite works out sixteen digits and says 0 for the rest. */
function withThreeDecimals(value: number, print: PrintReal): string {
  return Math.abs(value) < 1e12 ? value.toFixed(3) : print(value, 'decimals');
}

const byBytes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** @param width values of a row */
export function sorted(values: readonly string[], sort: SortMode, width: number): readonly string[] {
  if (sort === 'nosort') return values;
  if (sort === 'valuesort') return [...values].sort(byBytes);
  const rows = Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width));
  const byRow = (one: readonly string[], other: readonly string[]): number => {
    const nth = one.findIndex((value, index) => value !== other[index]);
    return nth < 0 ? 0 : byBytes(one[nth] as string, other[nth] as string);
  };
  return rows.sort(byRow).flat();
}

/** The MD5 of the values, each with a line's end. */
export function hashOf(values: readonly string[]): string {
  return createHash('md5').update(values.map((value) => `${value}\n`).join('')).digest('hex');
}

/** The values as a script tells them that hashes them. */
export function hashed(values: readonly string[]): string {
  return `${values.length} values hashing to ${hashOf(values)}`;
}

/** Whether the values are those that the script tells, one by one or by their hash. */
export function areAsTold(values: readonly string[], told: readonly string[]): boolean {
  if (told.length === 1 && HASHED.test(told[0] as string)) return hashed(values) === told[0];
  return values.length === told.length && values.every((value, nth) => value === told[nth]);
}
