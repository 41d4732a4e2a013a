import { LIMITS, MoloError } from '#shared/base';

/** The byte that SQLite locks; the page around it never holds content (file format, section 1.3.6). */
const LOCK_BYTE = 0x4000_0000;

/** A database file of a known number of pages. Pages are counted as SQLite counts them: from 1. */
export class PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly view: DataView;

  constructor(
    readonly pageSize: number,
    readonly pages: number,
  ) {
    this.bytes = allocate(pages * pageSize);
    this.view = new DataView(this.bytes.buffer);
  }

  offsetOf(page: number): number {
    return (page - 1) * this.pageSize;
  }
}

/** Number of the `index`-th page (from 0) that may hold content: counts past the lock-byte page. */
export function pageNumber(index: number, pageSize: number): number {
  const page = index + 1;
  return page > LOCK_BYTE / pageSize ? page + 1 : page;
}

function allocate(size: number): Uint8Array<ArrayBuffer> {
  if (size > LIMITS.packageBytes) throw new MoloError('query.memory', { bytes: size });
  try {
    return new Uint8Array(size);
  } catch (cause) {
    throw new MoloError('query.memory', { bytes: size }, { cause });
  }
}
