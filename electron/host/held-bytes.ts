import { setImmediate } from 'node:timers/promises';
import type { SealedBytes } from '#electron/services';
import { MoloError } from '#shared/base';
import type { Source } from '#shared/reader';

/** How much this process holds of sealed files, against the most that it may. */
export class Memory {
  #used = 0;

  constructor(readonly maximum: number) {}

  get used(): number {
    return this.#used;
  }

  get free(): number {
    return this.maximum - this.#used;
  }

  /** @throws MoloError `host.limit` */
  take(bytes: number): void {
    if (this.#used + bytes > this.maximum) throw new MoloError('host.limit', { maximum: this.maximum });
    this.#used += bytes;
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }
}

const BLOCK = 1024 * 1024;

/** A sealed file in memory, as it came: ciphertext, in blocks so that nothing is ever copied to grow. */
export class HeldBytes implements SealedBytes {
  #blocks: Uint8Array[] = [];
  #size = 0;
  #released = false;

  constructor(
    readonly name: string,
    private readonly memory: Memory,
  ) {}

  get size(): number {
    return this.#size;
  }

  /** @throws MoloError `host.limit` */
  append(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0; ) {
      const at = this.#size % BLOCK;
      if (at === 0) this.#addBlock();
      const part = rest.subarray(0, BLOCK - at);
      this.#blocks.at(-1)?.set(part, at);
      this.#size += part.length;
      rest = rest.subarray(part.length);
    }
  }

  async read(target: Uint8Array, position: number): Promise<number> {
    // Nothing here waits for a disk: without a break a long verification would let nobody else have a turn.
    await setImmediate();
    if (this.#released) throw new MoloError('host.notOpen', { name: this.name });
    const wanted = Math.max(0, Math.min(target.length, this.#size - position));
    for (let done = 0; done < wanted; ) {
      const at = (position + done) % BLOCK;
      const block = this.#blocks[Math.floor((position + done) / BLOCK)] as Uint8Array;
      const part = block.subarray(at, Math.min(BLOCK, at + wanted - done));
      target.set(part, done);
      done += part.length;
    }
    return wanted;
  }

  /** Frees the memory; reading fails from now on. */
  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.memory.give(this.#blocks.length * BLOCK);
    this.#blocks = [];
  }

  #addBlock(): void {
    if (this.#released) throw new MoloError('host.notOpen', { name: this.name });
    this.memory.take(BLOCK);
    this.#blocks.push(new Uint8Array(BLOCK));
  }
}

/** Bytes in memory as something that can be read from the start, as often as it is asked for. */
export function sourceOfHeld(held: HeldBytes): Source {
  return { name: held.name, size: held.size, stream: () => ReadableStream.from(piecesOf(held)) };
}

async function* piecesOf(held: HeldBytes): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < held.size; ) {
    const piece = new Uint8Array(Math.min(BLOCK, held.size - at));
    at += await held.read(piece, at);
    yield piece;
  }
}
