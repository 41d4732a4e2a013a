const DECODED_BYTES = 8 * 1024 * 1024;
/** Bytes that two 32-bit words hold: an entry so short is known by its words and length alone. */
const SHORT = 8;

/** Cells as bounds in one buffer: cell `i` is its bytes `[starts[i], ends[i])`. */
export interface CellBounds {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly first: number;
  readonly step: number;
}

/**
 * Byte strings -> codes in order of first appearance, with no JS string until `entries`.
 *
 * An open addressing table over typed arrays: text columns of a million rows hold few
 * distinct values, and most are short, so a row costs two loads, one hash and one comparison.
 * The hash is seeded afresh for every table, so that a file cannot be made to collide; codes
 * do not depend on it.
 */
export class Interner {
  /** Bytes that must be readable behind every entry, whatever they hold. */
  static readonly padding = SHORT;

  /** Number of codes given so far. */
  size = 0;

  private readonly seed = (Math.random() * 0x1_0000_0000) | 0;
  private heap = new Uint8Array(1024);
  private words = new DataView(this.heap.buffer);
  private ends = new Uint32Array(64);
  /** Three words an entry: the entry itself where it is short, else a hash and its last word; then its length. */
  private keys = new Int32Array(64 * 3);
  private slots = new Int32Array(128).fill(-1);
  private nullCode = -1;

  /** The code of `view[start, end)`. @throws RangeError where `padding` bytes behind it cannot be read */
  intern(view: DataView, start: number, end: number, guess = -1): number {
    const length = end - start;
    let low = view.getInt32(start, true);
    let high = 0;
    if (length < 4) low &= (1 << (length * 8)) - 1;
    else if (length <= SHORT) {
      high = view.getInt32(start + 4, true);
      if (length < SHORT) high &= (1 << (length * 8 - 32)) - 1;
    } else {
      low = hashOf(view, start, end, this.seed);
      high = view.getInt32(end - 4, true);
    }
    const { keys, slots } = this;
    if (guess >= 0 && keys[guess * 3] === low && keys[guess * 3 + 1] === high && keys[guess * 3 + 2] === length) {
      if (length <= SHORT || this.holds(guess, view, start, length)) return guess;
    }
    const mask = slots.length - 1;
    let slot = mixed(low, high, this.seed ^ length) & mask;
    for (;;) {
      const code = slots[slot] as number;
      if (code < 0) return this.add(view, start, end, slot, low, high);
      const key = code * 3;
      if (keys[key] === low && keys[key + 1] === high && keys[key + 2] === length) {
        if (length <= SHORT || this.holds(code, view, start, length)) return code;
      }
      slot = (slot + 1) & mask;
    }
  }

