import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { type Digest, toHex } from '#shared/base';

/**
 * SHA-256 over bytes that arrive in pieces (FIPS 180-4). Web standards have only the
 * one-shot `crypto.subtle.digest`; a host with something faster hands in its own.
 */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** Ends the computation; the hasher is of no further use. */
  digest(): Digest;
}

export type HasherFactory = () => Hasher;

/** The portable hasher: the same result everywhere, a few times slower than the platform's own. */
export function sha256(): Hasher {
  const hash = nobleSha256.create();
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => digestFrom(hash.digest()),
  };
}

/** `sha256:` and 64 hexadecimal digits of bytes that are all at hand. */
export function digestOf(bytes: Uint8Array): Digest {
  return digestFrom(nobleSha256(bytes));
}

/** Names the 32 bytes of a SHA-256 as Data Package v2 writes them. */
export function digestFrom(hash: Uint8Array): Digest {
  return `sha256:${toHex(hash)}` as Digest;
}
