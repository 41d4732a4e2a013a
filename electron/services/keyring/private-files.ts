import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { MoloError } from '#shared/base';
import { onFile } from '../storage/errors';

/** What a keyring writes is for its owner alone. */
export const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const MAX_BYTES = 64 * 1024;

/** @throws MoloError `storage.*` */
export async function makePrivateFolder(folder: string): Promise<void> {
  await onFile(folder, () => mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER }));
}

/** A small file whole; `null` where there is none. @throws MoloError `storage.*`, `storage.corrupt` for one that is absurdly large */
export async function readIfThere(path: string, maximum = MAX_BYTES): Promise<Uint8Array | null> {
  return onFile(path, async () => {
    const file = await open(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
      throw error;
    });
    if (file === null) return null;
    try {
      const { size } = await file.stat();
      if (size > maximum) throw new MoloError('storage.corrupt', { file: path });
      return await readFile(file);
    } finally {
      await file.close();
    }
  });
}

/** Names in a folder, sorted; none where the folder is not there. */
export async function fileNames(folder: string): Promise<string[]> {
  return onFile(folder, async () => {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}
