import { type Cell, cellAt, type Column, dictionaryFrom, Interner, narrowInteger, rowsOf } from '#shared/table';
import { type ColumnBuilder, withRoom } from './column-builder';

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The storage class is an entry's first byte. */
const TAG = { integer: 0, real: 1, text: 2, blob: 3 } as const;

/** Blobs, and values of several storage classes: codes of entries that know their class. */
export class MixedBuilder implements ColumnBuilder {
  private rows = 0;
  private codes = new Uint32Array(0);
  private readonly interner = new Interner();
  private nullCode = -1;
  private scratch = new DataView(new ArrayBuffer(64));

  /** Carries on what another builder has collected; in a float64 column whole numbers are REAL too. */
  static from(column: Column): MixedBuilder {
    const builder = new MixedBuilder();
    for (let row = 0; row < rowsOf(column); row++) {
      const cell = cellAt(column, row);
      if (typeof cell === 'string') builder.pushBytes(TAG.text, ENCODER.encode(cell));
      else if (cell === null || cell instanceof Uint8Array) builder.pushNull();
      else if (column.kind === 'float64') builder.pushReal(Number(cell));
      else builder.pushInteger(cell);
    }
    return builder;
  }

  pushNull(): ColumnBuilder {
    this.nullCode = this.interner.internNull();
    return this.pushCode(this.nullCode);
  }

  pushInteger(value: number | bigint): ColumnBuilder {
    this.scratch.setBigInt64(1, BigInt(value));
    return this.pushScratch(TAG.integer, 8);
  }

  pushReal(value: number): ColumnBuilder {
    this.scratch.setFloat64(1, value);
    return this.pushScratch(TAG.real, 8);
  }

  pushText(view: DataView, start: number, end: number): ColumnBuilder {
    return this.pushBytes(TAG.text, new Uint8Array(view.buffer, view.byteOffset + start, end - start));
  }

  pushBlob(view: DataView, start: number, end: number): ColumnBuilder {
    return this.pushBytes(TAG.blob, new Uint8Array(view.buffer, view.byteOffset + start, end - start));
  }

  get byteLength(): number {
    return this.codes.byteLength + this.interner.content().byteLength;
  }

  /** Entries of different classes may be equal for JavaScript (1 and 1.0), so they are made distinct again. */
  finish(): Column {
    const cells = Array.from({ length: this.interner.size }, (_, code) => (code === this.nullCode ? null : cellOf(this.interner.bytesOf(code))));
    return dictionaryFrom(Array.from(this.codes.subarray(0, this.rows), (code) => cells[code] as Cell));
  }

  private pushBytes(tag: number, bytes: Uint8Array): ColumnBuilder {
    const needed = 1 + bytes.length + Interner.padding;
    if (needed > this.scratch.byteLength) this.scratch = new DataView(new ArrayBuffer(2 * needed));
    new Uint8Array(this.scratch.buffer, 1).set(bytes);
    return this.pushScratch(tag, bytes.length);
  }

  private pushScratch(tag: number, length: number): ColumnBuilder {
    this.scratch.setUint8(0, tag);
    return this.pushCode(this.interner.intern(this.scratch, 0, length + 1));
  }

  private pushCode(code: number): ColumnBuilder {
    this.codes = withRoom(this.codes, this.rows);
    this.codes[this.rows++] = code;
    return this;
  }
}

function cellOf(entry: Uint8Array): Cell {
  const view = new DataView(entry.buffer, entry.byteOffset + 1, entry.byteLength - 1);
  switch (entry[0]) {
    case TAG.integer:
      return narrowInteger(view.getBigInt64(0));
    case TAG.real:
      return view.getFloat64(0);
    case TAG.text:
      return DECODER.decode(view);
    default:
      return entry.slice(1);
  }
}
