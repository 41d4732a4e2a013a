import type { Codes } from '../column';
import { interned } from './hash';
import { type Identified, identified, isDense } from './identify';
import { sortedRows } from './sort';
import { Uncertain } from './value';
import { codesFor, picked, type Vector } from './vector';

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

/** What is needed of a column to tell its values apart. */
type Told = Pick<Identified, 'codes' | 'size'>;

/** Without keys all rows are one group, which is there also without rows. @param descending by key */
export function grouped(keys: readonly Vector[], rows: number, descending: readonly boolean[]): Groups {
  if (keys.length === 0) return { slots: { of: new Uint8Array(rows), count: 1, rows: Uint32Array.of(rows) }, order: new Uint32Array(1), keys };
  const columns = keys.map((key) => identified(key, rows));
  const combined = combination(columns, rows);
  const slots = counted(combined.of, combined.count);
  const order = inOrder(slots, combined, { columns, descending });
  return { slots, order, keys: columns.map(({ valuesOf, size }, key) => valuesOf(codesAt(order, combined, { size, stride: combined.strides[key] as number }))) };
}

/** The first row of each distinct combination, in row order. */
export function distinctRows(columns: readonly Vector[], rows: number): Uint32Array {
  return firstRowsOf(combination(columns.map((column) => identified(column, rows)), rows));
}

/** The rows that are the first with their group and value, in row order. */
export function distinctInGroups({ of, count }: Pick<Slots, 'of' | 'count'>, value: Told): Uint32Array {
  return firstRowsOf(combination([value, { codes: of, size: count }], of.length));
}

function firstRowsOf({ of, count }: Pick<Slots, 'of' | 'count'>): Uint32Array {
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

/** Codes of a stored column are the same for the next question. */
const KNOWN = new WeakMap<Codes, Slots>();

/** Rows by slot. */
export function counted(of: Codes, count: number): Slots {
  const known = KNOWN.get(of);
  if (known?.count === count) return known;
  const rows = new Uint32Array(count);
  for (let row = 0; row < of.length; row++) rows[of[row] as number] = (rows[of[row] as number] as number) + 1;
  const slots = { of, count, rows };
  KNOWN.set(of, slots);
  return slots;
}

interface Combination extends Pick<Slots, 'of' | 'count'> {
  /** The number of each slot in mixed radix, where it is not the slot itself. */
  readonly numbers: Float64Array | null;
  /** What the code of a column is multiplied by. */
  readonly strides: readonly number[];
  /** Numbers that are possible. */
  readonly total: number;
}

/** One code for the codes of several columns: their number in mixed radix, the last counting least, interned where there would be too many. */
function combination(columns: readonly Told[], rows: number): Combination {
  const strides = columns.map((_, key) => columns.slice(key + 1).reduce((product, { size }) => product * size, 1));
  const [first, second, ...others] = columns as [Told, Told?, ...Told[]];
  const total = (strides[0] as number) * first.size;
  if (second === undefined) return { of: first.codes, count: first.size, numbers: null, strides, total };
  if (isDense(total, rows)) return { of: numbered([first, second, ...others], codesFor(total, rows)), count: total, numbers: null, strides, total };
  if (total > Number.MAX_SAFE_INTEGER) throw new Uncertain();
  const { codes, distinct } = interned(numbered([first, second, ...others], new Float64Array(rows)));
  return { of: codes, count: distinct.length, numbers: distinct, strides, total };
}

function numbered<A extends Codes | Float64Array>([first, second, ...others]: readonly [Told, Told, ...Told[]], numbers: A): A {
  const { codes: high } = first;
  const { codes: low, size: base } = second;
  for (let row = 0; row < numbers.length; row++) numbers[row] = (high[row] as number) * base + (low[row] as number);
  for (const { codes, size } of others) for (let row = 0; row < numbers.length; row++) numbers[row] = (numbers[row] as number) * size + (codes[row] as number);
  return numbers;
}

/** The slots that have rows, in the order of their keys. */
function inOrder(slots: Slots, { numbers, strides, total }: Combination, { columns, descending }: { readonly columns: readonly Identified[]; readonly descending: readonly boolean[] }): Uint32Array {
  const present = presentSlots(slots.rows);
  const places = new Float64Array(present.length);
  columns.forEach((column, key) => {
    const stride = strides[key] as number;
    const placeOf = placesBy(column, descending[key] ?? false);
    const codes = codesAt(present, { numbers }, { size: column.size, stride });
    for (let at = 0; at < codes.length; at++) places[at] = (places[at] as number) + stride * (placeOf[codes[at] as number] as number);
  });
  if (!isDense(total, slots.of.length)) return picked(present, sortedRows([places], places.length));
  // Few places are possible: each slot is put in its own.
  const slotAt = new Uint32Array(total);
  for (let at = 0; at < present.length; at++) slotAt[places[at] as number] = (present[at] as number) + 1;
  let found = 0;
  for (let place = 0; place < total; place++) if (slotAt[place] !== 0) present[found++] = (slotAt[place] as number) - 1;
  return present;
}

function presentSlots(rows: Uint32Array): Uint32Array {
  const slots = new Uint32Array(rows.length);
  let count = 0;
  for (let slot = 0; slot < rows.length; slot++) if (rows[slot] !== 0) slots[count++] = slot;
  return slots.subarray(0, count);
}

/** A key's code in each of the slots. */
function codesAt(slots: Uint32Array, { numbers }: Pick<Combination, 'numbers'>, { size, stride }: { readonly size: number; readonly stride: number }): Uint32Array {
  const codes = new Uint32Array(slots.length);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as number;
    codes[at] = Math.floor((numbers === null ? slot : (numbers[slot] as number)) / stride) % size;
  }
  return codes;
}

/** Place by code, turned round where the order is. */
function placesBy({ places, size }: Identified, descending: boolean): Uint32Array {
  const of = places() ?? new Uint32Array(size).map((_, code) => code);
  return descending ? of.map((place) => size - 1 - place) : of;
}
