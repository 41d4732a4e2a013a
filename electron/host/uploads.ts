import { randomUUID } from 'node:crypto';
import { MoloError } from '#shared/base';
import { HeldBytes, type Memory } from './held-bytes';

/**
 * Sealed files that nobody has opened yet: beyond this many the oldest is forgotten, so that pages that went away leave
 * nothing. The page sends one at a time; more than one are kept here only where they wait for a passphrase or for a yes,
 * many more than can be open at a time.
 */
const PENDING = 64;

/** Files that the page has handed over and that nobody has taken yet. */
export class Uploads {
  readonly #pending = new Map<string, HeldBytes>();

  constructor(
    private readonly memory: Memory,
    private readonly most: number = PENDING,
  ) {}

  /**
   * Takes in a file; whatever fails, nothing of it is kept.
   * @throws MoloError `host.limit`, and what `body` throws
   */
  async receive(name: string, body: AsyncIterable<Uint8Array>): Promise<string> {
    const held = new HeldBytes(name, this.memory);
    try {
      for await (const piece of body) held.append(piece);
    } catch (error) {
      held.release();
      throw error;
    }
    return this.keep(held);
  }

  /** Gives an upload out to be opened: from then on its holder releases it, or keeps it again. @throws MoloError `host.notOpen` */
  take(id: string): HeldBytes {
    const held = this.#pending.get(id);
    if (held === undefined) throw new MoloError('host.notOpen', { name: id });
    this.#pending.delete(id);
    return held;
  }

  keep(held: HeldBytes, id: string = randomUUID()): string {
    this.#pending.set(id, held);
    const [oldest] = this.#pending.keys();
    if (this.#pending.size > this.most && oldest !== undefined) this.take(oldest).release();
    return id;
  }

  releaseAll(): void {
    for (const held of this.#pending.values()) held.release();
    this.#pending.clear();
  }
}
