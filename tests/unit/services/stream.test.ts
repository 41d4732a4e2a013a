import { randomBytes } from 'node:crypto';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { createHeader, newPayloadNonce, payloadCipher, unwrapFileKey } from '../../../electron/services/packages/age-file';
import { CHUNK_SIZE, chunkCount, openStream, type SealedPayload, sealStream } from '../../../electron/services/packages/stream';
import { joined, utf8 } from '../../support/packages';

const secret = await generateX25519Identity();
const recipient = await identityToRecipient(secret);
const SIZES = [0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 3 * CHUNK_SIZE, 40 * CHUNK_SIZE + 5];

async function* cutInto(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A payload under a fixed key, read a few bytes at a time where it pleases the file. */
async function payload(bytes: Uint8Array): Promise<SealedPayload> {
  const read = (target: Uint8Array, position: number): number => {
    const part = bytes.subarray(position, position + Math.min(target.length, 100_000));
    target.set(part);
    return part.length;
  };
  return { file: { read }, cipher: await payloadCipher(new Uint8Array(16), new Uint8Array(16)), start: 0, size: bytes.length };
}

async function seal(plaintext: Uint8Array): Promise<Uint8Array> {
  return joined(sealStream(await payloadCipher(new Uint8Array(16), new Uint8Array(16)), cutInto(plaintext, 50_000)));
}

describe('the payload of an age file', () => {
  it('is opened by the age library, whatever its size', async () => {
    for (const size of SIZES) {
      const plaintext = randomBytes(size);
      const { header, fileKey } = await createHeader([recipient]);
      const nonce = newPayloadNonce();
      const sealed = await joined(sealStream(await payloadCipher(fileKey, nonce), cutInto(plaintext, 99_999)));
      const decrypter = new Decrypter();
      decrypter.addIdentity(secret);
      expect(plaintext.equals(await decrypter.decrypt(Buffer.concat([header, nonce, sealed])))).toBe(true);
      expect(await unwrapFileKey(header, secret)).toEqual(fileKey);
    }
  });

  it('gives back what was sealed, whole or any part of it', async () => {
    for (const size of SIZES) {
      const plaintext = randomBytes(size);
      const sealed = await payload(await seal(plaintext));
      expect(plaintext.equals(await joined(openStream(sealed)))).toBe(true);
      for (const [from, to] of [[0, 1], [1, size], [CHUNK_SIZE - 1, CHUNK_SIZE + 1], [Math.max(0, size - 1), size], [size, size + 9]] as const) {
        expect(plaintext.subarray(from, to).equals(await joined(openStream(sealed, { from, to })))).toBe(true);
      }
    }
  });

  it('is damaged where a chunk was changed, moved, repeated or added', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK_SIZE));
    const chunk = CHUNK_SIZE + 16;
    const [first, second, third] = [0, 1, 2].map((index) => sealed.subarray(index * chunk, (index + 1) * chunk)) as [Uint8Array, Uint8Array, Uint8Array];
    const forgeries = [
      sealed.with(chunk + 5, (sealed[chunk + 5] as number) ^ 1),
      Buffer.concat([second, first, third]),
      Buffer.concat([first, first, second, third]),
      Buffer.concat([sealed, utf8('more than a tag of bytes behind the end')]),
      Buffer.concat([sealed, third]),
    ];
    for (const forgery of forgeries) await expect(joined(openStream(await payload(forgery)))).rejects.toThrow('package.damaged');
  });

  it('is known to be incomplete where it ends with a chunk that is not the last', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK_SIZE));
    const chunk = CHUNK_SIZE + 16;
    for (const length of [0, 15, chunk, 2 * chunk, 2 * chunk + 9]) {
      await expect(joined(openStream(await payload(sealed.subarray(0, length))))).rejects.toThrow(/^package\.truncated/);
    }
    await expect(joined(openStream(await payload(sealed.subarray(0, 2 * chunk + 100))))).rejects.toThrow(/^package\.damaged/);
  });

  it('has no empty last chunk behind a full one', async () => {
    const cipher = await payloadCipher(new Uint8Array(16), new Uint8Array(16));
    const first = await cipher.seal(new Uint8Array(12), new Uint8Array(CHUNK_SIZE));
    const empty = await cipher.seal(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1), new Uint8Array(0));
    await expect(joined(openStream(await payload(Buffer.concat([first, empty]))))).rejects.toThrow('package.damaged');
  });

  it('knows how many chunks it has', () => {
    expect([16, 17, CHUNK_SIZE + 16, CHUNK_SIZE + 33].map(chunkCount)).toEqual([1, 1, 1, 2]);
  });
});

describe('the header of an age file', () => {
  it('is not for everybody', async () => {
    const { header } = await createHeader([recipient]);
    expect(await unwrapFileKey(header, await generateX25519Identity())).toBeNull();
  });

  it('is damaged where its seal does not hold', async () => {
    const { header } = await createHeader([recipient]);
    const changed = Buffer.from(header);
    changed.write('A', changed.length - 10);
    changed.write('B', changed.length - 9);
    await expect(unwrapFileKey(changed, secret)).rejects.toThrow('package.damaged');
    await expect(unwrapFileKey(header.subarray(0, -20), secret)).rejects.toThrow('package.damaged');
  });
});
