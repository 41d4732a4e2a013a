import { open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { onFile } from './errors';

/** Milliseconds between two looks at a lock that somebody else has. */
const LOOK_AGAIN = 50;

/** Milliseconds after which whoever took it and wrote nothing is taken for gone. */
const LONG_EMPTY = 10_000;

/**
 * Does `work` while no other process of this computer does work under the same lock file. A lock whose process is
 * gone is nobody's: a crash holds nobody up.
 * @param signal ends the waiting
 * @throws MoloError `storage.*`, and what `work` throws
 */
export async function withLock<T>(path: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  while (!(await taken(path))) await setTimeout(LOOK_AGAIN, undefined, { ...(signal && { signal }) });
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  return onFile(path, async () => {
    const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw error;
    });
    if (file === null) {
      if (await isAbandoned(path)) await rm(path, { force: true });
      return false;
    }
    await file.writeFile(String(process.pid)).finally(() => file.close());
    return true;
  });
}

/** An empty lock is one that is just being taken, unless it is old. */
async function isAbandoned(path: string): Promise<boolean> {
  const holder = await readFile(path, 'utf8').catch(() => '');
  if (!/^[1-9]\d*$/.test(holder)) return isOld(path);
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

async function isOld(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
  return Date.now() - mtimeMs > LONG_EMPTY;
}
