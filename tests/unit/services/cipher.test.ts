import { createCipheriv, createDecipheriv, randomBytes, type webcrypto } from 'node:crypto';
import { describe, expect, it, type TestContext } from 'vitest';
import { type Cipher, cipherOf, webCipher, webCryptoHasIt } from '../../../electron/services/crypto/cipher';

const key = Uint8Array.from({ length: 32 }, (_, index) => index);
const nonce = Uint8Array.from({ length: 12 }, (_, index) => 200 + index);

function openssl(secret: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array<ArrayBuffer> {
  const cipher = createCipheriv('chacha20-poly1305', secret, iv, { authTagLength: 16 });
  return Uint8Array.from(Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]));
}

/** Web Cryptography as newer platforms have it, for this one algorithm, made of node:crypto. */
const standIn = {
  importKey: async (format: string, raw: Uint8Array, algorithm: { name: string }) => {
    expect([format, algorithm.name]).toEqual(['raw-secret', 'ChaCha20-Poly1305']);
    return raw;
  },
  encrypt: async ({ iv }: { iv: Uint8Array }, secret: Uint8Array, data: Uint8Array) => openssl(secret, iv, data).buffer,
  decrypt: async ({ iv }: { iv: Uint8Array }, secret: Uint8Array, data: Uint8Array) => {
    const decipher = createDecipheriv('chacha20-poly1305', secret, iv, { authTagLength: 16 }).setAuthTag(data.subarray(-16));
    return Uint8Array.from(Buffer.concat([decipher.update(data.subarray(0, -16)), decipher.final()])).buffer;
  },
} as unknown as webcrypto.SubtleCrypto;

const backEnds: readonly [string, () => Promise<Cipher>][] = [
  ['node:crypto', () => cipherOf(key, 'node')],
  ['the portable cipher', () => cipherOf(key, 'portable')],
  ['a stand-in for Web Cryptography', () => webCipher(key, standIn)],
  ['the platform’s Web Cryptography', () => cipherOf(key, 'webcrypto')],
  ['whatever is best here', () => cipherOf(key)],
];

async function skipWhereAbsent(context: TestContext, name: string): Promise<void> {
  context.skip(name.startsWith('the platform’s') && !(await webCryptoHasIt()), 'Web Cryptography on this platform has no ChaCha20-Poly1305');
}

describe.each(backEnds)('ChaCha20-Poly1305 by %s', (name, make) => {
  it('seals and opens as OpenSSL does', async (context) => {
    await skipWhereAbsent(context, name);
    const cipher = await make();
    for (const length of [0, 1, 64, 65_536]) {
      const plaintext = randomBytes(length);
      const sealed = await cipher.seal(nonce, plaintext);
      expect(Buffer.from(sealed).equals(openssl(key, nonce, plaintext))).toBe(true);
      expect(plaintext.equals((await cipher.open(nonce, sealed)) as Uint8Array)).toBe(true);
    }
  });

  it('opens nothing that was changed, cut or sealed under another nonce', async (context) => {
    await skipWhereAbsent(context, name);
    const cipher = await make();
    const sealed = Uint8Array.from(await cipher.seal(nonce, randomBytes(100)));
    for (const at of [0, 50, 99, 100, 115]) expect(await cipher.open(nonce, sealed.with(at, (sealed[at] as number) ^ 1))).toBeNull();
    for (const length of [0, 15, 16, 115]) expect(await cipher.open(nonce, sealed.subarray(0, length))).toBeNull();
    expect(await cipher.open(nonce.with(11, 1), sealed)).toBeNull();
  });
});
