import type { ColumnEncoding } from './column-encoding';
import { varintLength } from './varint';

/** Bytes before the cell pointers of a leaf and of an interior page (file format, section 1.6). */
export const LEAF_HEADER = 8;
export const INTERIOR_HEADER = 12;

/** An interior cell is a child's page number and its last rowid; each has a 2-byte pointer. */
const INTERIOR_CELL_MAX = 2 + 4 + 5;

/** Rows measured at a time: their sizes then stay in the processor's cache over all columns. */
const BLOCK = 8192;

/** How the rows of one table lie in leaf, interior and overflow pages, before a byte is written. */
export interface TreePlan {
  readonly rows: number;
  readonly encodings: readonly ColumnEncoding[];
  /** Bytes of a record's header (its own length included) and of the whole record, by row. */
  readonly headers: Uint16Array;
  readonly payloads: Uint32Array;
  /** First row of every leaf, and `rows` at the end. */
  readonly leafStarts: readonly number[];
  /** Pages of each level above the leaves, from the lowest to the root; none where one leaf is enough. */
  readonly interiorLevels: readonly number[];
  readonly overflowPages: number;
}

/** Lays the rows out in the order in which they are; rowids are 1, 2, 3 ... */
export function planTree(rows: number, encodings: readonly ColumnEncoding[], pageSize: number): TreePlan {
  const headers = new Uint16Array(rows);
  const payloads = new Uint32Array(rows);
  const fixedHeader = encodings.reduce((sum, encoding) => sum + encoding.fixedHeader, 0);
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    for (const encoding of encodings) encoding.measure(from, to, headers, payloads);
    for (let row = from; row < to; row++) {
      const header = headerLength(fixedHeader + (headers[row] as number));
      headers[row] = header;
      payloads[row] = (payloads[row] as number) + header;
    }
  }
  const leafStarts = [0];
  let overflowPages = 0;
  let free = pageSize - LEAF_HEADER;
  for (let row = 0; row < rows; row++) {
    const payload = payloads[row] as number;
    const size = 2 + cellSize(payload, row + 1, pageSize);
    if (size > free) {
      leafStarts.push(row);
      free = pageSize - LEAF_HEADER;
    }
    free -= size;
    overflowPages += overflowCount(payload, pageSize);
  }
  leafStarts.push(rows);
  return { rows, encodings, headers, payloads, leafStarts, interiorLevels: interiorLevels(leafStarts.length - 1, pageSize), overflowPages };
}

export function pagesOf(plan: TreePlan): number {
  return plan.leafStarts.length - 1 + plan.interiorLevels.reduce((sum, pages) => sum + pages, 0) + plan.overflowPages;
}

/** A record's header says its own length first, in one to three bytes. */
function headerLength(types: number): number {
  return types + (types < 0x7f ? 1 : types < 0x3ffe ? 2 : 3);
}

function cellSize(payload: number, rowid: number, pageSize: number): number {
  const local = localLength(payload, pageSize);
  return varintLength(payload) + varintLength(rowid) + local + (local < payload ? 4 : 0);
}

/** Bytes of a record that stay in its leaf (file format, section 1.6: `P`, `X`, `M` and `K` of a table leaf). */
export function localLength(payload: number, pageSize: number): number {
  if (payload <= pageSize - 35) return payload;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const best = least + ((payload - least) % (pageSize - 4));
  return best <= pageSize - 35 ? best : least;
}

function overflowCount(payload: number, pageSize: number): number {
  return Math.ceil((payload - localLength(payload, pageSize)) / (pageSize - 4));
}

/** Children are spread evenly, so that no page is left with its right-most child alone. */
function interiorLevels(leaves: number, pageSize: number): number[] {
  const fanout = Math.floor((pageSize - INTERIOR_HEADER) / INTERIOR_CELL_MAX) + 1;
  const levels: number[] = [];
  for (let children = leaves; children > 1; ) {
    children = Math.ceil(children / fanout);
    levels.push(children);
  }
  return levels;
}
