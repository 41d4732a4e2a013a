import { crc32 } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import type { ZipContent } from '#shared/package';

/** The parts of a sealed package by hand: for those who put something wrong into it, and seal that in properly. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function entry(name: string, bytes: Uint8Array): ZipContent {
  return { name, size: bytes.length, crc32: crc32(bytes), content: [bytes] };
}

/** Any bytes as an age file, by the library alone. */
export async function sealTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

export async function joined(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(Buffer.concat(all));
}
