import { Malformed } from '../malformed';

/** Values of one block; real writers make 128. */
const BLOCK_VALUES = 65_536;

/** Values that share prefixes may unfold to so many bytes, and to so many times the bytes of their page. */
const UNFOLDED_BYTES = 16 * 1024 * 1024;
const GROWTH = 64;

/** Delta-coded numbers, and where the bytes behind them begin. */
export interface Unpacked<Numbers> {
  readonly values: Numbers;
  readonly end: number;
}

/** `count` numbers in Parquet's DELTA_BINARY_PACKED, in 64-bit arithmetic that wraps around, as its writers' does. */
export function readDeltas(bytes: Uint8Array, at: number, count: number): Unpacked<BigInt64Array> {
  const reader = new DeltaReader(bytes, at);
  const blockValues = reader.count();
  const perBlock = reader.count();
  const perMiniblock = blockValues / perBlock;
  if (blockValues > BLOCK_VALUES || !Number.isInteger(perMiniblock) || perMiniblock % 8 !== 0 || perMiniblock === 0) throw new Malformed('blocks of another form');
  if (reader.count() !== count) throw new Malformed('another count of deltas');
  const values = new BigInt64Array(count);
  let value = reader.integer();
  if (count > 0) values[0] = value;
  for (let done = 1; done < count; ) {
    const smallest = reader.integer();
    const widths = reader.take(perBlock);
    for (let miniblock = 0; miniblock < perBlock && done < count; miniblock++) {
      const width = widths[miniblock] as number;
      const packed = reader.take((perMiniblock * width) / 8);
      const left = Math.min(perMiniblock, count - done);
      for (let index = 0; index < left; index++) values[done++] = value = BigInt.asIntN(64, value + smallest + bitsAt(packed, index * width, width));
    }
  }
  return { values, end: reader.at };
}

/** Values that share their beginnings with those before them: DELTA_BYTE_ARRAY. */
export function readSharedPrefixes(bytes: Uint8Array, at: number, count: number): Uint8Array[] {
  const prefixes = readDeltas(bytes, at, count);
  const suffixes = readLengths(bytes, prefixes.end, count);
  const total = prefixes.values.reduce((sum, length) => sum + Number(length), 0);
  if (total > UNFOLDED_BYTES + GROWTH * bytes.length) throw new Malformed('values that unfold without measure');
  let previous = new Uint8Array(0);
  return suffixes.map((suffix, index) => {
    const length = Number(prefixes.values[index]);
    if (length < 0 || length > previous.length) throw new Malformed('a prefix longer than the value before');
    const value = new Uint8Array(length + suffix.length);
    value.set(previous.subarray(0, length));
    value.set(suffix, length);
    return (previous = value);
  });
}

/** All lengths, then all bytes: DELTA_LENGTH_BYTE_ARRAY. */
export function readLengths(bytes: Uint8Array, at: number, count: number): Uint8Array[] {
  const { values, end } = readDeltas(bytes, at, count);
  let start = end;
  return Array.from(values, (long) => {
    const length = Number(long);
    if (length < 0 || length > bytes.length - start) throw new Malformed('a value beyond the end');
    return bytes.subarray(start, (start += length));
  });
}

/** `width` bits from bit `from` on, the lowest bits of each byte first. */
function bitsAt(bytes: Uint8Array, from: number, width: number): bigint {
  let low = 0;
  let high = 0;
  for (let done = 0; done < width; ) {
    const bit = (from + done) & 7;
    const taken = Math.min(8 - bit, width - done, done < 32 ? 32 - done : width - done);
    const piece = ((bytes[(from + done) >> 3] as number) >> bit) & ((1 << taken) - 1);
    if (done < 32) low += piece * 2 ** done;
    else high += piece * 2 ** (done - 32);
    done += taken;
  }
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
}

class DeltaReader {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new Malformed('deltas beyond the end');
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** An unsigned varint of at most 32 bits. */
  count(): number {
    return Number(this.#varint(5));
  }

  /** A zigzag varint of at most 64 bits. */
  integer(): bigint {
    const raw = this.#varint(10);
    return BigInt.asIntN(64, (raw >> 1n) ^ -(raw & 1n));
  }

  #varint(most: number): bigint {
    let value = 0n;
    for (let index = 0; index < most; index++) {
      const [byte] = this.take(1) as unknown as [number];
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return value;
    }
    throw new Malformed('a number without an end');
  }
}
