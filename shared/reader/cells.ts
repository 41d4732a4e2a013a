import { LIMITS, MoloError } from '#shared/base';
import type { Column } from '#shared/table';

/** Any file may have so many cells. */
const CELLS = 2 ** 21;

/** A file may have so many more for each of its bytes: the tables that shrink best in honest hands come to about seventy. */
const CELLS_PER_BYTE = 1_000;

/**
 * Formats that name their rows can name fifty million in a hundred bytes. What is named is
 * made room for, so it has to stand in some proportion to the bytes that are there.
 * @throws MoloError `package.limit`
 */
export function checkCells(rows: number, fields: number, bytes: number, file: string): void {
  const maximum = CELLS + CELLS_PER_BYTE * bytes;
  if (rows * fields > maximum) throw new MoloError('package.limit', { file, context: 'cells', maximum });
}

/** Text may be so long all together, and so much longer for each byte of the file. */
const TEXT_BYTES = 64 * 1024 * 1024;
const TEXT_PER_BYTE = 1_000;

/**
 * A dictionary holds a long text once for millions of rows; SQLite writes it into each of them.
 * @throws MoloError `package.limit`
 */
export function checkText(columns: readonly Column[], bytes: number, file: string): void {
  const maximum = Math.min(LIMITS.inflatedBytes, TEXT_BYTES + TEXT_PER_BYTE * bytes);
  const total = columns.reduce((sum, column) => sum + textOf(column), 0);
  if (total > maximum) throw new MoloError('package.limit', { file, context: 'inflatedBytes', maximum });
}

/** Bytes of a column's text in all its rows, a character counted as one. */
function textOf(column: Column): number {
  if (column.kind !== 'dictionary') return 0;
  const lengths = Float64Array.from(column.dictionary, (cell) => (typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 0));
  let total = 0;
  for (const code of column.codes) total += lengths[code] as number;
  return total;
}
