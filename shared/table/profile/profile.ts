import type { Cell } from '../column';
import type { FieldType } from '../field';

/** What a field holds, in figures. Counts are rows unless they say otherwise. */
export interface FieldProfile {
  /** The field's type; of what nobody declared, what it reads as: text that is nothing but dates, whole numbers that are years. */
  readonly type: FieldType;
  readonly rows: number;
  /** Rows without a value (NULL; a double that is no number counts as SQLite takes it, as none). */
  readonly missing: number;
  /** Rows that hold the empty text, which is a value. */
  readonly empty: number;
  /** `null` where nothing flags the field's observations. */
  readonly flags: Flags | null;
  /** Different values, exactly, as `count(DISTINCT ...)` counts them. */
  readonly distinct: number;
  /** Least and greatest in SQLite's order; `null` where there is no value. */
  readonly min: Cell;
  readonly max: Cell;
  /** Of numbers; `null` where not every value is one that a double holds exactly. */
  readonly mean: number | null;
  readonly median: number | null;
  /** Of numbers, dates, months and years. */
  readonly histogram: Histogram | null;
  /** The most frequent values, those of as many rows in order. Empty where there are many and none comes twice. */
  readonly top: readonly Counted[];
}

/** A value, and how many rows hold it. */
export interface Counted {
  readonly value: Cell;
  readonly count: number;
}

export interface Flags {
  /** Rows that carry a flag. */
  readonly rows: number;
  readonly top: readonly Counted[];
}

/** `values`: a bin for each value that there is. `bins`: equal steps of round numbers or of the calendar, empty ones too. */
export interface Histogram {
  readonly kind: 'values' | 'bins';
  readonly bins: readonly Bin[];
  /** Rows whose value is in no bin: infinite, or no date. */
  readonly outside: number;
}

/** Values from `from` up to `to`: with `to` itself where `includesTo`, else below it. One value: both are it. */
export interface Bin {
  readonly from: Cell;
  readonly to: Cell;
  readonly includesTo: boolean;
  readonly count: number;
}

/** Different values and the rows that hold each, in no order. Every count is above 0. */
export interface Tally<Values extends ArrayLike<Cell> = ArrayLike<Cell>> {
  readonly values: Values;
  readonly counts: Uint32Array;
}

/** Numbers as a column holds them. */
export type Numeric = Int32Array | Float64Array;
export type NumberTally = Tally<Numeric>;
