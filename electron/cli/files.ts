import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { storageError } from '#electron/services';
import type { Digest } from '#shared/base';
import type { Source } from '#shared/reader';

/** A file on disk as the readers take it: a fresh stream at each call. */
export async function fileSource(path: string): Promise<Source> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw storageError(cause, path);
  });
  return {
    name: basename(path),
    size: facts.size,
    stream: () => fileStream(path),
  };
}

/** A file's bytes, or those from `start` to `end` (exclusive). */
export function fileStream(path: string, start = 0, end = Infinity): ReadableStream<Uint8Array> {
  if (end <= start) return new Blob([]).stream();
  return Readable.toWeb(createReadStream(path, { start, end: end - 1, highWaterMark: 1 << 20 })) as ReadableStream<Uint8Array>;
}

/** SHA-256 of a whole file: what stands for a plain file in the provenance. */
export async function fileDigest(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return `sha256:${hash.digest('hex')}` as Digest;
}

/** A small file whole. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readFile(path).catch((cause: unknown) => {
    throw storageError(cause, path);
  });
}

/** A text file whole, as UTF-8. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}
