import type { DecodedArray, Encoding, ParquetType } from 'hyparquet';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { Malformed } from '../malformed';
import { readDeltas, readLengths, readSharedPrefixes } from './delta';
import type { Leaf } from './metadata';
import { readRuns } from './runs';

/** A decimal in bytes is multiplied out in time that grows with the square of its length; the longest that anybody writes has 32. */
const DECIMAL_BYTES = 64;

const FIXED_BYTES: Readonly<Partial<Record<ParquetType, number>>> = { INT32: 4, INT64: 8, INT96: 12, FLOAT: 4, DOUBLE: 8 };

/**
 * `count` values of a page as hyparquet decodes them, not yet converted. Whatever could make its decoders read on
 * without an end, or make room for what is not there, is ruled out before they are called.
 * @param page the unpacked bytes, a buffer of their own
 * @throws Malformed
 */
export function readValues(page: Uint8Array, at: number, encoding: Encoding, column: Leaf, count: number): DecodedArray {
  const values = decoded(page, at, encoding, column, count);
  if (column.converted_type === 'DECIMAL' && Array.from(values as ArrayLike<unknown>).some((value) => value instanceof Uint8Array && value.length > DECIMAL_BYTES)) {
    throw new Malformed('a decimal of absurd length');
  }
  return values;
}

function decoded(page: Uint8Array, at: number, encoding: Encoding, { type, type_length: length }: Leaf, count: number): DecodedArray {
  const reader = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: at };
  switch (encoding) {
    case 'PLAIN':
      if (type === 'BYTE_ARRAY') return readByteArrays(page, at, count);
      checkRoom(page, at, type === 'BOOLEAN' ? Math.ceil(count / 8) : count * widthOf(type, length));
      return readPlain(reader, type, count, length);
    case 'RLE':
      if (type !== 'BOOLEAN') throw new Malformed('runs of other values than flags');
      return Array.from(readRuns(page, at + 4, 1, count), (bit) => bit === 1);
    case 'BYTE_STREAM_SPLIT':
      checkRoom(page, at, count * widthOf(type, length));
      return byteStreamSplit(reader, count, type, length);
    case 'DELTA_BINARY_PACKED': {
      const { values } = readDeltas(page, at, count);
      return type === 'INT32' ? Int32Array.from(values, (value) => Number(BigInt.asIntN(32, value))) : values;
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return readLengths(page, at, count);
    case 'DELTA_BYTE_ARRAY':
      return readSharedPrefixes(page, at, count);
    default:
      throw new Malformed(`the encoding ${encoding}`);
  }
}

function readByteArrays(page: Uint8Array, at: number, count: number): Uint8Array[] {
  checkRoom(page, at, count * 4);
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const values = new Array<Uint8Array>(count);
  for (let index = 0; index < count; index++) {
    checkRoom(page, at, 4);
    const length = view.getUint32(at, true);
    checkRoom(page, (at += 4), length);
    values[index] = page.subarray(at, (at += length));
  }
  return values;
}

function widthOf(type: ParquetType, length: number | undefined): number {
  const width = FIXED_BYTES[type] ?? length;
  if (width === undefined || width <= 0) throw new Malformed('values of no length');
  return width;
}

function checkRoom(page: Uint8Array, at: number, length: number): void {
  if (length > page.length - at) throw new Malformed('values beyond the end');
}
