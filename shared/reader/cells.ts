import { MoloError } from '#shared/base';

/** Any file may have so many cells. */
const CELLS = 2 ** 21;

/** A file may have so many more for each of its bytes: the tables that shrink best in honest hands come to about fifty. */
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
