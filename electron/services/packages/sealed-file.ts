import { type FileHandle, open } from 'node:fs/promises';
import { LIMITS, MoloError } from '#shared/base';
import { type AgeHeader, isAgeFile, scanAgeHeader } from '#shared/package';
import { onFile, storageError } from '../storage/errors';
import { PAYLOAD_NONCE_SIZE, payloadCipher } from './age-file';
import { readExactly, type SealedPayload } from './stream';

/** A sealed package on the disk, its header read and looked over, its payload still closed. */
export interface SealedFile {
  readonly file: FileHandle;
  readonly size: number;
  readonly header: AgeHeader;
  readonly headerBytes: Uint8Array;
}

/**
 * Opens a sealed package and reads its header; the caller closes `file`.
 * @throws MoloError `storage.*`, and what `scanAgeHeader` throws
 */
export async function openSealedFile(path: string): Promise<SealedFile> {
  const file = await onFile(path, () => open(path, 'r'));
  try {
    return await readHeader(file);
  } catch (error) {
    await file.close();
    throw named(error, path);
  }
}

/** Whether a file begins like a sealed package; a short look that decrypts nothing. */
export async function isSealedPackage(path: string): Promise<boolean> {
  return onFile(path, async () => {
    const file = await open(path, 'r');
    try {
      const start = new Uint8Array(64);
      const { bytesRead } = await file.read(start, 0, start.length, 0);
      return isAgeFile(start.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  });
}

/** The payload with the cipher that its file key gives. */
export async function payloadOf({ file, size, header }: SealedFile, fileKey: Uint8Array): Promise<SealedPayload> {
  const start = header.size + PAYLOAD_NONCE_SIZE;
  const nonce = await readExactly(file, header.size, PAYLOAD_NONCE_SIZE);
  return { file, cipher: await payloadCipher(fileKey, nonce), start, size: size - start };
}

async function readHeader(file: FileHandle): Promise<SealedFile> {
  const { size } = await file.stat();
  if (size > LIMITS.packageBytes) throw new MoloError('package.limit', { maximum: LIMITS.packageBytes });
  const start = await readExactly(file, 0, Math.min(size, LIMITS.ageHeaderBytes));
  const header = scanAgeHeader(start);
  return { file, size, header, headerBytes: start.subarray(0, header.size) };
}

/** What went wrong with the file at `path`, naming it: the parts that read its content do not know its name. */
export function named(error: unknown, path: string): MoloError {
  const told = storageError(error, path);
  if (!/^(package|trust)\./.test(told.code)) return told;
  return new MoloError(told.code, { ...told.params, file: path }, { cause: told.cause ?? told });
}
