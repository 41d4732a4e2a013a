import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { storageError, writeAtomically } from '#electron/services';
import { MoloError } from '#shared/base';
import { changed, DEFAULT_SETTINGS, parseJson, readSettings, type Settings, writeSettings } from '#shared/host';

const MAXIMUM_BYTES = 1024 * 1024;

/** The settings in `<home>/settings.json`. They hold no data, so a file that cannot be read is no loss: the defaults stand in. */
export class SettingsFile {
  #current: Promise<Settings>;
  readonly #path: string;
  readonly #watchers: ((settings: Settings) => void)[] = [];

  constructor(private readonly home: string) {
    this.#path = join(home, 'settings.json');
    this.#current = readFile(this.#path, 'utf8')
      .then((text) => readSettings(parseJson(text)))
      .catch(() => DEFAULT_SETTINGS);
  }

  get(): Promise<Settings> {
    return this.#current;
  }

  /** Tells of every change once it is kept. */
  watch(watcher: (settings: Settings) => void): void {
    this.#watchers.push(watcher);
  }

  /** One change after the other; one that cannot be written is not made. @throws MoloError `storage.*`, `host.limit` */
  set(change: Partial<Settings>): Promise<Settings> {
    const before = this.#current;
    const after = before.then((settings) => this.#write(changed(settings, change)));
    this.#current = after.catch(() => before);
    return after;
  }

  async #write(settings: Settings): Promise<Settings> {
    const bytes = new TextEncoder().encode(`${JSON.stringify(writeSettings(settings), null, 2)}\n`);
    if (bytes.length > MAXIMUM_BYTES) throw new MoloError('host.limit', { maximum: MAXIMUM_BYTES });
    await mkdir(this.home, { recursive: true, mode: 0o700 }).catch((cause: unknown) => Promise.reject(storageError(cause, this.home)));
    await writeAtomically(this.#path, bytes, { mode: 0o600, overwrite: true });
    for (const watcher of this.#watchers) watcher(settings);
    return settings;
  }
}
