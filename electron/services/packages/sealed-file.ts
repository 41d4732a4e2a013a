import { LIMITS, MoloError } from '#shared/base';
import { type AgeHeader, isAgeFile, scanAgeHeader } from '#shared/package';
import { onFile, storageError } from '../storage/errors';
import { openToRead } from '../storage/regular';
import { PAYLOAD_NONCE_SIZE, payloadCipher } from './age-file';
import { type RandomAccess, readExactly, type SealedPayload } from './stream';

/** A sealed package that lies in memory, as ciphertext. */
export interface SealedBytes extends RandomAccess {
  /** What people are told it is called. */
  readonly name: string;
  readonly size: number;
}

/** Where a sealed package is: the path of a file, or bytes in memory. */
export type SealedPlace = string | SealedBytes;

interface OpenFile extends RandomAccess {
  readonly size: number;
  close(): Promise<void>;
}

/** A sealed package on the disk, its header read and looked over, its payload still closed. */
export interface SealedFile {
  readonly file: OpenFile;
  readonly size: number;
  readonly header: AgeHeader;
  readonly headerBytes: Uint8Array;
}

/**
 * Opens a sealed package and reads its header; the caller closes `file`.
 * @throws MoloError `storage.*`, and what `scanAgeHeader` throws
 */
export async function openSealedFile(place: SealedPlace): Promise<SealedFile> {
  const file = typeof place === 'string' ? await openFile(place) : { size: place.size, read: place.read.bind(place), close: async () => undefined };
  try {
    return await readHeader(file);
  } catch (error) {
    await file.close();
    throw named(error, place);
  }
}

async function openFile(path: string): Promise<OpenFile> {
  return onFile(path, async () => {
    const file = await openToRead(path);
    const { size } = await file.stat();
    const read = async (target: Uint8Array, position: number): Promise<number> => (await file.read(target, 0, target.length, position)).bytesRead;
    return { size, read, close: () => file.close() };
  });
}

/** What calls itself a package is judged as one, so that a damaged beginning never makes it a plain file. */
const SUFFIX = /\.molo$/i;

/** Whether a file is called or begins like a sealed package; a short look that decrypts nothing. */
export async function isSealedPackage(path: string): Promise<boolean> {
  const file = await openFile(path);
  try {
    const start = new Uint8Array(64);
    const read = await onFile(path, async () => file.read(start, 0));
    return SUFFIX.test(path) || isAgeFile(start.subarray(0, read));
  } finally {
    await file.close();
  }
}

/** The payload with the cipher that its file key gives. */
export async function payloadOf({ file, size, header }: SealedFile, fileKey: Uint8Array): Promise<SealedPayload> {
  const start = header.size + PAYLOAD_NONCE_SIZE;
  const nonce = await readExactly(file, header.size, PAYLOAD_NONCE_SIZE);
  return { file, cipher: await payloadCipher(fileKey, nonce), start, size: size - start };
}

async function readHeader(file: OpenFile): Promise<SealedFile> {
  const { size } = file;
  if (size > LIMITS.packageBytes) throw new MoloError('package.limit', { maximum: LIMITS.packageBytes });
  const start = await readExactly(file, 0, Math.min(size, LIMITS.ageHeaderBytes));
  const header = scanAgeHeader(start);
  return { file, size, header, headerBytes: start.subarray(0, header.size) };
}

/** What went wrong with a sealed package, naming it: the parts that read its content do not know its name. */
export function named(error: unknown, place: SealedPlace): MoloError {
  const file = nameOf(place);
  const told = storageError(error, file);
  if (!/^(package|trust)\./.test(told.code)) return told;
  return new MoloError(told.code, { ...told.params, file }, { cause: told.cause ?? told });
}

export function nameOf(place: SealedPlace): string {
  return typeof place === 'string' ? place : place.name;
}
