/** Arrays of numbers that can lie in shared memory. */
type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | BigInt64Array | Float64Array;

/** Memory that was to be shared and is not. */
const kept = new WeakSet<ArrayBufferLike>();

/**
 * The same numbers in memory that the page and its workers have together, so that handing them on costs nothing.
 * Where the page is not isolated there is no such memory: the array itself, and whoever is sent it gets a copy.
 */
export function inSharedMemory<Array extends Numbers>(array: Array): Array {
  if (typeof SharedArrayBuffer === 'undefined') {
    kept.add(array.buffer);
    return array;
  }
  if (array.buffer instanceof SharedArrayBuffer) return array;
  const shared = new (array.constructor as new (buffer: SharedArrayBuffer) => Array)(new SharedArrayBuffer(array.byteLength));
  shared.set(array as never);
  return shared;
}

/** Bytes of that memory, all zero; of this realm's own where there is none. */
export function sharedBytes(length: number): Uint8Array {
  return typeof SharedArrayBuffer === 'undefined' ? new Uint8Array(length) : new Uint8Array(new SharedArrayBuffer(length));
}

/** Whether memory can be given away: what is shared needs no giving, and what stands in for it is still needed here. */
export function mayBeGivenAway(buffer: ArrayBufferLike): buffer is ArrayBuffer {
  return buffer instanceof ArrayBuffer && !kept.has(buffer);
}
