import { randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { storageError } from '#electron/services';
import { MoloError } from '#shared/base';

/** Sealed files that wait to be saved: beyond this many the oldest is removed. */
const KEPT = 8;

/** Packages that were sealed here, on their way to where the person saves them: ciphertext, in a private folder that goes with the host. */
export class SealedFiles {
  readonly #paths = new Map<string, string>();
  #folder: Promise<string> | undefined;

  /** Has a sealed file written and keeps it. Whatever fails, nothing is left. @throws what `write` throws, MoloError `storage.*` */
  async make<Result>(file: string, write: (path: string) => Promise<Result>): Promise<{ readonly id: string; readonly result: Result }> {
    const id = randomUUID();
    const folder = await this.#private(id);
    const path = join(folder, basename(file));
    try {
      const result = await write(path);
      this.#paths.set(id, path);
      const [oldest] = this.#paths.keys();
      if (this.#paths.size > KEPT && oldest !== undefined) await this.discard(oldest);
      return { id, result };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** @throws MoloError `host.notOpen`, `storage.*` */
  async open(id: string): Promise<{ readonly size: number; readonly stream: ReadableStream<Uint8Array> }> {
    const path = this.#paths.get(id);
    if (path === undefined) throw new MoloError('host.notOpen', { name: id.slice(0, 200) });
    const { size } = await stat(path).catch((cause: unknown) => Promise.reject(storageError(cause, basename(path))));
    return { size, stream: Readable.toWeb(createReadStream(path, { highWaterMark: 1024 * 1024 })) as ReadableStream<Uint8Array> };
  }

  async discard(id: string): Promise<void> {
    const path = this.#paths.get(id);
    this.#paths.delete(id);
    if (path !== undefined) await rm(join(path, '..'), { recursive: true, force: true });
  }

  /** At once, since the process may be about to end. */
  removeAll(): void {
    for (const path of this.#paths.values()) rmSync(join(path, '..'), { recursive: true, force: true });
    this.#paths.clear();
    void this.#folder?.then((folder) => rmSync(folder, { recursive: true, force: true }));
  }

  /** A folder for one file, so that it can have the name that the person gave it. */
  async #private(id: string): Promise<string> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'molo-sealed-'));
    const folder = join(await this.#folder, id);
    await mkdir(folder, { mode: 0o700 }).catch((cause: unknown) => Promise.reject(storageError(cause, folder)));
    return folder;
  }
}
