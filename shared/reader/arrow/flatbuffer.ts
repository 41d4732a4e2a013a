import { Malformed } from '../malformed';

/**
 * FlatBuffers as Arrow's messages are written in, read with every step checked: Arrow JS follows
 * offsets wherever they lead. Tables may be shared in a FlatBuffer, so that a small one can stand for a huge
 * tree; whoever walks it spends from an allowance that is a small multiple of its bytes.
 */

/** So often may each byte be looked at. */
const WALKS = 8;

/** The bytes of one FlatBuffer. */
class Buffer {
  readonly view: DataView;
  #allowance: number;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#allowance = WALKS * bytes.length;
  }

  /** A place that holds `length` bytes. */
  place(at: number, length: number): number {
    if (at < 0 || length > this.bytes.length - at) throw new Malformed('an offset that leads out');
    this.#allowance -= length;
    if (this.#allowance < 0) throw new Malformed('a tree that folds over and over');
    return at;
  }

  /** Where the offset at `at` leads. */
  follow(at: number): number {
    return at + this.view.getUint32(this.place(at, 4), true);
  }
}

/** The table that a FlatBuffer is about. @throws Malformed, as do all methods of `Table` */
export function rootOf(bytes: Uint8Array): Table {
  const buffer = new Buffer(bytes);
  return new Table(buffer, buffer.follow(0));
}

/** A table's fields by their numbers in the schema; one that is not there has its default. */
export class Table {
  readonly #slots: number;
  readonly #count: number;

  constructor(
    private readonly buffer: Buffer,
    private readonly at: number,
  ) {
    this.#slots = at - buffer.view.getInt32(buffer.place(at, 4), true);
    const length = buffer.view.getUint16(buffer.place(this.#slots, 4), true);
    buffer.place(this.#slots, length);
    this.#count = (length - 4) >> 1;
  }

  has(field: number): boolean {
    return this.#offset(field) !== 0;
  }

  int8(field: number, absent: number): number {
    const at = this.#value(field, 1);
    return at === null ? absent : this.buffer.view.getInt8(at);
  }

  int16(field: number, absent: number): number {
    const at = this.#value(field, 2);
    return at === null ? absent : this.buffer.view.getInt16(at, true);
  }

  int32(field: number, absent: number): number {
    const at = this.#value(field, 4);
    return at === null ? absent : this.buffer.view.getInt32(at, true);
  }

  /** Beyond 2^53 it is rounded: no length is as large. */
  int64(field: number, absent: number): number {
    const at = this.#value(field, 8);
    return at === null ? absent : Number(this.buffer.view.getBigInt64(at, true));
  }

  table(field: number): Table | null {
    const at = this.#value(field, 4);
    return at === null ? null : new Table(this.buffer, this.buffer.follow(at));
  }

  tables(field: number): Table[] {
    return this.#elements(field, 4, (at) => new Table(this.buffer, this.buffer.follow(at)));
  }

  /** A vector's structures of `size` bytes, each a view of its own. */
  structs(field: number, size: number): DataView[] {
    const { bytes } = this.buffer;
    return this.#elements(field, size, (at) => new DataView(bytes.buffer, bytes.byteOffset + this.buffer.place(at, size), size));
  }

  /** Checks a text, where there is one; Arrow JS decodes it. */
  text(field: number): void {
    this.#elements(field, 1, () => null);
  }

  #elements<Element>(field: number, size: number, read: (at: number) => Element): Element[] {
    const offset = this.#value(field, 4);
    if (offset === null) return [];
    const at = this.buffer.follow(offset);
    const length = this.buffer.view.getUint32(this.buffer.place(at, 4), true);
    this.buffer.place(at + 4, length * size);
    return size === 1 ? [] : Array.from({ length }, (_, index) => read(at + 4 + index * size));
  }

  /** Where a field's value of `size` bytes is. */
  #value(field: number, size: number): number | null {
    const offset = this.#offset(field);
    return offset === 0 ? null : this.buffer.place(this.at + offset, size);
  }

  #offset(field: number): number {
    return field < this.#count ? this.buffer.view.getUint16(this.#slots + 4 + 2 * field, true) : 0;
  }
}
