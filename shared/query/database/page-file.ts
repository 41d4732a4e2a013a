import { LIMITS, MoloError } from '#shared/base';

/** The byte that SQLite locks; the page around it never holds content (file format, section 1.3.6). */
const LOCK_BYTE = 0x4000_0000;

/** Gives fresh memory, all zero. */
export type Allocate = (bytes: number) => Uint8Array;

/** A database file of a known number of pages. Pages are counted as SQLite counts them: from 1. */
export class PageFile {
  readonly bytes: Uint8Array;
  readonly view: DataView;

  constructor(
    readonly pageSize: number,
    readonly pages: number,
    allocate: Allocate = (bytes) => new Uint8Array(bytes),
  ) {
    this.bytes = allocated(pages * pageSize, allocate);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
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

function allocated(size: number, allocate: Allocate): Uint8Array {
  if (size > LIMITS.packageBytes) throw tooLarge(size);
  try {
    return allocate(size);
  } catch (cause) {
    throw tooLarge(size, cause);
  }
}

const MEBIBYTE = 2 ** 20;

function tooLarge(size: number, cause?: unknown): MoloError {
  return new MoloError('query.memory', { context: 'needed', needed: Math.ceil(size / MEBIBYTE), limit: Math.floor(LIMITS.packageBytes / MEBIBYTE) }, { cause });
}
