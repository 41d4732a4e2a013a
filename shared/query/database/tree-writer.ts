import { type PageFile, pageNumber } from './page-file';
import type { Records } from './records';
import { INTERIOR_HEADER, LEAF_HEADER, localLength, type TreePlan } from './tree-plan';
import { putVarint, varintLength } from './varint';

/** Kinds of b-tree pages (file format, section 1.6). */
export const INTERIOR_TABLE_PAGE = 5;
export const LEAF_TABLE_PAGE = 13;

/** Rows whose cells are placed before their columns are written, one after the other: few enough for the fastest cache. */
const RUN = 512;

/** One page of a tree as its parent names it. */
interface Child {
  readonly page: number;
  readonly lastRowid: number;
}

/**
 * Writes the tree into the pages from `firstIndex` on: leaves, then interior levels
 * upwards, then overflow pages. Returns the page number of its root.
 */
export function writeTree(plan: TreePlan, file: PageFile, firstIndex: number): number {
  const leaves = plan.leafStarts.length - 1;
  const interior = plan.interiorLevels.reduce((sum, pages) => sum + pages, 0);
  new LeafWriter(plan, file, firstIndex, firstIndex + leaves + interior).write();

  let children: Child[] = [];
  for (let leaf = 0; leaf < leaves; leaf++) {
    children.push({ page: pageNumber(firstIndex + leaf, file.pageSize), lastRowid: plan.leafStarts[leaf + 1] as number });
  }
  let index = firstIndex + leaves;
  for (const pages of plan.interiorLevels) {
    children = writeLevel(children, pages, file, index);
    index += pages;
  }
  return (children[0] as Child).page;
}

function writeLevel(children: readonly Child[], pages: number, file: PageFile, firstIndex: number): Child[] {
  const level: Child[] = [];
  for (let nth = 0; nth < pages; nth++) {
    const from = Math.floor((children.length * nth) / pages);
    const to = Math.floor((children.length * (nth + 1)) / pages);
    const page = pageNumber(firstIndex + nth, file.pageSize);
    writeInterior(children.slice(from, to), file, file.offsetOf(page));
    level.push({ page, lastRowid: (children[to - 1] as Child).lastRowid });
  }
  return level;
}

function writeInterior(children: readonly Child[], file: PageFile, offset: number): void {
  const { bytes, view, pageSize } = file;
  const cells = children.slice(0, -1);
  let content = pageSize;
  cells.forEach(({ page, lastRowid }, nth) => {
    const cell = new Uint8Array(9);
    new DataView(cell.buffer).setUint32(0, page);
    const length = putVarint(cell, 4, lastRowid);
    content -= length;
    bytes.set(cell.subarray(0, length), offset + content);
    view.setUint16(offset + INTERIOR_HEADER + 2 * nth, content);
  });
  writePageHeader(file, offset, INTERIOR_TABLE_PAGE, cells.length, content);
  view.setUint32(offset + 8, (children.at(-1) as Child).page);
}

/** The first eight bytes of a b-tree page; `content` is where its cells begin. */
export function writePageHeader({ bytes, view }: PageFile, offset: number, kind: number, cells: number, content: number): void {
  bytes[offset] = kind;
  view.setUint16(offset + 3, cells);
  // A content area that starts at 65,536 is written as 0 (file format, section 1.6).
  view.setUint16(offset + 5, content & 0xffff);
}

/** Fills leaves with cells from the end of the page downwards, and their pointers from its front. */
class LeafWriter {
  private leaf = -1;
  private offset = 0;
  private content = 0;
  private readonly headerAt = new Uint32Array(RUN);
  private readonly bodyAt = new Uint32Array(RUN);
  private readonly ends = new Uint32Array(RUN);

  constructor(
    private readonly plan: TreePlan,
    private readonly file: PageFile,
    private readonly firstIndex: number,
    private nextOverflow: number,
  ) {}

  write(): void {
    const { rows, payloads } = this.plan;
    const inlineMost = this.file.pageSize - 35;
    this.openLeaf();
    for (let row = 0; row < rows; ) {
      let end = row;
      const most = Math.min(rows, row + RUN);
      while (end < most && (payloads[end] as number) <= inlineMost) end++;
      if (end > row) this.writeRun(row, end);
      if (end < most) this.writeLargeRow(end++);
      row = end;
    }
    this.closeLeaf();
  }

  private writeRun(from: number, to: number): void {
    const { plan, headerAt, bodyAt, ends } = this;
    const { bytes, view } = this.file;
    for (let row = from, i = 0; row < to; row++, i++) {
      const header = plan.headers[row] as number;
      const payload = plan.payloads[row] as number;
      const at = this.placeCell(row, payload, payload);
      headerAt[i] = putVarint(bytes, at, header);
      bodyAt[i] = at + header;
      ends[i] = at + payload;
    }
    const records: Records = { from, to, bytes, view, headerAt, bodyAt, ends };
    for (const encoding of plan.encodings) encoding.write(records);
  }

  /** A record that no leaf holds whole: written apart, then cut over the leaf and a chain of overflow pages. */
  private writeLargeRow(row: number): void {
    const { plan, file } = this;
    const payload = plan.payloads[row] as number;
    const header = plan.headers[row] as number;
    const record = new Uint8Array(payload);
    const records: Records = {
      from: row,
      to: row + 1,
      bytes: record,
      view: new DataView(record.buffer),
      headerAt: Uint32Array.of(putVarint(record, 0, header)),
      bodyAt: Uint32Array.of(header),
      ends: Uint32Array.of(payload),
    };
    for (const encoding of plan.encodings) encoding.write(records);

    const local = localLength(payload, file.pageSize);
    const at = this.placeCell(row, payload, local + 4);
    file.bytes.set(record.subarray(0, local), at);
    let link = at + local;
    for (let done = local; done < payload; done += file.pageSize - 4) {
      const page = pageNumber(this.nextOverflow++, file.pageSize);
      const offset = file.offsetOf(page);
      file.view.setUint32(link, page);
      file.bytes.set(record.subarray(done, done + file.pageSize - 4), offset + 4);
      link = offset;
    }
  }

  /** Makes room for a cell with `local` bytes of record, writes what comes before them and returns where they begin. */
  private placeCell(row: number, payload: number, local: number): number {
    const { plan, file } = this;
    if (row === plan.leafStarts[this.leaf + 1]) {
      this.closeLeaf();
      this.openLeaf();
    }
    const rowid = row + 1;
    const prefix = varintLength(payload) + varintLength(rowid);
    this.content -= prefix + local;
    const start = this.offset + this.content;
    const pointer = this.offset + LEAF_HEADER + 2 * (row - (plan.leafStarts[this.leaf] as number));
    file.bytes[pointer] = this.content >> 8;
    file.bytes[pointer + 1] = this.content;
    return putVarint(file.bytes, putVarint(file.bytes, start, payload), rowid);
  }

  private openLeaf(): void {
    this.leaf++;
    this.offset = this.file.offsetOf(pageNumber(this.firstIndex + this.leaf, this.file.pageSize));
    this.content = this.file.pageSize;
  }

  private closeLeaf(): void {
    const { leafStarts } = this.plan;
    const cells = (leafStarts[this.leaf + 1] as number) - (leafStarts[this.leaf] as number);
    writePageHeader(this.file, this.offset, LEAF_TABLE_PAGE, cells, this.content);
  }
}
