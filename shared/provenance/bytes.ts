/** A cell or a parameter as the digests of this room take it; `real` is no integer, however whole it is. */
export type Value = string | number | bigint | Uint8Array | null | { readonly real: number };

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const NOTHING = new Uint8Array(0);

/** A value as its tag and its bytes (README): the same whatever array or parameter it was kept in. */
export function encode(value: Value): Uint8Array {
  if (value === null) return tagged(0, NOTHING);
  if (typeof value === 'string') return tagged(3, withLength(utf8(value)));
  if (value instanceof Uint8Array) return tagged(4, withLength(value));
  if (typeof value === 'object') return tagged(2, real(value.real));
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

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function withLength(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(4 + bytes.length);
  new DataView(whole.buffer).setUint32(0, bytes.length, true);
  whole.set(bytes, 4);
  return whole;
}

export function uint32(value: number): Uint8Array {
  return littleEndian(4, (view) => view.setUint32(0, value, true));
}

export function uint64(value: number): Uint8Array {
  return littleEndian(8, (view) => view.setBigUint64(0, BigInt(value), true));
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
