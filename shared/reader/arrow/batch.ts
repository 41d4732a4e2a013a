import { MoloError } from '#shared/base';
import { Malformed } from '../malformed';
import type { Table } from './flatbuffer';
import type { Layout } from './layout';

const NODE_BYTES = 16;
const REGION_BYTES = 16;
const VIEW_BYTES = 16;

/** A view holds so many bytes itself. */
const INLINE_BYTES = 12;

/** A `RecordBatch` table and its body, whose regions are taken one after the other. */
export class Batch {
  readonly rows: number;
  readonly #nodes: readonly DataView[];
  readonly #regions: readonly Region[];
  readonly #variadic: readonly DataView[];
  #nextRegion = 0;
  #nextVariadic = 0;

  /** @throws Malformed, MoloError `package.unsupported` where the body is compressed */
  constructor(
    table: Table,
    private readonly body: Uint8Array,
    file: string,
  ) {
    if (table.has(3)) throw new MoloError('package.unsupported', { file });
    this.rows = count(table.int64(0, 0));
    this.#nodes = table.structs(1, NODE_BYTES);
    this.#regions = table.structs(2, REGION_BYTES).map((region) => ({ start: int64(region, 0), length: int64(region, 8) }));
    this.#variadic = table.structs(4, 8);
    checkApart(this.#regions, body.length);
  }

  /** Checks that every column is all there: as many rows as the batch has, and every buffer that they need. */
  check(layouts: readonly Layout[]): void {
    if (this.#nodes.length !== layouts.length) throw new Malformed('other columns than the schema');
    layouts.forEach((layout, index) => {
      const node = this.#nodes[index] as DataView;
      const nulls = count(int64(node, 8));
      if (int64(node, 0) !== this.rows || nulls > this.rows) throw new Malformed('columns of different lengths');
      this.#checkColumn(layout, nulls);
    });
  }

  #checkColumn(layout: Layout, nulls: number): void {
    if (layout.kind === 'null') return;
    this.#take(nulls > 0 ? Math.ceil(this.rows / 8) : 0);
    if (layout.kind === 'fixed') this.#take(Math.ceil((this.rows * layout.bits) / 8));
    else if (layout.kind === 'cut') checkCuts(this.#take(this.rows > 0 ? ((this.rows + 1) * layout.bits) / 8 : 0), layout.bits, this.rows, this.#take(0).length);
    else this.#checkViews();
  }

  #checkViews(): void {
    const views = viewOf(this.#take(this.rows * VIEW_BYTES));
    const buffers = count(int64(this.#variadic[this.#nextVariadic++] ?? missing(), 0));
    if (buffers > this.#regions.length) throw new Malformed('more buffers than there are');
    const lengths = Array.from({ length: buffers }, () => this.#take(0).length);
    let unfolded = 0;
    for (let at = 0; at < this.rows * VIEW_BYTES; at += VIEW_BYTES) {
      const length = count(views.getInt32(at, true));
      if (length <= INLINE_BYTES) continue;
      unfolded += length;
      const room = (lengths[views.getInt32(at + 8, true)] ?? 0) - count(views.getInt32(at + 12, true));
      // Views may share bytes. So many times over the body's length is enough for anything honest.
      if (length > room || unfolded > 64 * this.body.length) throw new Malformed('a view beyond its buffer');
    }
  }

  /** The next region, which has to hold at least `length` bytes. */
  #take(length: number): Uint8Array {
    const region = this.#regions[this.#nextRegion++] ?? missing();
    if (region.length < length) throw new Malformed('a buffer shorter than its column');
    return this.body.subarray(region.start, region.start + region.length);
  }
}

interface Region {
  readonly start: number;
  readonly length: number;
}

/** Regions within `length` bytes that share none: what is told apart by its place is not read twice. */
export function checkApart(regions: readonly Region[], length: number): void {
  let end = 0;
  for (const region of regions.filter((some) => some.length !== 0).toSorted((one, other) => one.start - other.start)) {
    if (region.start < end || region.length < 0 || region.length > length - region.start) throw new Malformed('regions that overlap or lead out');
    end = region.start + region.length;
  }
}

/** Each cell begins where the one before ended. */
function checkCuts(bytes: Uint8Array, bits: 32 | 64, rows: number, length: number): void {
  const view = viewOf(bytes);
  let before = 0;
  for (let row = 0; rows > 0 && row <= rows; row++) {
    const cut = bits === 32 ? view.getInt32(row * 4, true) : int64(view, row * 8);
    if (cut < before || cut > length) throw new Malformed('cells that overlap or lead out');
    before = cut;
  }
}

export function count(value: number): number {
  if (value < 0) throw new Malformed('a negative count');
  return value;
}

export function int64(view: DataView, at: number): number {
  return Number(view.getBigInt64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function missing(): never {
  throw new Malformed('fewer buffers than the columns need');
}
