import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { MoloError } from '#shared/base';
import { onFile } from './errors';

/** Does not wait for who writes into a pipe. Windows has no such flag, and no such pipes among its files. */
const READ_NOW = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file for reading. A pipe could keep its reader waiting for ever and a device never end, so only files are opened.
 * @throws MoloError `storage.*`
 */
export async function openToRead(path: string): Promise<FileHandle> {
  return onFile(path, async () => {
    const file = await open(path, READ_NOW);
    try {
      if ((await file.stat()).isFile()) return file;
      throw new MoloError('storage.failed', { context: 'notAFile', file: path });
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}
