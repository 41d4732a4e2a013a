import type { Cell } from '#shared/table';
import { isInteger } from './integer';
import { SERIAL } from './serial-type';
import { varintLength } from './varint';

/** Bytes behind the last entry, so that a whole word can be read wherever one begins. */
export const POOL_SLACK = 8;

/** Entries joined before they are encoded: a call of the encoder costs more than most of them. */
const JOINED = 512;

/** The bodies of a dictionary's entries, one after the other, in code order. */
export interface EntryPool {
  /** Serial type by code. */
  readonly serials: Uint32Array;
  /** Bytes of that serial type as a varint, by code. */
  readonly headerBytes: Uint8Array;
  /** Bytes of the body, by code. */
  readonly bodyBytes: Uint32Array;
  /** Where the body of a code begins in `pool`; the next one's start is its end. */
  readonly starts: Uint32Array;
  readonly pool: Uint8Array;
}

/** @throws RangeError for a `bigint` beyond 64 bits, which no column may hold */
export function serialiseEntries(dictionary: readonly Cell[], asReal: boolean): EntryPool {
  const characters = dictionary.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);
  const writer = new PoolWriter(dictionary.length, characters);
  for (let from = 0; from < dictionary.length; from += JOINED) writer.append(dictionary.slice(from, from + JOINED), asReal);
  return writer.finish();
}

class PoolWriter {
  private readonly serials: Uint32Array;
  private readonly headerBytes: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly encoder = new TextEncoder();
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;
  private code = 0;

  constructor(entries: number, expectedBytes: number) {
    this.bytes = new Uint8Array(expectedBytes + POOL_SLACK);
    this.serials = new Uint32Array(entries);
    this.headerBytes = new Uint8Array(entries);
    this.starts = new Uint32Array(entries + 1);
  }

  append(entries: readonly Cell[], asReal: boolean): void {
    if (entries.every((entry) => typeof entry === 'string') && this.appendAscii(entries)) return;
    for (const entry of entries) this.enter(this.appendCell(entry, asReal));
  }

  finish(): EntryPool {
    const { serials, headerBytes, starts } = this;
    this.reserve(POOL_SLACK);
    const bodyBytes = Uint32Array.from(serials, (_, code) => (starts[code + 1] as number) - (starts[code] as number));
    return { serials, headerBytes, bodyBytes, starts, pool: this.bytes.subarray(0, this.length + POOL_SLACK) };
  }

  /** All texts in one go; `false` when some are not ASCII, so that their bytes have to be counted one by one. */
  private appendAscii(texts: readonly string[]): boolean {
    const joined = texts.join('');
    this.reserve(joined.length);
    const { read, written } = this.encoder.encodeInto(joined, this.bytes.subarray(this.length));
    if (read !== written || read !== joined.length) return false;
    for (const text of texts) {
      this.length += text.length;
      this.enter(SERIAL.text + 2 * text.length);
    }
    return true;
  }

  /** Ends the current entry. */
  private enter(serial: number): void {
    this.serials[this.code] = serial;
    this.headerBytes[this.code] = varintLength(serial);
    this.starts[++this.code] = this.length;
  }

  /** Appends the body of `cell` and returns its serial type. */
  private appendCell(cell: Cell, asReal: boolean): number {
    if (cell === null || Number.isNaN(cell)) return SERIAL.null;
    if (typeof cell === 'string') {
      this.reserve(cell.length * 3);
      const { written } = this.encoder.encodeInto(cell, this.bytes.subarray(this.length));
      this.length += written;
      return SERIAL.text + 2 * written;
    }
    if (cell instanceof Uint8Array) {
      this.reserve(cell.length);
      this.bytes.set(cell, this.length);
      this.length += cell.length;
      return SERIAL.blob + 2 * cell.length;
    }
    if (isInteger(cell) && !asReal) return this.appendInteger(BigInt(cell));
    this.next(8).setFloat64(0, Number(cell));
    return SERIAL.real;
  }

  private appendInteger(value: bigint): number {
    if (value === 0n || value === 1n) return SERIAL.zero + Number(value);
    const serial = 1 + [8, 16, 24, 32, 48, 64].findIndex((bits) => BigInt.asIntN(bits, value) === value);
    if (serial === 0) throw new RangeError('an integer beyond 64 bits');
    const width = serial <= 4 ? serial : serial === 5 ? 6 : 8;
    const body = this.next(width);
    for (let byte = 0; byte < width; byte++) body.setUint8(byte, Number((value >> BigInt(8 * (width - 1 - byte))) & 0xffn));
    return serial;
  }

  /** The next `size` bytes. */
  private next(size: number): DataView {
    this.reserve(size);
    const view = new DataView(this.bytes.buffer, this.length, size);
    this.length += size;
    return view;
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const bigger = new Uint8Array(Math.max(this.length + size, this.bytes.length * 2));
    bigger.set(this.bytes);
    this.bytes = bigger;
  }
}
