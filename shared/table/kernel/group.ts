import type { Codes } from '../column';
import { interned } from './hash';
import { type Identified, identified, isDense } from './identify';
import { sortedRows } from './sort';
import { Uncertain } from './value';
import { codesFor, take, type Vector } from './vector';

/** Rows by slot; a slot that has rows is a group. */
export interface Slots {
  /** Slot by row. */
  readonly of: Codes;
  readonly count: number;
  /** Rows by slot. */
  readonly rows: Uint32Array;
}

export interface Groups {
  readonly slots: Slots;
  /** The slots that are groups, in the order of their keys. */
  readonly order: Uint32Array;
  /** The keys by group, in that order. */
  readonly keys: readonly Vector[];
}

/** Without keys all rows are one group, which is there also without rows. @param descending by key */
export function grouped(keys: readonly Vector[], rows: number, descending: readonly boolean[]): Groups {
  if (keys.length === 0) return { slots: { of: new Uint8Array(rows), count: 1, rows: Uint32Array.of(rows) }, order: new Uint32Array(1), keys };
  const columns = keys.map((key) => identified(key, rows));
  const combined = combination(columns, rows);
  const { slots } = combined;
  const present = presentSlots(slots.rows);
  // By key the code of each group.
  const codes = columns.map((column, key) => codesAt(present, combined, key, column.size));
  const sortKeys = codes.map((own, key) => inPlaces(own, columns[key] as Identified, descending[key] ?? false));
  const order = sortedRows(sortKeys, present.length);
  return {
    slots,
    order: order.map((group) => present[group] as number),
    keys: columns.map(({ entries }, key) => take(entries, order.map((group) => (codes[key] as Uint32Array)[group] as number))),
  };
}

/** The first row of each distinct combination, in row order. */
export function distinctRows(columns: readonly Vector[], rows: number): Uint32Array {
  if (columns.length === 0) return new Uint32Array(Math.min(rows, 1));
  const { slots } = combination(columns.map((column) => identified(column, rows)), rows);
  return firstRowsOf(slots);
}

export function firstRowsOf({ of, count }: Pick<Slots, 'of' | 'count'>): Uint32Array {
  const seen = new Uint8Array(count);
  const first = new Uint32Array(Math.min(count, of.length));
  let found = 0;
  for (let row = 0; row < of.length; row++) {
    const slot = of[row] as number;
    if (seen[slot] === 1) continue;
    seen[slot] = 1;
    first[found++] = row;
  }
  return first.subarray(0, found);
}

/** Slots of rows by group, each divided by a value. */
export function divided(of: Codes, count: number, { codes, size }: Identified): Pick<Slots, 'of' | 'count'> {
  const column = { codes: of, size: count };
  return combination([{ codes, size }, column], of.length).slots;
}

interface Combination {
  readonly slots: Slots;
  /** The number of each slot in mixed radix, where it is not the slot itself. */
  readonly numbers: Float64Array | null;
  /** What the number of a column is multiplied by. */
  readonly strides: readonly number[];
}

/** One code for the codes of several columns: their number in mixed radix, the last counting least, interned where there would be too many. */
function combination(columns: readonly Pick<Identified, 'codes' | 'size'>[], rows: number): Combination {
  const strides = columns.map((_, key) => columns.slice(key + 1).reduce((product, { size }) => product * size, 1));
  const [first] = columns as [Pick<Identified, 'codes' | 'size'>];
  const total = (strides[0] as number) * first.size;
  if (columns.length === 1) return { slots: counted(first.codes, first.size), numbers: null, strides };
  if (isDense(total, rows)) return { slots: counted(numbered(columns, codesFor(total, rows)), total), numbers: null, strides };
  if (total > Number.MAX_SAFE_INTEGER) throw new Uncertain();
  const { codes, distinct } = interned(numbered(columns, new Float64Array(rows)));
  return { slots: counted(codes, distinct.length), numbers: distinct, strides };
}

function numbered<A extends Codes | Float64Array>(columns: readonly Pick<Identified, 'codes' | 'size'>[], numbers: A): A {
  columns.forEach(({ codes, size }, nth) => {
    if (nth === 0) for (let row = 0; row < numbers.length; row++) numbers[row] = codes[row] as number;
    else for (let row = 0; row < numbers.length; row++) numbers[row] = (numbers[row] as number) * size + (codes[row] as number);
  });
  return numbers;
}

function counted(of: Codes, count: number): Slots {
  const rows = new Uint32Array(count);
  for (let row = 0; row < of.length; row++) rows[of[row] as number] = (rows[of[row] as number] as number) + 1;
  return { of, count, rows };
}

function presentSlots(rows: Uint32Array): Uint32Array {
  let count = 0;
  for (let slot = 0; slot < rows.length; slot++) if (rows[slot] !== 0) count++;
  const slots = new Uint32Array(count);
  let at = 0;
  for (let slot = 0; slot < rows.length; slot++) if (rows[slot] !== 0) slots[at++] = slot;
  return slots;
}

/** A key's code in each of the slots. */
function codesAt(slots: Uint32Array, { numbers, strides }: Combination, key: number, size: number): Uint32Array {
  const stride = strides[key] as number;
  return slots.map((slot) => Math.floor((numbers === null ? slot : (numbers[slot] as number)) / stride) % size);
}

function inPlaces(codes: Uint32Array, { places, size }: Identified, descending: boolean): Uint32Array {
  const of = places();
  return codes.map((code) => (descending ? size - (of[code] as number) : (of[code] as number)));
}
