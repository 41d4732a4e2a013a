import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { storageError } from '#electron/services';
import { MoloError } from '#shared/base';

/** A file of the built page. */
export interface PageFile {
  /** Its media type. */
  readonly type: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** The built page by path: `/index.html`, `/assets/main-1a2b.js` ... */
export type Page = ReadonlyMap<string, PageFile>;

export const INDEX = '/index.html';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/**
 * The page in a folder. Its files are listed once, so no path of a request is ever joined to a
 * path of the disk: what is not in the list does not exist.
 * @throws MoloError `storage.notFound` when no page was built there
 */
export async function pageIn(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => Promise.reject(storageError(cause, folder)));
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const page = new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, pageFile(file)]));
  if (!page.has(INDEX)) throw new MoloError('storage.notFound', { file: join(folder, 'index.html') });
  return page;
}

function pageFile(path: string): PageFile {
  return { type: TYPES[extname(path)] ?? 'application/octet-stream', read: async () => new Uint8Array(await readFile(path)) };
}
