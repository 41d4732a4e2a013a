import { randomBytes, scrypt } from 'node:crypto';
import { Decrypter, Encrypter, type Identity, type Recipient, Stanza } from 'age-encryption';
import { MoloError } from '#shared/base';
import { cipherOf } from './cipher';

/**
 * Bytes locked with a passphrase, as an age file (age-encryption.org/v1, "scrypt recipient stanza")
 * that stock `age -d` opens. The library does the file; scrypt itself is the platform's, which is
 * three times as fast as the library's and does not hold up the process while it runs.
 */

/** log2 of scrypt's N: about a second and 256 MiB on a small computer. */
export const WORK_FACTOR = 18;
/** As in age: more would be an attack on the reader. */
const MAX_WORK_FACTOR = 20;

const LABEL = 'age-encryption.org/v1/scrypt';
/** The key that it encrypts with is used once. */
const NONCE = new Uint8Array(12);

export async function lock(bytes: Uint8Array, passphrase: string, workFactor = WORK_FACTOR): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase, workFactor));
  return encrypter.encrypt(bytes);
}

/** @throws MoloError `trust.passphraseWrong`; whatever the library throws when the file itself is damaged */
export async function unlock(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(passphrase));
  return decrypter.decrypt(bytes);
}

function passphraseRecipient(passphrase: string, workFactor: number): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const cipher = await cipherOf(await deriveKey(passphrase, salt, workFactor));
      const args = ['scrypt', salt.toString('base64').replace(/=+$/, ''), String(workFactor)];
      return [new Stanza(args, await cipher.seal(NONCE, fileKey))];
    },
  };
}

function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey([stanza, ...others]) {
      const [type, salt, workFactor] = stanza?.args ?? [];
      const factor = /^[1-9][0-9]?$/.test(workFactor ?? '') ? Number(workFactor) : Infinity;
      if (type !== 'scrypt' || salt === undefined || others.length > 0 || factor > MAX_WORK_FACTOR) return null;
      const cipher = await cipherOf(await deriveKey(passphrase, Buffer.from(salt, 'base64'), factor));
      const fileKey = await cipher.open(NONCE, stanza?.body as Uint8Array);
      if (fileKey === null) throw new MoloError('trust.passphraseWrong');
      return fileKey;
    },
  };
}

/** The same passphrase typed on another system may come in another Unicode form: NFC makes them one. */
function deriveKey(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Uint8Array> {
  const N = 2 ** workFactor;
  const options = { N, r: 8, p: 1, maxmem: 256 * N * 8 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.concat([Buffer.from(LABEL), salt]), 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
