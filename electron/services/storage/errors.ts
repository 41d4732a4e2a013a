import { asMoloError, type ErrorCode, MoloError } from '#shared/base';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'storage.notFound',
  ENOTDIR: 'storage.notFound',
  EEXIST: 'storage.exists',
  EACCES: 'storage.denied',
  EPERM: 'storage.denied',
  EROFS: 'storage.denied',
  ENOSPC: 'storage.full',
  EDQUOT: 'storage.full',
};

/** What the file system threw about `file`, in Molo's terms. A `MoloError` or an abort stays what it is. */
export function storageError(cause: unknown, file: string): MoloError {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  const syscall = (cause as NodeJS.ErrnoException | null)?.syscall;
  if (cause instanceof MoloError || typeof code !== 'string' || syscall === undefined) return asMoloError(cause);
  return new MoloError(CODES[code] ?? 'storage.failed', { file }, { cause });
}

/** Runs `job`; what the file system throws in it comes out as `storageError` of `file`. */
export async function onFile<Result>(file: string, job: () => Promise<Result>): Promise<Result> {
  try {
    return await job();
  } catch (cause) {
    throw storageError(cause, file);
  }
}
