import { MoloError } from '#shared/base';
import { type Cipher, TAG_SIZE } from '../crypto/cipher';

/**
 * The payload of an age file (age-encryption.org/v1, "Payload"): STREAM in chunks of 64 KiB, each
 * sealed under its number and a mark on the last one, so that no chunk can be lost, moved or added.
 */
export const CHUNK_SIZE = 64 * 1024;
const SEALED_SIZE = CHUNK_SIZE + TAG_SIZE;

/** Chunks per read of the file. */
const BLOCK = 16;

export async function* sealStream(cipher: Cipher, plaintext: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(CHUNK_SIZE);
  let used = 0;
  let index = 0;
  for await (let piece of plaintext) {
    while (piece.length > 0) {
      // A full chunk goes out only when more follows: the last one bears a mark.
      if (used === CHUNK_SIZE) {
        yield await cipher.seal(nonceOf(index++, false), chunk);
        used = 0;
      }
      const taken = piece.subarray(0, CHUNK_SIZE - used);
      chunk.set(taken, used);
      used += taken.length;
      piece = piece.subarray(taken.length);
    }
  }
  yield await cipher.seal(nonceOf(index, true), chunk.subarray(0, used));
}

/** Bytes that are read from any place of theirs. */
export interface RandomAccess {
  /** Copies bytes from `position` on into `target` and tells how many; 0 at the end. */
  read(target: Uint8Array, position: number): number | Promise<number>;
}

/** A sealed payload in a file. */
export interface SealedPayload {
  readonly file: RandomAccess;
  readonly cipher: Cipher;
  /** Where its first chunk begins. */
  readonly start: number;
  /** Bytes up to the file's end. */
  readonly size: number;
}

export interface OpenStreamOptions {
  /** First byte of the plaintext wanted; default 0. */
  readonly from?: number;
  /** The byte after the last one wanted; default: to the end. */
  readonly to?: number;
  /** Sees each sealed chunk before it is opened; what it throws ends the stream. */
  readonly inspect?: (index: number, sealed: Uint8Array) => void;
}

/**
 * The plaintext, or a range of it, chunk by chunk; each was authenticated.
 * @throws MoloError `package.damaged`, `package.truncated`
 */
export async function* openStream(payload: SealedPayload, options: OpenStreamOptions = {}): AsyncGenerator<Uint8Array> {
  const { from = 0, to = Infinity, inspect } = options;
  const last = lastIndex(payload.size);
  const first = Math.floor(from / CHUNK_SIZE);
  if (first > last) return;
  for await (const { index, sealed } of sealedChunks(payload, first)) {
    const start = index * CHUNK_SIZE;
    if (start >= to) return;
    inspect?.(index, sealed);
    const plaintext = await openChunk(payload.cipher, index, index === last, sealed);
    if (plaintext.length === 0 && index > 0) throw new MoloError('package.damaged');
    yield start < from || start + plaintext.length > to ? plaintext.subarray(Math.max(0, from - start), to - start) : plaintext;
  }
}

/** How many chunks a payload has. @throws MoloError `package.truncated` for a size that no payload has */
export function chunkCount(size: number): number {
  return lastIndex(size) + 1;
}

function lastIndex(size: number): number {
  const rest = size % SEALED_SIZE;
  if (size < TAG_SIZE || (rest > 0 && rest < TAG_SIZE)) throw new MoloError('package.truncated');
  return Math.ceil(size / SEALED_SIZE) - 1;
}

/** Reads ahead: while one block is opened the next one is on its way from the disk. */
async function* sealedChunks({ file, start, size }: SealedPayload, first: number): AsyncGenerator<{ index: number; sealed: Uint8Array }> {
  const blockSize = BLOCK * SEALED_SIZE;
  const read = (at: number): Promise<Uint8Array> => readExactly(file, start + at, Math.min(blockSize, size - at));
  let at = first * SEALED_SIZE;
  let coming = read(at);
  for (let index = first; at < size; at += blockSize) {
    const block = await coming;
    if (at + blockSize < size) {
      coming = read(at + blockSize);
      // Awaited in the next round; should the consumer stop before, its failure is nobody's.
      coming.catch(() => undefined);
    }
    for (let chunk = 0; chunk < block.length; chunk += SEALED_SIZE) yield { index: index++, sealed: block.subarray(chunk, chunk + SEALED_SIZE) };
  }
}

/** @throws MoloError `package.truncated` when the file ends before */
export async function readExactly(file: RandomAccess, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const read = await file.read(bytes.subarray(at), position + at);
    if (read === 0) throw new MoloError('package.truncated');
    at += read;
  }
  return bytes;
}

async function openChunk(cipher: Cipher, index: number, isLast: boolean, sealed: Uint8Array): Promise<Uint8Array> {
  const plaintext = await cipher.open(nonceOf(index, isLast), sealed);
  if (plaintext !== null) return plaintext;
  // A chunk that is whole but not the last one, where the file ends: the rest was cut off.
  const cut = isLast && (await cipher.open(nonceOf(index, false), sealed)) !== null;
  throw new MoloError(cut ? 'package.truncated' : 'package.damaged');
}

/** 11 bytes of chunk number, big-endian, and a byte that is 1 for the last chunk. */
function nonceOf(index: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index));
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
