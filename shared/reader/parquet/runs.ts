import { Malformed } from '../malformed';

/**
 * Parquet's hybrid of run lengths and bit packing: `count` numbers of `width` bits from `at` on. A run
 * ends where the count does; what a file says beyond that is refused, so that a few bytes never
 * stand for more numbers than the page has.
 */
export function readRuns(bytes: Uint8Array, at: number, width: number, count: number): Uint32Array {
  if (width > 32) throw new Malformed('numbers of more than 32 bits');
  const numbers = new Uint32Array(count);
  let done = 0;
  while (done < count) {
    const head = varint(bytes, at);
    at = head.end;
    const length = head.value >>> 1;
    if (head.value % 2 === 0) {
      if (length > count - done) throw new Malformed('a run beyond the count');
      const value = littleEndian(bytes, at, (width + 7) >> 3);
      at += (width + 7) >> 3;
      numbers.fill(value, done, (done += length));
    } else {
      const left = Math.min(length * 8, count - done);
      if (Math.ceil((left * width) / 8) > bytes.length - at) throw new Malformed('packed bits beyond the end');
      unpack(bytes, at, width, numbers, done, left);
      done += left;
      at += length * width;
    }
  }
  return numbers;
}

/** `count` numbers of `width` bits, the lowest bits of each byte first. */
function unpack(bytes: Uint8Array, at: number, width: number, numbers: Uint32Array, from: number, count: number): void {
  if (width > 24) return unpackWide(bytes, at, width, numbers, from, count);
  const mask = (1 << width) - 1;
  let held = 0;
  let bits = 0;
  for (let index = from; index < from + count; index++) {
    for (; bits < width; bits += 8) held |= (bytes[at++] as number) << bits;
    numbers[index] = held & mask;
    held >>>= width;
    bits -= width;
  }
}

/** The same in doubles: up to 39 bits are held at once. */
function unpackWide(bytes: Uint8Array, at: number, width: number, numbers: Uint32Array, from: number, count: number): void {
  const mask = 2 ** width;
  let held = 0;
  let bits = 0;
  for (let index = from; index < from + count; index++) {
    for (; bits < width; bits += 8) held += (bytes[at++] as number) * 2 ** bits;
    numbers[index] = held % mask;
    held = Math.floor(held / mask);
    bits -= width;
  }
}

function littleEndian(bytes: Uint8Array, at: number, length: number): number {
  if (length > bytes.length - at) throw new Malformed('a run without its number');
  let value = 0;
  for (let index = 0; index < length; index++) value += (bytes[at + index] as number) * 2 ** (8 * index);
  return value;
}

/** An unsigned varint of at most 32 bits. */
function varint(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at };
  }
  throw new Malformed('a run without a length');
}
