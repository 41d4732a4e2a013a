import type { PageFile } from './page-file';

/** The header of the file, at the front of page 1 (file format, section 1.3). */
export const HEADER_BYTES = 100;

const MAGIC = 'SQLite format 3\0';
const UTF8 = 1;
/** Schema format 4 knows serial types 8 and 9. */
const SCHEMA_FORMAT = 4;
/** Any counter will do; it has to stand in three places so that readers believe the number of pages. */
const CHANGES = 1;
/** The version of SQLite whose rules were followed. */
const WRITTEN_BY = 3_045_000;

export function writeFileHeader({ bytes, view, pageSize, pages }: PageFile): void {
  // Encoded apart: browsers encode nothing into memory that is shared.
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint16(16, pageSize === 65_536 ? 1 : pageSize);
  // Rollback journal for reading and writing; no bytes kept back; the three constants of the format.
  bytes.set([1, 1, 0, 64, 32, 32], 18);
  view.setUint32(24, CHANGES);
  view.setUint32(28, pages);
  view.setUint32(40, CHANGES);
  view.setUint32(44, SCHEMA_FORMAT);
  view.setUint32(56, UTF8);
  view.setUint32(92, CHANGES);
  view.setUint32(96, WRITTEN_BY);
}
