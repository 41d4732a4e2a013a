import { Malformed } from '../malformed';

/**
 * Thrift's compact protocol, as far as Parquet uses it, over bytes that nobody vouches for. Only what
 * the caller wants is kept, so that a structure takes no more memory than its wanted parts; nesting
 * and every length are bounded by the bytes that are there.
 */

/** Which fields of a structure to keep, by their ids: values and lists of values by `true`, structures and lists of structures by their own. */
export interface Wanted {
  readonly [id: number]: Wanted | true;
}

type Value = number | boolean | Uint8Array | Struct | readonly Value[];

/** Thrift's types; those that are missing do not occur in Parquet. */
const TYPE = { stop: 0, true: 1, false: 2, byte: 3, i16: 4, i32: 5, i64: 6, double: 7, binary: 8, list: 9, set: 10, struct: 12 } as const;

/** Parquet nests seven deep. */
const DEPTH = 16;

/** Structures that are kept: a hundred thousand chunks of columns. */
const STRUCTURES = 2 ** 18;

/** Bytes of a 64-bit integer as a varint. */
const VARINT_BYTES = 10;

/** A structure's wanted fields, each taken as what it must be. */
export class Struct {
  readonly #fields = new Map<number, Value>();

  set(id: number, value: Value): void {
    this.#fields.set(id, value);
  }

  has(id: number): boolean {
    return this.#fields.has(id);
  }

  /** Integers beyond 2^53 are rounded: no length or count is as large. */
  number(id: number): number {
    return this.optionalNumber(id) ?? missing(id);
  }

  optionalNumber(id: number): number | undefined {
    const value = this.#fields.get(id);
    if (value !== undefined && typeof value !== 'number') throw new Malformed(`field ${id} is no number`);
    return value;
  }

  flag(id: number, absent: boolean): boolean {
    const value = this.#fields.get(id) ?? absent;
    if (typeof value !== 'boolean') throw new Malformed(`field ${id} is no flag`);
    return value;
  }

  /** @throws TypeError where it is not UTF-8 */
  text(id: number): string {
    return textOf(this.#fields.get(id), id);
  }

  texts(id: number): string[] {
    return this.#list(id).map((value) => textOf(value, id));
  }

  struct(id: number): Struct {
    return this.optionalStruct(id) ?? missing(id);
  }

  optionalStruct(id: number): Struct | undefined {
    const value = this.#fields.get(id);
    if (value !== undefined && !(value instanceof Struct)) throw new Malformed(`field ${id} is no structure`);
    return value;
  }

  structs(id: number): Struct[] {
    return this.#list(id).map((value) => (value instanceof Struct ? value : missing(id)));
  }

  #list(id: number): readonly Value[] {
    const value = this.#fields.get(id);
    return Array.isArray(value) ? (value as readonly Value[]) : missing(id);
  }
}

/** The structure at `at`, and where the bytes behind it begin. @throws Malformed, RangeError beyond the last byte */
export function readStruct(bytes: Uint8Array, at: number, wanted: Wanted): { struct: Struct; end: number } {
  const reader = new CompactReader(bytes, at);
  const struct = reader.struct(wanted, DEPTH) as Struct;
  return { struct, end: reader.at };
}

class CompactReader {
  private kept = 0;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  struct(wanted: Wanted | undefined, depth: number): Struct | undefined {
    if (depth === 0) throw new Malformed('nested too deeply');
    if (wanted && ++this.kept > STRUCTURES) throw new Malformed('more structures than any table has');
    const struct = wanted && new Struct();
    for (let id = 0; ; ) {
      const head = this.byte();
      const type = head & 0x0f;
      if (type === TYPE.stop) return struct;
      id = head >> 4 ? id + (head >> 4) : this.integer();
      const want = wanted?.[id];
      const value = this.value(type, want, depth);
      if (struct && want && value !== undefined) struct.set(id, value);
    }
  }

  /** `undefined` for what is not wanted. */
  private value(type: number, want: Wanted | true | undefined, depth: number): Value | undefined {
    switch (type) {
      case TYPE.true:
      case TYPE.false:
        return type === TYPE.true;
      case TYPE.byte:
        return this.byte();
      case TYPE.i16:
      case TYPE.i32:
      case TYPE.i64:
        return this.integer();
      case TYPE.double:
        return void this.skip(8);
      case TYPE.binary: {
        const length = this.varint();
        const start = this.at;
        this.skip(length);
        return want ? this.bytes.subarray(start, this.at) : undefined;
      }
      case TYPE.list:
      case TYPE.set:
        return this.list(want, depth - 1);
      case TYPE.struct:
        return this.struct(want === true ? undefined : want, depth - 1);
      default:
        throw new Malformed(`type ${type}`);
    }
  }

  private list(want: Wanted | true | undefined, depth: number): readonly Value[] | undefined {
    const head = this.byte();
    const length = head >> 4 === 15 ? this.varint() : head >> 4;
    const type = head & 0x0f;
    // No element takes less than a byte.
    if (length > this.bytes.length - this.at) throw new Malformed('a list longer than its bytes');
    const values: Value[] = [];
    for (let index = 0; index < length; index++) {
      const value = type === TYPE.true || type === TYPE.false ? this.byte() === 1 : this.value(type, want, depth);
      if (want && value !== undefined) values.push(value);
    }
    return want && values;
  }

  /** Zigzag. */
  private integer(): number {
    const raw = this.varint();
    return raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2;
  }

  private varint(): number {
    let value = 0;
    for (let index = 0; index < VARINT_BYTES; index++) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return value;
    }
    throw new Malformed('a varint without an end');
  }

  private skip(length: number): void {
    if (length > this.bytes.length - this.at) throw new Malformed('bytes beyond the end');
    this.at += length;
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Malformed('bytes beyond the end');
    return byte;
  }
}

function missing(id: number): never {
  throw new Malformed(`field ${id} is missing`);
}

function textOf(value: Value | undefined, id: number): string {
  if (!(value instanceof Uint8Array)) throw new Malformed(`field ${id} is no text`);
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(value);
}
