import { LIMITS, MoloError } from '#shared/base';
import { type Crc32, crc32 as portableCrc32 } from './crc32';
import { centralDirectory, LOCAL_HEADER_SIZE, LOCAL_SIGNATURE, localHeader, type ZipEntry } from './zip-layout';

/** An entry as it passes by. `content` is read to its end before the next entry is asked for. */
export interface PassingEntry extends ZipEntry {
  /** Where its bytes begin in the archive. */
  readonly offset: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Manifest and signature, resources, companions, and manifest and signature of each origin. */
const MAX_ENTRIES = 2 + LIMITS.resources + LIMITS.companions + 2 * LIMITS.origins;
const MAX_NAME = 255;

/**
 * Reads the canonical archive of `zip-layout` in one pass, front to back, and refuses every other:
 * whatever a local header says must be what `localHeader` would have written, each content must
 * have its checksum, and what follows the last entry must be its central directory to the byte.
 * Names are the caller's business.
 * @throws MoloError `package.malformed`, or `package.truncated` where the bytes end too early.
 */
export async function* readZip(bytes: AsyncIterable<Uint8Array>, crc32: Crc32 = portableCrc32): AsyncGenerator<PassingEntry> {
  const input = new ByteReader(bytes);
  const entries: ZipEntry[] = [];
  for (;;) {
    const start = await input.take(4);
    if (uint32(start, 0) !== LOCAL_SIGNATURE) return checkDirectory(input, start, entries);
    if (entries.length === MAX_ENTRIES) throw new MoloError('package.limit', { maximum: MAX_ENTRIES });
    const entry = await readLocalHeader(input, start);
    entries.push(entry);
    const content = checkedContent(input, entry, crc32);
    yield { ...entry, offset: input.position, content };
    for await (const skipped of content) void skipped;
  }
}

async function readLocalHeader(input: ByteReader, start: Uint8Array): Promise<ZipEntry> {
  const fixed = join(start, await input.take(LOCAL_HEADER_SIZE - start.length));
  const nameLength = new DataView(fixed.buffer).getUint16(26, true);
  if (nameLength > MAX_NAME) throw new MoloError('package.malformed', { at: input.position });
  const name = await input.take(nameLength);
  const entry = { name: String.fromCharCode(...name), size: uint32(fixed, 22), crc32: uint32(fixed, 14) };
  if (!/^[!-~]+$/.test(entry.name) || !equal(join(fixed, name), localHeader(entry))) {
    throw new MoloError('package.malformed', { at: input.position });
  }
  return entry;
}

async function* checkedContent(input: ByteReader, entry: ZipEntry, crc32: Crc32): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  for (let left = entry.size; left > 0; ) {
    const piece = await input.upTo(left);
    left -= piece.length;
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (checksum !== entry.crc32) throw new MoloError('package.malformed', { at: entry.name });
}

async function checkDirectory(input: ByteReader, start: Uint8Array, entries: readonly ZipEntry[]): Promise<void> {
  const expected = centralDirectory(entries);
  if (!equal(start, expected.subarray(0, start.length))) throw new MoloError('package.malformed', { at: input.position });
  const found = join(start, await input.take(expected.length - start.length));
  if (!equal(found, expected) || !(await input.ended())) throw new MoloError('package.malformed', { at: input.position });
}

/** A stream of pieces of any size, asked for by length. */
class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece = new Uint8Array(0);
  position = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes. */
  async take(length: number): Promise<Uint8Array> {
    const whole = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const piece = await this.upTo(length - at);
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /** At least one byte, at most `length`. */
  async upTo(length: number): Promise<Uint8Array> {
    if (await this.ended()) throw new MoloError('package.truncated', { at: this.position });
    const piece = this.#piece.subarray(0, length);
    this.#piece = this.#piece.subarray(piece.length);
    this.position += piece.length;
    return piece;
  }

  async ended(): Promise<boolean> {
    while (this.#piece.length === 0) {
      const next = await this.#pieces.next();
      if (next.done) return true;
      this.#piece = next.value as Uint8Array<ArrayBuffer>;
    }
    return false;
  }
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
