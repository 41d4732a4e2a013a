import { crc32 } from 'node:zlib';
import { type Digest, type JobOptions, LIMITS, MoloError } from '#shared/base';
import {
  checkRecipients,
  DATA_PACKAGE_PROFILE,
  type DraftDescriptor,
  type DraftResource,
  type Manifest,
  PACKAGE_FORMAT,
  readDescriptor,
  readManifest,
  recipientDigest,
  type Resource,
  resourcePaths,
  scanAgeHeader,
  signManifest,
  writeZip,
  type ZipContent,
  zipSize,
} from '#shared/package';
import { digestOf } from '#shared/provenance';
import type { Source } from '#shared/reader';
import { platformSha256 } from '../crypto/hasher';
import type { Identity } from '../keyring/identity';
import { writeAtomically } from '../storage/atomic';
import { createHeader, newPayloadNonce, payloadCipher } from './age-file';
import { examine } from './examine';
import { named, openSealedFile, payloadOf } from './sealed-file';
import { openStream, sealStream } from './stream';

/** A resource's bytes, or something that gives them: it is read twice and must say the same both times. */
export type Content = Uint8Array | Source;

export interface SealRequest extends JobOptions {
  readonly descriptor: DraftDescriptor;
  /** By resource name: one for each resource of the descriptor. */
  readonly contents: Readonly<Record<string, Content>>;
  /** Who publishes, unlocked. */
  readonly identity: Identity;
  /** age recipients, all of one kind; see `recipientsFor`. */
  readonly recipients: readonly string[];
  /** The file to write. */
  readonly out: string;
  readonly overwrite?: boolean;
  /** The edition before this one. Absent: this is the first. */
  readonly previous?: { readonly sequence: number; readonly digest: Digest };
}

export interface SealedPackage {
  readonly path: string;
  /** Length of the file. */
  readonly bytes: number;
  readonly manifest: Manifest;
  /** Of the manifest's bytes. */
  readonly digest: Digest;
}

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['arrow', 'application/vnd.apache.arrow.file'],
]);

/**
 * Describes, signs and seals in one go. The file appears whole or not at all: only ciphertext is
 * ever written, and it takes its name after it was read back and verified like anybody's package.
 * @throws MoloError `package.malformed` for a wrong descriptor, `trust.*` for wrong recipients, `storage.*`, `cancelled`
 */
export async function sealPackage(request: SealRequest): Promise<SealedPackage> {
  const { kind, recipients } = checkRecipients(request.recipients);
  const { manifest, contents } = await describe(request, recipients);
  const manifestBytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  readManifest(manifestBytes);
  const signature = await signManifest(manifestBytes, request.identity.secrets.signing, request.identity.fingerprint);
  const entries = [bytesEntry('datapackage.json', manifestBytes), bytesEntry('datapackage.json.jws', signature), ...contents];
  if (zipSize(entries) > LIMITS.packageBytes) throw new MoloError('package.limit', { file: request.out, maximum: LIMITS.packageBytes });

  const { header, fileKey } = await createHeader(recipients);
  scanAgeHeader(header);
  const sealed = sealedBytes(header, fileKey, withProgress(writeZip(entries), 'seal', zipSize(entries), request));
  const check = (file: string): Promise<number> => readBack(file, fileKey, request, { recipient: recipients[0] as string, kind, stanzas: recipients.length });
  let bytes = 0;
  await writeAtomically(request.out, sealed, { overwrite: request.overwrite ?? false, check: async (file) => void (bytes = await check(file)) });
  return { path: request.out, bytes, manifest, digest: digestOf(manifestBytes) };
}

async function describe(request: SealRequest, recipients: readonly string[]): Promise<{ manifest: Manifest; contents: ZipContent[] }> {
  const draft = readDescriptor(new TextEncoder().encode(JSON.stringify(request.descriptor)));
  const paths = resourcePaths(draft.resources);
  const measured = [];
  for (const [index, resource] of draft.resources.entries()) {
    if (!Object.hasOwn(request.contents, resource.name)) throw new MoloError('package.malformed', { file: 'datapackage.json', at: `/resources/${index}` });
    measured.push(await measure(resource, paths[index] as string, request.contents[resource.name] as Content, request));
  }
  return { manifest: manifestOf(draft, request, measured.map(({ resource }) => resource), recipients), contents: measured.map(({ entry }) => entry) };
}

function manifestOf(draft: DraftDescriptor, { identity, previous }: SealRequest, resources: readonly Resource[], recipients: readonly string[]): Manifest {
  const { name, institution, fingerprint } = identity.card;
  return {
    $schema: DATA_PACKAGE_PROFILE,
    ...draft,
    created: draft.created ?? new Date().toISOString(),
    resources,
    molo: {
      ...draft.molo,
      format: PACKAGE_FORMAT,
      publisher: { name, ...(institution !== undefined && { institution }), fingerprint },
      sequence: (previous?.sequence ?? 0) + 1,
      ...(previous && { previous: previous.digest }),
      recipients: recipients.map(recipientDigest),
    },
  } as Manifest;
}

/** Everything that stands before the content and depends on it. */
async function measure(draft: DraftResource, path: string, content: Content, job: JobOptions): Promise<{ resource: Resource; entry: ZipContent }> {
  const hasher = platformSha256();
  let size = 0;
  let checksum = 0;
  for await (const piece of withProgress(piecesOf(content), 'measure', undefined, job)) {
    hasher.update(piece);
    checksum = crc32(piece, checksum);
    size += piece.length;
  }
  const mediatype = draft.mediatype ?? MEDIA_TYPES.get(draft.format);
  const encoding = draft.encoding ?? (mediatype?.startsWith('text/') ? 'utf-8' : undefined);
  const resource = {
    ...draft,
    path,
    type: 'table' as const,
    ...(mediatype !== undefined && { mediatype }),
    ...(encoding !== undefined && { encoding }),
    bytes: size,
    hash: hasher.digest(),
  };
  return { resource, entry: { name: path, size, crc32: checksum, content: piecesOf(content) } };
}

function bytesEntry(name: string, bytes: Uint8Array): ZipContent {
  return { name, size: bytes.length, crc32: crc32(bytes), content: [bytes] };
}

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content.stream() as unknown as AsyncIterable<Uint8Array>;
}

async function* withProgress(pieces: AsyncIterable<Uint8Array>, stage: string, totalBytes: number | undefined, job: JobOptions): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    job.signal?.throwIfAborted();
    yield piece;
    bytes += piece.length;
    job.onProgress?.({ stage, bytes, ...(totalBytes !== undefined && { totalBytes }) });
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
  recipient: { recipient: string; kind: 'hybrid' | 'x25519'; stanzas: number },
): Promise<number> {
  const sealed = await openSealedFile(path);
  try {
    const self = { fingerprint: identity.fingerprint, key: identity.card.key, card: identity.card, own: true };
    const plaintext = openStream(await payloadOf(sealed, fileKey));
    const observed = withProgress(plaintext, 'check', sealed.size, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
    await examine(observed, { publishers: new Map([[self.fingerprint, self]]), ...recipient }, {});
    return sealed.size;
  } catch (error) {
    throw named(error, out);
  } finally {
    await sealed.file.close();
  }
}
