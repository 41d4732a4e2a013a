import { hkdfSync, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { MoloError } from '#shared/base';
import { type Cipher, cipherOf } from '../crypto/cipher';

/**
 * The header of an age file is the library's work; the payload, which may be gigabytes, is sealed
 * and opened here (`stream.ts`) with the platform's cipher. The library has no call for a header
 * alone, so each direction takes the file key out by the interface that it offers for foreign
 * recipients and identities.
 */
export const PAYLOAD_NONCE_SIZE = 16;

/** A new header for these recipients, and the file key that it wraps. */
export async function createHeader(recipients: readonly string[]): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  let fileKey = new Uint8Array(0);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const whole = await encrypter.encrypt(new Uint8Array(0));
  // After the header: the nonce and the one empty chunk of an empty payload.
  return { header: whole.subarray(0, whole.length - PAYLOAD_NONCE_SIZE - 16), fileKey };
}

/**
 * @param secret an age identity, `AGE-SECRET-KEY-...`
 * @returns the file key, or `null` when the file is not for this identity
 * @throws MoloError `package.damaged` when the header is not whole
 */
export async function unwrapFileKey(header: Uint8Array, secret: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  let unmatched = false;
  decrypter.addIdentity({
    // Asked only after the identity before it found nothing.
    unwrapFileKey() {
      unmatched = true;
      return null;
    },
  });
  try {
    return await decrypter.decryptHeader(header);
  } catch (cause) {
    if (unmatched) return null;
    throw new MoloError('package.damaged', {}, { cause });
  }
}

export function newPayloadNonce(): Uint8Array {
  return randomBytes(PAYLOAD_NONCE_SIZE);
}

/** The payload's cipher: HKDF-SHA-256 of the file key, salted with the payload's nonce (age-encryption.org/v1, "Payload"). */
export async function payloadCipher(fileKey: Uint8Array, nonce: Uint8Array): Promise<Cipher> {
  return cipherOf(new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32)));
}
