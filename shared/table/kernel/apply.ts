import { coded, compacted } from './coded';
import type { Operation } from './operations';
import type { Value } from './value';
import { type Coded, codesFor, type Constant, reader, settled, type Vector } from './vector';

/** Combinations of entries that are worked out once each, rather than row by row. */
const COMBINATIONS = 2 ** 14;

/** What an operation makes of its arguments: once for each distinct value where that is less work, else over typed arrays, else row by row. */
export function applied(operation: Operation, vectors: readonly Vector[], rows: number): Vector {
  if (vectors.every((vector) => vector.kind === 'constant')) return { kind: 'constant', value: operation.of(vectors.map(({ value }) => value)) };
  const ofEntries = (): Vector | null => byEntries(operation, vectors, rows);
  const looped = (): Vector | null => operation.loop?.(vectors, rows) ?? null;
  const [first, second] = operation.loopsFirst ? [looped, ofEntries] : [ofEntries, looped];
  return first() ?? second() ?? byCombinations(operation, vectors, rows) ?? byRows(operation, vectors, rows);
}

/** Where all that varies are the codes of one column. */
function byEntries(operation: Operation, vectors: readonly Vector[], rows: number): Coded | null {
  const columns = codedColumns(vectors);
  const [codes, ...others] = columns === null ? [] : codesOf(columns);
  if (columns === null || codes === undefined || others.length > 0) return null;
  const size = sizeOf(columns, codes);
  return size > Math.max(rows, COMBINATIONS / 16) ? null : { kind: 'coded', codes, entries: worked(operation, columns, size, (column, at) => column.entries[at] as Value) };
}

/** Where few combinations of entries are possible: their codes become one. */
function byCombinations(operation: Operation, vectors: readonly Vector[], rows: number): Coded | null {
  const columns = codedColumns(vectors)?.map((column) => (column.kind === 'coded' ? compacted(column) : column));
  if (columns === undefined) return null;
  const digits = new Map<Coded['codes'], { readonly stride: number; readonly size: number }>();
  let total = 1;
  for (const codes of codesOf(columns)) {
    const size = sizeOf(columns, codes);
    digits.set(codes, { stride: total, size });
    total *= size;
  }
  if (total > Math.min(COMBINATIONS, Math.max(rows, 64))) return null;
  const combined = codesFor(total, rows);
  for (const [codes, { stride }] of digits) for (let row = 0; row < rows; row++) combined[row] = (combined[row] as number) + stride * (codes[row] as number);
  const entries = worked(operation, columns, total, ({ codes, entries: own }, at) => {
    const { stride, size } = digits.get(codes) as { stride: number; size: number };
    return own[Math.floor(at / stride) % size] as Value;
  });
  return { kind: 'coded', codes: combined, entries };
}

function byRows(operation: Operation, vectors: readonly Vector[], rows: number): Vector {
  const readers = vectors.map(reader);
  const values = new Array<Value>(readers.length);
  return settled(
    Array.from({ length: rows }, (_, row) => {
      for (let at = 0; at < readers.length; at++) values[at] = (readers[at] as (row: number) => Value)(row);
      return operation.of(values);
    }),
  );
}

/** `null` where one of them is neither constant nor coded. */
function codedColumns(vectors: readonly Vector[]): (Coded | Constant)[] | null {
  const columns = vectors.map((vector) => (vector.kind === 'constant' ? vector : coded(vector)));
  return columns.every((column) => column !== null) ? columns : null;
}

function codesOf(columns: readonly (Coded | Constant)[]): Coded['codes'][] {
  return [...new Set(columns.flatMap((column) => (column.kind === 'coded' ? [column.codes] : [])))];
}

function sizeOf(columns: readonly (Coded | Constant)[], codes: Coded['codes']): number {
  return Math.max(...columns.map((column) => (column.kind === 'coded' && column.codes === codes ? column.entries.length : 0)));
}

/** The operation's value for so many cases. */
function worked(operation: Operation, columns: readonly (Coded | Constant)[], cases: number, valueAt: (column: Coded, at: number) => Value): Value[] {
  return Array.from({ length: cases }, (_, at) => operation.of(columns.map((column) => (column.kind === 'constant' ? column.value : valueAt(column, at)))));
}
