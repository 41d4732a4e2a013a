import { createCipheriv, createDecipheriv, getCiphers, webcrypto } from 'node:crypto';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';

/** ChaCha20-Poly1305 (RFC 8439) under one key, without associated data. */
export interface Cipher {
  /** Ciphertext with its 16-byte tag at the end. */
  seal(nonce: Uint8Array, plaintext: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** The plaintext, or `null` when it does not authenticate. */
  open(nonce: Uint8Array, sealed: Uint8Array): Uint8Array | null | Promise<Uint8Array | null>;
}

export const TAG_SIZE = 16;

export type CipherBackEnd = 'node' | 'webcrypto' | 'portable';

type Subtle = Pick<webcrypto.SubtleCrypto, 'importKey' | 'encrypt' | 'decrypt'>;

/**
 * The fastest ChaCha20-Poly1305 that this platform has. Node's OpenSSL has it; Electron's BoringSSL
 * does not show it in node:crypto; Web Cryptography has it on newer platforms; the portable one
 * always works, at about a tenth of the speed.
 */
export async function cipherOf(key: Uint8Array, backEnd?: CipherBackEnd): Promise<Cipher> {
  switch (backEnd ?? (await bestBackEnd())) {
    case 'node':
      return nodeCipher(key);
    case 'webcrypto':
      return webCipher(key, webcrypto.subtle);
    case 'portable':
      return portableCipher(key);
  }
}

let best: Promise<CipherBackEnd> | undefined;

function bestBackEnd(): Promise<CipherBackEnd> {
  best ??= (async () => {
    if (getCiphers().includes('chacha20-poly1305')) return 'node';
    return (await webCryptoHasIt()) ? 'webcrypto' : 'portable';
  })();
  return best;
}

/** Whether Web Cryptography here knows the algorithm; the only way to find out is to ask for it. */
export async function webCryptoHasIt(): Promise<boolean> {
  return webCipher(new Uint8Array(32), webcrypto.subtle).then(
    () => true,
    () => false,
  );
}

function nodeCipher(key: Uint8Array): Cipher {
  const options = { authTagLength: TAG_SIZE };
  return {
    seal(nonce, plaintext) {
      const cipher = createCipheriv('chacha20-poly1305', key, nonce, options);
      return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
    },
    open(nonce, sealed) {
      const end = sealed.length - TAG_SIZE;
      if (end < 0) return null;
      const decipher = createDecipheriv('chacha20-poly1305', key, nonce, options).setAuthTag(sealed.subarray(end));
      const plaintext = decipher.update(sealed.subarray(0, end));
      return succeeds(() => decipher.final()) ? plaintext : null;
    },
  };
}

/** @param subtle the platform's Web Cryptography, or a stand-in with the algorithm where the platform's lacks it */
export async function webCipher(key: Uint8Array, subtle: Subtle): Promise<Cipher> {
  const name = 'ChaCha20-Poly1305';
  // 'raw-secret' is this algorithm's key format in the draft "Modern Algorithms in the Web Cryptography API".
  const imported = await subtle.importKey('raw-secret' as 'raw', key, { name }, false, ['encrypt', 'decrypt']);
  return {
    seal: async (iv, plaintext) => new Uint8Array(await subtle.encrypt({ name, iv }, imported, plaintext)),
    open: (iv, sealed) =>
      subtle.decrypt({ name, iv }, imported, sealed).then(
        (plaintext) => new Uint8Array(plaintext),
        () => null,
      ),
  };
}

function portableCipher(key: Uint8Array): Cipher {
  return {
    seal: (nonce, plaintext) => chacha20poly1305(key, nonce).encrypt(plaintext),
    open(nonce, sealed) {
      try {
        return chacha20poly1305(key, nonce).decrypt(sealed);
      } catch {
        return null;
      }
    },
  };
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
