import type { Cell, Column } from '../column';

/** Values one after the other, as SQLite tells them apart: `1` and `1.0` are one number for JavaScript and two for it. */
export interface Values {
  readonly cells: readonly Cell[];
  /** 1 where the number is a REAL. */
  readonly real: Uint8Array;
}

/** A column as SQLite would hold it. */
export interface Stored {
  readonly column: Column;
  /** Whole numbers are REAL too (a column that is declared so). */
  readonly real: boolean;
}
