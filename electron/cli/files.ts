import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { openToRead, storageError } from '#electron/services';
import type { Digest } from '#shared/base';
import type { Source } from '#shared/reader';

const PIECE_BYTES = 1 << 20;

/** A file on disk as the readers take it: a fresh stream at each call. @throws MoloError `storage.*` */
export async function fileSource(path: string): Promise<Source> {
  const file = await openToRead(path);
  try {
    const { size } = await file.stat();
    return { name: basename(path), size, stream: () => fileStream(path) };
  } finally {
    await file.close();
  }
}

/**
 * A file's bytes, or those from `start` to `end` (exclusive). Node's own way to such a stream throws past everybody
 * when it is left in the middle, as Ctrl-C does.
 */
export function fileStream(path: string, start = 0, end = Infinity): ReadableStream<Uint8Array> {
  let file: Promise<FileHandle> | undefined;
  let at = start;
  const close = async (): Promise<void> => (await file)?.close();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const piece = new Uint8Array(Math.max(0, Math.min(PIECE_BYTES, end - at)));
          const { bytesRead } = await (await (file ??= openToRead(path))).read(piece, 0, piece.length, at);
          at += bytesRead;
          if (bytesRead > 0) return controller.enqueue(piece.subarray(0, bytesRead));
        } catch (cause) {
          await close().catch(() => undefined);
          throw storageError(cause, path);
        }
        await close();
        controller.close();
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

/** SHA-256 of a whole file: what stands for a plain file in the provenance. */
export async function fileDigest(path: string): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const piece of fileStream(path)) hash.update(piece);
  return `sha256:${hash.digest('hex')}` as Digest;
}

/** A small file whole. @throws MoloError `storage.*` */
export async function readBytes(path: string): Promise<Uint8Array> {
  const file = await openToRead(path);
  try {
    return await file.readFile();
  } catch (cause) {
    throw storageError(cause, path);
  } finally {
    await file.close();
  }
}

/** A text file whole, as UTF-8. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}
