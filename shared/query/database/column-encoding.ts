import type { Records } from './records';

/**
 * The declared type of a column, chosen so that SQLite's affinity leaves every
 * value as it is. The empty one is for mixed columns: no affinity, no conversion.
 */
export type DeclaredType = 'INTEGER' | 'REAL' | 'TEXT' | '';

/**
 * One column as SQLite records want it (file format, section 2.1): a serial type in
 * the record's header and the value's bytes in its body. Works on runs of rows,
 * so that each loop knows its column's kind and its arrays.
 */
export interface ColumnEncoding {
  readonly declaredType: DeclaredType;

  /** Bytes of the serial type where all rows take the same; `measure` then adds none. */
  readonly fixedHeader: number;

  /** Adds what each row of `[from, to)` takes in header and body. Both arrays are indexed by row. */
  measure(from: number, to: number, header: Uint16Array, body: Uint32Array): void;

  /** Writes this column's part of every record and moves the records' places behind it. */
  write(records: Records): void;
}
