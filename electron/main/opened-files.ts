import { extname, resolve } from 'node:path';

const SUFFIX = '.molo';

function isPackage(path: string): boolean {
  return extname(path).toLowerCase() === SUFFIX;
}

/** The packages among a command line's words, as absolute paths. Everything else in it is the system's or Electron's own. */
export function packagesIn(words: readonly string[], folder: string): string[] {
  return words.filter((word) => !word.startsWith('-') && isPackage(word)).map((word) => resolve(folder, word));
}

/** The same in what another start of Molo handed over: any program of this user can claim to be one. */
export function packagesInMessage(message: unknown): string[] {
  const files = (message as { readonly files?: unknown } | null)?.files;
  return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string' && isPackage(file)) : [];
}

/** Files that were opened from outside, kept until the page is there to take them. */
export class OpenedFiles {
  readonly #waiting: string[] = [];
  #take: ((path: string) => void) | null = null;

  add(...paths: readonly string[]): void {
    this.#waiting.push(...paths);
    this.#flush();
  }

  /** From now on the page takes them; `null` when it has gone. */
  handOver(take: ((path: string) => void) | null): void {
    this.#take = take;
    this.#flush();
  }

  #flush(): void {
    if (this.#take !== null) this.#waiting.splice(0).forEach(this.#take);
  }
}
