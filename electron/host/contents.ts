import { LIMITS } from '#shared/base';
import type { HeldBytes, Memory } from './held-bytes';
import { Uploads } from './uploads';

/**
 * Tables and companions of the one package that is being made, in the clear: in memory only, never on the disk.
 * Those of a batch that was given up go as soon as another begins.
 */
export class Contents {
  readonly #uploads: Uploads;
  #batch = '';

  constructor(memory: Memory) {
    this.#uploads = new Uploads(memory, LIMITS.resources + LIMITS.companions);
  }

  /** Throws as `Uploads.receive`. */
  receive(batch: string, name: string, body: AsyncIterable<Uint8Array>): Promise<string> {
    if (batch !== this.#batch) this.releaseAll();
    this.#batch = batch;
    return this.#uploads.receive(name, body);
  }

  /** By name, from ids by name. Whoever takes them releases them. @throws MoloError `host.notOpen` */
  take(ids: Readonly<Record<string, string>>): Record<string, HeldBytes> {
    return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, this.#uploads.take(id)]));
  }

  /** Frees a batch that is still held. */
  discard(batch: string): void {
    if (batch === this.#batch) this.releaseAll();
  }

  releaseAll(): void {
    this.#uploads.releaseAll();
  }
}
