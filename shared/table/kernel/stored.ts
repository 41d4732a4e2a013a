import type { Column } from '../column';

/** A column as SQLite would hold it. */
export interface Stored {
  readonly column: Column;
  /** Whole numbers are REAL too (a column that is declared so). */
  readonly real: boolean;
}
