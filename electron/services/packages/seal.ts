import { type Digest, LIMITS, MoloError } from '#shared/base';
import { checkRecipients, type Manifest, readManifest, type RecipientKind, scanAgeHeader, signManifest, writeZip, zipSize } from '#shared/package';
import { digestOf } from '#shared/provenance';
import { platformSha256 } from '../crypto/hasher';
import type { Identity } from '../keyring/identity';
import { writeAtomically } from '../storage/atomic';
import { createHeader, newPayloadNonce, payloadCipher } from './age-file';
import { bytesEntry, describe } from './describe';
import { type Circumstances, examine } from './examine';
import type { SealRequest } from './seal-request';
import { named, openSealedFile, payloadOf } from './sealed-file';
import { openStream, sealStream } from './stream';
import { withProgress } from './with-progress';

export interface SealedPackage {
  readonly path: string;
  /** Length of the file. */
  readonly bytes: number;
  /** SHA-256 of the file: what a copy of it has to have. */
  readonly hash: Digest;
  readonly manifest: Manifest;
  /** Of the manifest's bytes. */
  readonly digest: Digest;
}

/**
 * Describes, signs and seals in one go. The file appears whole or not at all: only ciphertext is
 * ever written, and it takes its name after it was read back and verified like anybody's package.
 * @throws MoloError `package.malformed` for a wrong descriptor, `trust.*` for wrong recipients, `storage.*`, `cancelled`
 */
export async function sealPackage(request: SealRequest): Promise<SealedPackage> {
  const { kind, recipients } = checkRecipients(request.recipients);
  const { manifest, entries: contents } = await describe(request, recipients);
  const manifestBytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  readManifest(manifestBytes);
  const signature = await signManifest(manifestBytes, request.identity.secrets.signing, request.identity.fingerprint);
  const entries = [bytesEntry('datapackage.json', manifestBytes), bytesEntry('datapackage.json.jws', signature), ...contents];
  if (zipSize(entries) > LIMITS.packageBytes) throw new MoloError('package.limit', { file: request.out, maximum: LIMITS.packageBytes });

  const { header, fileKey } = await createHeader(recipients);
  scanAgeHeader(header);
  const digest = digestOf(manifestBytes);
  const hasher = platformSha256();
  const plaintext = withProgress(writeZip(entries), 'seal', zipSize(entries), request);
  let bytes = 0;
  await writeAtomically(request.out, hashed(sealedBytes(header, fileKey, plaintext), hasher), {
    overwrite: request.overwrite ?? false,
    check: async (file) => {
      bytes = await readBack(file, fileKey, request, { recipient: recipients[0] as string, kind, stanzas: recipients.length });
      await request.beforeNaming?.({ sequence: manifest.molo.sequence, digest });
    },
  });
  return { path: request.out, bytes, hash: hasher.digest(), manifest, digest };
}

async function* hashed(pieces: AsyncIterable<Uint8Array>, hasher: { update(bytes: Uint8Array): void }): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    hasher.update(piece);
    yield piece;
  }
}

async function* sealedBytes(header: Uint8Array, fileKey: Uint8Array, plaintext: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const nonce = newPayloadNonce();
  yield header;
  yield nonce;
  yield* sealStream(await payloadCipher(fileKey, nonce), plaintext);
}

/** Verifies what lies on the disk now, as a recipient would, and tells how long it is. */
async function readBack(
  path: string,
  fileKey: Uint8Array,
  { identity, out, signal, onProgress }: SealRequest,
  recipient: { recipient: string; kind: RecipientKind; stanzas: number },
): Promise<number> {
  const sealed = await openSealedFile(path);
  try {
    const plaintext = openStream(await payloadOf(sealed, fileKey));
    const observed = withProgress(plaintext, 'check', sealed.size, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
    await examine(observed, { ...ownCircumstances(identity), ...recipient }, {});
    return sealed.size;
  } catch (error) {
    throw named(error, out);
  } finally {
    await sealed.file.close();
  }
}

/** The sender's own look at the finished file: it is theirs, and no edition or last day speaks against it. */
function ownCircumstances({ fingerprint, card }: Identity): Pick<Circumstances, 'publishers' | 'accept' | 'today' | 'markOf' | 'imitated'> {
  const self = { fingerprint, key: card.key, card, own: true, root: fingerprint };
  return {
    publishers: new Map([[fingerprint, self]]),
    accept: ['expired'],
    today: '',
    markOf: () => Promise.resolve(undefined),
    imitated: () => Promise.resolve(null),
  };
}