  /**
   * The codes of many cells: of `cells.first` and every `cells.step`-th behind it, as many as `codes` takes.
   * A cell that ends before it starts is NULL. What is not found at once takes the longer way of `intern`.
   */
  internAll(view: DataView, cells: CellBounds, codes: Uint32Array): void {
    const { starts, ends, step } = cells;
    const { seed } = this;
    let { keys, slots } = this;
    for (let row = 0, cell = cells.first; row < codes.length; row++, cell += step) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      const length = end - start;
      if (length >= 0 && length <= SHORT) {
        let low = view.getInt32(start, true);
        let high = 0;
        if (length < 4) low &= (1 << (length * 8)) - 1;
        else {
          high = view.getInt32(start + 4, true);
          if (length < SHORT) high &= (1 << (length * 8 - 32)) - 1;
        }
        const code = slots[mixed(low, high, seed ^ length) & (slots.length - 1)] as number;
        if (code >= 0 && keys[code * 3] === low && keys[code * 3 + 1] === high && keys[code * 3 + 2] === length) {
          codes[row] = code;
          continue;
        }
      }
      codes[row] = length < 0 ? this.internNull() : this.intern(view, start, end);
      ({ keys, slots } = this);
    }
  }

  isNull(code: number): boolean {
    return code === this.nullCode;
  }

  /** The code that stands for NULL; it is no byte string, so it equals none of them. */
  internNull(): number {
    if (this.nullCode < 0) {
      this.nullCode = this.append(0, 0, 0);
      this.keys[this.nullCode * 3 + 2] = -1;
    }
    return this.nullCode;
  }

  /** The bytes of `code`, as a view that the next `intern` may invalidate. */
  bytesOf(code: number): Uint8Array {
    return this.heap.subarray(this.startOf(code), this.ends[code]);
  }

  /** All distinct bytes, one after the other: what an encoding is guessed from. */
  content(): Uint8Array {
    return this.heap.subarray(0, this.startOf(this.size));
  }

  /** Whether no entry begins within a character of UTF-8: then all are valid by themselves where `content` is. */
  beginsCharacters(): boolean {
    for (let code = 0; code < this.size; code++) {
      const start = this.startOf(code);
      if (start < (this.ends[code] as number) && isContinuation(this.heap[start] as number)) return false;
    }
    return true;
  }

  /**
   * Every entry as text, in code order.
   *
   * `decoder` is fatal and keeps byte order marks, else two entries could become one.
   * Long runs of entries are decoded at once and cut, since a call of the decoder costs more than most entries.
   * @throws TypeError where an entry is not valid in that encoding
   */
  entries(decoder: TextDecoder): (string | null)[] {
    const texts: (string | null)[] = new Array<string | null>(this.size);
    for (let from = 0; from < this.size; ) {
      let to = from + 1;
      while (to < this.size && (this.ends[to] as number) - this.startOf(from) <= DECODED_BYTES) to++;
      this.decodeRun(decoder, from, to, texts);
      from = to;
    }
    if (this.nullCode >= 0) texts[this.nullCode] = null;
    return texts;
  }

  private decodeRun(decoder: TextDecoder, from: number, to: number, texts: (string | null)[]): void {
    const { heap, ends } = this;
    let at = this.startOf(from);
    const text = decoder.decode(heap.subarray(at, ends[to - 1]));
    const isUtf8 = decoder.encoding === 'utf-8';
    let character = 0;
    for (let code = from; code < to; code++) {
      const end = ends[code] as number;
      if (isUtf8 && at < end && isContinuation(heap[at] as number)) throw new TypeError('an entry begins within a character');
      const next = character + (isUtf8 ? charactersIn(heap, at, end) : end - at);
      texts[code] = text.slice(character, next);
      at = end;
      character = next;
    }
  }

  private startOf(code: number): number {
    return code === 0 ? 0 : (this.ends[code - 1] as number);
  }

  /** Whether `code`, whose key is the right one already, is this very entry. */
  private holds(code: number, view: DataView, start: number, length: number): boolean {
    const own = this.startOf(code);
    const last = length - 4;
    for (let at = 0; at < last; at += 4) if (this.words.getInt32(own + at, true) !== view.getInt32(start + at, true)) return false;
    return this.words.getInt32(own + last, true) === view.getInt32(start + last, true);
  }

  private add(view: DataView, start: number, end: number, slot: number, low: number, high: number): number {
    const code = this.append(low, high, end - start);
    const own = this.startOf(code);
    for (let at = start; at < end; at++) this.heap[own + at - start] = view.getUint8(at);
    this.slots[slot] = code;
    if (this.size * 2 > this.slots.length) this.rehash();
    return code;
  }

  private append(low: number, high: number, length: number): number {
    const code = this.size++;
    const end = this.startOf(code) + length;
    if (end > this.heap.length) {
      this.heap = grown(this.heap, end);
      this.words = new DataView(this.heap.buffer);
    }
    if (code === this.ends.length) {
      this.ends = grown(this.ends, code + 1);
      this.keys = grown(this.keys, (code + 1) * 3);
    }
    this.ends[code] = end;
    this.keys[code * 3] = low;
    this.keys[code * 3 + 1] = high;
    this.keys[code * 3 + 2] = length;
    return code;
  }

  private rehash(): void {
    const { keys } = this;
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let code = 0; code < this.size; code++) {
      if (code === this.nullCode) continue;
      const key = code * 3;
      let slot = mixed(keys[key] as number, keys[key + 1] as number, this.seed ^ (keys[key + 2] as number)) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.slots = slots;
  }
}

/** Every bit of both words bears on the low bits, which choose the slot. */
function mixed(low: number, high: number, seed: number): number {
  let hash = Math.imul(low ^ seed, 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ high, 0x85eb_ca6b);
  return hash ^ (hash >>> 16);
}

/** By words; the last may overlap the one before, since the length is part of the key. */
function hashOf(view: DataView, start: number, end: number, seed: number): number {
  const last = end - 4;
  let hash = seed;
  for (let at = start; at < last; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return Math.imul(hash ^ view.getInt32(last, true), 0x85eb_ca6b);
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** UTF-16 units of valid UTF-8. */
function charactersIn(utf8: Uint8Array, from: number, to: number): number {
  let characters = to - from;
  for (let at = from; at < to; at++) {
    const byte = utf8[at] as number;
    if (byte < 0x80) continue;
    if (isContinuation(byte)) characters--;
    else if (byte >= 0xf0) characters++;
  }
  return characters;
}

function grown<A extends Uint8Array | Uint32Array | Int32Array>(array: A, needed: number): A {
  const bigger = new (array.constructor as new (length: number) => A)(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}
