import type { Digest } from '#shared/base';
import { type Hasher, sha256 } from './hasher';

type Value = string | number | bigint | Uint8Array | null;

interface NumberValues<Values> {
  readonly values: Values;
  /** One bit a row, least significant first, 1 = there is a value. */
  readonly validity: Uint8Array | null;
}

type ResultColumn =
  | { readonly kind: 'dictionary'; readonly codes: ArrayLike<number>; readonly dictionary: readonly Value[] }
  | ({ readonly kind: 'int32' | 'float64' } & NumberValues<ArrayLike<number>>)
  | ({ readonly kind: 'int64' } & NumberValues<ArrayLike<bigint>>);

/** What `resultDigest` needs of a table; `Table` of the table room fits. */
export interface Result {
  readonly rows: number;
  readonly fields: readonly { readonly name: string }[];
  readonly columns: readonly ResultColumn[];
}

const MAGIC = 'molo-result/1\n';
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const NOTHING = new Uint8Array(0);

/**
 * The digest of what a query answered: names, order of columns and rows, and every value,
 * whatever arrays hold them. The byte layout is in this room's README; a result of the
 * same values has the same digest on every machine and in every later version.
 */
export function resultDigest(result: Result, hasher: Hasher = sha256()): Digest {
  const gathered = gather(hasher);
  gathered.add(utf8(MAGIC));
  gathered.add(littleEndian(4, (view) => view.setUint32(0, result.fields.length, true)));
  gathered.add(littleEndian(8, (view) => view.setBigUint64(0, BigInt(result.rows), true)));
  result.fields.forEach((field, index) => {
    gathered.add(withLength(utf8(field.name)));
    for (const value of encodedValues(result.columns[index] as ResultColumn, result.rows)) gathered.add(value);
  });
  gathered.flush();
  return hasher.digest();
}

function* encodedValues(column: ResultColumn, rows: number): Generator<Uint8Array> {
  if (column.kind === 'dictionary') {
    const encoded = column.dictionary.map(encode);
    for (let row = 0; row < rows; row++) yield encoded[column.codes[row] as number] as Uint8Array;
    return;
  }
  for (let row = 0; row < rows; row++) {
    const valid = column.validity === null || ((column.validity[row >> 3] as number) & (1 << (row & 7))) !== 0;
    yield encode(valid ? (column.values[row] as number | bigint) : null);
  }
}

function encode(value: Value): Uint8Array {
  if (value === null) return tagged(0, NOTHING);
  if (typeof value === 'string') return tagged(3, withLength(utf8(value)));
  if (typeof value === 'object') return tagged(4, withLength(value));
  if (typeof value === 'bigint' || Number.isSafeInteger(value)) return tagged(1, integer(BigInt(value)));
  return tagged(2, real(value));
}

function integer(value: bigint): Uint8Array {
  if (value < INT64_MIN || value > INT64_MAX) throw new RangeError('an integer beyond 64 bits');
  return littleEndian(8, (view) => view.setBigInt64(0, value, true));
}

/** Every NaN alike: which of its bit patterns arrives is the engine's business. */
function real(value: number): Uint8Array {
  return littleEndian(8, (view) => {
    if (Number.isNaN(value)) view.setBigUint64(0, 0x7ff8_0000_0000_0000n, true);
    else view.setFloat64(0, value, true);
  });
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function withLength(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(4 + bytes.length);
  new DataView(whole.buffer).setUint32(0, bytes.length, true);
  whole.set(bytes, 4);
  return whole;
}

function tagged(tag: number, bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(1 + bytes.length);
  whole[0] = tag;
  whole.set(bytes, 1);
  return whole;
}

function littleEndian(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}

/** Small pieces reach the hasher as few large ones: each call costs more than its bytes. */
function gather(hasher: Hasher): { add(bytes: Uint8Array): void; flush(): void } {
  const buffer = new Uint8Array(32 * 1024);
  let used = 0;
  const flush = (): void => {
    if (used > 0) hasher.update(buffer.subarray(0, used));
    used = 0;
  };
  const add = (bytes: Uint8Array): void => {
    if (used + bytes.length > buffer.length) flush();
    if (bytes.length > buffer.length) return hasher.update(bytes);
    buffer.set(bytes, used);
    used += bytes.length;
  };
  return { add, flush };
}
