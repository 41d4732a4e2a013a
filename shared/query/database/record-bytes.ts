import { type Column, type Field, rowsOf } from '#shared/table';
import { encodingOf } from './encoding-of';

/** Columns do not change, and a large one is not measured twice. */
const MEASURED = new WeakMap<Column, number>();

/** Bytes that a column's values take in the records of all rows, without the records' headers. Nothing is known of a rowid. */
export function recordBytes(column: Column | undefined, field: Field | undefined): number {
  if (column === undefined || field === undefined) return 0;
  const known = MEASURED.get(column);
  if (known !== undefined) return known;
  const encoding = encodingOf(column, field);
  const rows = rowsOf(column);
  const bodies = new Uint32Array(rows);
  encoding.measure(0, rows, new Uint16Array(rows), bodies);
  const bytes = bodies.reduce((sum, own) => sum + own, 0);
  MEASURED.set(column, bytes);
  return bytes;
}
