import { type Float64Column, type Int32Column, type Int64Column, isValid } from '#shared/table';
import type { ColumnEncoding } from './column-encoding';
import type { Records } from './records';
import { SERIAL } from './serial-type';

/** Body bytes of a 32-bit integer: none for 0 and 1, else the fewest that hold it. */
function int32Width(value: number): number {
  if (value === 0 || value === 1) return 0;
  if (value === (value << 24) >> 24) return 1;
  if (value === (value << 16) >> 16) return 2;
  return value === (value << 8) >> 8 ? 3 : 4;
}

/** Writes a 32-bit integer as the next value of record `i`, whose serial type goes to `place`. */
function putInt32({ bytes, view, bodyAt, ends }: Records, i: number, place: number, value: number): void {
  const width = int32Width(value);
  const at = bodyAt[i] as number;
  bytes[place] = width === 0 ? SERIAL.zero + value : width;
  if (at + 4 <= (ends[i] as number)) view.setInt32(at, value << (32 - 8 * width));
  else for (let byte = 0; byte < width; byte++) bytes[at + byte] = value >> (8 * (width - 1 - byte));
  bodyAt[i] = at + width;
}

export function int32Encoding({ values, validity }: Int32Column): ColumnEncoding {
  return {
    declaredType: 'INTEGER',
    fixedHeader: 1,
    measure(from, to, _, body) {
      for (let row = from; row < to; row++) {
        if (isValid(validity, row)) body[row] = (body[row] as number) + int32Width(values[row] as number);
      }
    },
    write(records) {
      const { from, to, bytes, headerAt } = records;
      for (let row = from, i = 0; row < to; row++, i++) {
        const place = headerAt[i] as number;
        headerAt[i] = place + 1;
        if (isValid(validity, row)) putInt32(records, i, place, values[row] as number);
        else bytes[place] = SERIAL.null;
      }
    },
  };
}

/** Both halves of 64-bit integers, low half first: typed arrays are little-endian wherever Molo runs. */
function halves(values: BigInt64Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

function int64Width(high: number, low: number): number {
  if (high === low >> 31) return int32Width(low);
  return high === (high << 16) >> 16 ? 6 : 8;
}

export function int64Encoding({ values, validity }: Int64Column): ColumnEncoding {
  const parts = halves(values);
  return {
    declaredType: 'INTEGER',
    fixedHeader: 1,
    measure(from, to, _, body) {
      for (let row = from; row < to; row++) {
        if (isValid(validity, row)) body[row] = (body[row] as number) + int64Width(parts[2 * row + 1] as number, parts[2 * row] as number);
      }
    },
    write(records) {
      const { from, to, bytes, headerAt } = records;
      for (let row = from, i = 0; row < to; row++, i++) {
        const place = headerAt[i] as number;
        headerAt[i] = place + 1;
        if (!isValid(validity, row)) {
          bytes[place] = SERIAL.null;
          continue;
        }
        const low = parts[2 * row] as number;
        const high = parts[2 * row + 1] as number;
        if (high === low >> 31) putInt32(records, i, place, low);
        else putWide(records, i, place, high, low);
      }
    },
  };
}

/** An integer that takes six or eight bytes. */
function putWide({ bytes, view, bodyAt }: Records, i: number, place: number, high: number, low: number): void {
  const at = bodyAt[i] as number;
  const width = int64Width(high, low);
  bytes[place] = width === 6 ? SERIAL.int48 : SERIAL.int64;
  if (width === 6) view.setInt16(at, high);
  else view.setInt32(at, high);
  view.setInt32(at + width - 4, low);
  bodyAt[i] = at + width;
}

/** SQLite itself keeps whole numbers of a REAL column as integers, in fewer bytes, and reads them as REAL again. */
function isSmallWhole(value: number): boolean {
  return value === (value | 0) && !Object.is(value, -0);
}

/** SQLite has no NaN: it is NULL there, so it is written as NULL. */
export function floatEncoding({ values, validity }: Float64Column): ColumnEncoding {
  return {
    declaredType: 'REAL',
    fixedHeader: 1,
    measure(from, to, _, body) {
      for (let row = from; row < to; row++) {
        const value = values[row] as number;
        if (!isValid(validity, row) || Number.isNaN(value)) continue;
        body[row] = (body[row] as number) + (isSmallWhole(value) ? int32Width(value) : 8);
      }
    },
    write(records) {
      const { from, to, bytes, view, headerAt, bodyAt } = records;
      for (let row = from, i = 0; row < to; row++, i++) {
        const place = headerAt[i] as number;
        headerAt[i] = place + 1;
        const value = values[row] as number;
        if (!isValid(validity, row) || Number.isNaN(value)) {
          bytes[place] = SERIAL.null;
        } else if (isSmallWhole(value)) {
          putInt32(records, i, place, value);
        } else {
          const at = bodyAt[i] as number;
          bytes[place] = SERIAL.real;
          view.setFloat64(at, value);
          bodyAt[i] = at + 8;
        }
      }
    },
  };
}
