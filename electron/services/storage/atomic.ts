import { randomBytes } from 'node:crypto';
import { access, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MoloError } from '#shared/base';
import { onFile } from './errors';

export interface WriteOptions {
  /** Permissions of the file, before the umask. Default 0o666. */
  readonly mode?: number;
  /** Replace a file that is there. Default false: then `storage.exists`. */
  readonly overwrite?: boolean;
  /** A last look at the finished file under its temporary name: what this throws undoes everything. */
  readonly check?: (temporary: string) => Promise<void>;
}

/**
 * Writes a file so that `path` has either its old content or the whole of the new one, whatever
 * happens in between: a new file in the same folder, fsync, rename, fsync of the folder.
 * Whatever fails, the new file is removed; a failed fsync fails the write.
 * @throws MoloError `storage.*` or what `content` and `check` throw
 */
export async function writeAtomically(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  { mode = 0o666, overwrite = false, check }: WriteOptions = {},
): Promise<void> {
  await onFile(path, async () => {
    if (!overwrite) await refuseExisting(path);
    const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
    try {
      await writeNewFile(temporary, content, mode);
      await check?.(temporary);
      if (!overwrite) await refuseExisting(path);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  });
}

async function writeNewFile(path: string, content: Uint8Array | AsyncIterable<Uint8Array>, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await writeFile(file, content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) throw new MoloError('storage.exists', { file: path });
}

/** Makes a new name in a folder as lasting as its content. Windows cannot open a folder and keeps names in order by itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
