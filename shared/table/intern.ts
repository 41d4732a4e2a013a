const EMPTY = new Uint8Array(0);
const FNV_PRIME = 0x0100_0193;
const BLOCK_BYTES = 8 * 1024 * 1024;

/**
 * Byte strings -> codes in order of first appearance, with no JS string until `entries`.
 *
 * An open addressing table over typed arrays: text columns of a million rows hold few
 * distinct values, so a row costs one hash and one comparison. The hash is seeded
 * afresh for every table, so that a file cannot be made to collide; codes do not depend on it.
 */
export class Interner {
  /** Start value of a hash; whoever hashes while scanning begins here and goes on with `hashStep`. */
  readonly seed = (Math.random() * 0x1_0000_0000) | 0;
  /** Number of codes given so far. */
  size = 0;

  private heap: Uint8Array = new Uint8Array(1024);
  private ends = new Uint32Array(64);
  private hashes = new Int32Array(64);
  private slots = new Int32Array(128).fill(-1);
  private nullCode = -1;

  /** The code of `bytes[start, end)`. */
  intern(bytes: Uint8Array, start: number, end: number): number {
    let hash = this.seed;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), FNV_PRIME);
    return this.internHashed(bytes, start, end, hash);
  }

  /** The same, where the caller has hashed already: `hash = Math.imul(hash ^ byte, Interner.prime)` from `seed`. */
  internHashed(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    let slot = spread(hash) & mask;
    for (;;) {
      const code = slots[slot] as number;
      if (code < 0) return this.add(bytes, start, end, hash, slot);
      if (hashes[code] === hash && this.holds(code, bytes, start, end)) return code;
      slot = (slot + 1) & mask;
    }
  }

  /** The code that stands for NULL; it is no byte string, so it equals none of them. */
  internNull(): number {
    if (this.nullCode < 0) this.nullCode = this.append(EMPTY, 0, 0, 0);
    return this.nullCode;
  }

  static readonly prime = FNV_PRIME;

  /** The bytes of `code`, as a view that the next `intern` may invalidate. */
  bytesOf(code: number): Uint8Array {
    return this.heap.subarray(this.startOf(code), this.ends[code]);
  }

  /** All distinct bytes, one after the other: what an encoding is guessed from. */
  content(): Uint8Array {
    return this.heap.subarray(0, this.startOf(this.size));
  }

  /**
   * Every entry as text, in code order.
   *
   * `decoder` is fatal and keeps byte order marks, else two entries could become one.
   * Whole blocks are decoded and cut, since a call of the decoder costs more than most entries.
   * @throws TypeError where an entry is not valid in that encoding
   */
  entries(decoder: TextDecoder): (string | null)[] {
    const texts: (string | null)[] = new Array<string | null>(this.size);
    for (let from = 0; from < this.size; ) {
      let to = from + 1;
      while (to < this.size && (this.ends[to] as number) - this.startOf(from) <= BLOCK_BYTES) to++;
      this.decodeBlock(decoder, from, to, texts);
      from = to;
    }
    if (this.nullCode >= 0) texts[this.nullCode] = null;
    return texts;
  }

  private decodeBlock(decoder: TextDecoder, from: number, to: number, texts: (string | null)[]): void {
    const { heap, ends } = this;
    const utf8 = decoder.encoding === 'utf-8';
    let at = this.startOf(from);
    const text = decoder.decode(heap.subarray(at, ends[to - 1]));
    let character = 0;
    for (let code = from; code < to; code++) {
      const end = ends[code] as number;
      if (utf8 && at < end && isContinuation(heap[at] as number)) throw new TypeError('an entry begins within a character');
      let next = character + (end - at);
      if (utf8) {
        for (; at < end; at++) {
          const byte = heap[at] as number;
          if (isContinuation(byte)) next--;
          else if (byte >= 0xf0) next++;
        }
      }
      texts[code] = text.slice(character, next);
      at = end;
      character = next;
    }
  }

  private startOf(code: number): number {
    return code === 0 ? 0 : (this.ends[code - 1] as number);
  }

  private holds(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const { heap, ends } = this;
    let own = code === 0 ? 0 : (ends[code - 1] as number);
    if ((ends[code] as number) - own !== end - start) return false;
    for (let at = start; at < end; at++, own++) if (heap[own] !== bytes[at]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const code = this.append(bytes, start, end, hash);
    this.slots[slot] = code;
    if (this.size * 2 > this.slots.length) this.rehash();
    return code;
  }

  private append(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const code = this.size;
    const at = this.startOf(code);
    const length = end - start;
    if (at + length > this.heap.length) this.heap = grown(this.heap, at + length);
    if (code === this.ends.length) {
      this.ends = grown(this.ends, code + 1);
      this.hashes = grown(this.hashes, code + 1);
    }
    for (let from = start, to = at; from < end; from++, to++) this.heap[to] = bytes[from] as number;
    this.ends[code] = at + length;
    this.hashes[code] = hash;
    this.size = code + 1;
    return code;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      if (code === this.nullCode) continue;
      let slot = spread(this.hashes[code] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

/** FNV's low bits know only the low bits of the text: bring the high ones down before masking. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  return mixed ^ (mixed >>> 13);
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

function grown<A extends Uint8Array | Uint32Array | Int32Array>(array: A, needed: number): A {
  const bigger = new (array.constructor as new (length: number) => A)(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}
