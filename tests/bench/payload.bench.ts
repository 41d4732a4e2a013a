import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { createHeader, newPayloadNonce, payloadCipher, unwrapFileKey } from '../../electron/services/packages/age-file';
import { openSealedFile, payloadOf } from '../../electron/services/packages/sealed-file';
import { openStream, sealStream } from '../../electron/services/packages/stream';
import type { Bench } from './bench';

const MEBIBYTE = 1 << 20;
const SIZE = 64;

/** The payload of an age file by the platform's cipher, against the age library that does the same in JavaScript. */
export default {
  name: 'payload',
  about: `sealing and opening ${SIZE} MiB of an age file`,
  async run(report) {
    const folder = await mkdtemp(join(tmpdir(), 'molo-bench-'));
    const secret = await generateX25519Identity();
    const recipient = await identityToRecipient(secret);
    const file = join(folder, 'payload.age');
    try {
      await report.compare({
        case: `seal ${SIZE} MiB`,
        rivalName: 'age-encryption (typage)',
        molo: async () => count(await sealed(recipient)),
        rival: async () => count(await sealedByTypage(recipient)),
      });
      await writeFile(file, await sealed(recipient));
      await report.compare({
        case: `open ${SIZE} MiB`,
        rivalName: 'age-encryption (typage)',
        molo: () => opened(file, secret),
        rival: () => openedByTypage(file, secret),
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Bench;

async function* plaintext(): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(MEBIBYTE).fill(0x41);
  for (let index = 0; index < SIZE; index++) yield piece;
}

async function sealed(recipient: string): Promise<AsyncIterable<Uint8Array>> {
  const { header, fileKey } = await createHeader([recipient]);
  const nonce = newPayloadNonce();
  const cipher = await payloadCipher(fileKey, nonce);
  return (async function* () {
    yield header;
    yield nonce;
    yield* sealStream(cipher, plaintext());
  })();
}

async function sealedByTypage(recipient: string): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(Readable.toWeb(Readable.from(plaintext())) as ReadableStream<Uint8Array>);
}

async function opened(path: string, secret: string): Promise<number> {
  const sealed = await openSealedFile(path);
  try {
    const fileKey = await unwrapFileKey(sealed.headerBytes, secret);
    return await count(openStream(await payloadOf(sealed, fileKey as Uint8Array)));
  } finally {
    await sealed.file.close();
  }
}

async function openedByTypage(path: string, secret: string): Promise<number> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  return count(await decrypter.decrypt(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>));
}

async function count(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const piece of pieces) bytes += piece.length;
  return bytes;
}
