import type { Cell } from '../column';
import { compareCells } from './order';
import { type Stored, storedAt, storedCell } from './stored';

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What is asked of one value; of NULL every answer but that of `null` is no. */
export type Test =
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly value: Cell }
  | { readonly kind: 'in'; readonly values: readonly Cell[] }
  | { readonly kind: 'null'; readonly wanted: boolean };

export interface Condition {
  readonly of: Stored;
  readonly test: Test;
}

/** The rows that pass every condition, in their order. */
export function selectRows(rows: number, conditions: readonly Condition[]): Uint32Array {
  const selected = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) selected[row] = row;
  return conditions.reduce<Uint32Array>((left, condition) => narrowed(left, condition), selected);
}

/** Narrows in place: what is written has been read. */
function narrowed(rows: Uint32Array, { of, test }: Condition): Uint32Array {
  const passes = rowTest(of, test);
  let left = 0;
  for (const row of rows) if (passes(row)) rows[left++] = row;
  return rows.subarray(0, left);
}

/** Of a dictionary every entry is asked once. */
function rowTest(of: Stored, test: Test): (row: number) => boolean {
  const { column, real } = of;
  if (column.kind !== 'dictionary') return (row) => passes(storedAt(of, row), test);
  const { codes } = column;
  const entries = Uint8Array.from(column.dictionary, (cell) => (passes(storedCell(cell, real), test) ? 1 : 0));
  return (row) => entries[codes[row] as number] === 1;
}

function passes(cell: Cell, test: Test): boolean {
  if (test.kind === 'null') return (cell === null) === test.wanted;
  if (cell === null) return false;
  return test.kind === 'in' ? test.values.some((value) => compareCells(cell, value) === 0) : compares(compareCells(cell, test.value), test.comparison);
}

function compares(order: number, comparison: Comparison): boolean {
  switch (comparison) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
