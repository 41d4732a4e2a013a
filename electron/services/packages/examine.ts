import { crc32 } from 'node:zlib';
import { type Digest, type Fingerprint, LIMITS, MoloError } from '#shared/base';
import {
  checkPublisher,
  type KnownPublisher,
  type Manifest,
  packageFacts,
  type PackageFacts,
  type PassingEntry,
  type Publisher,
  publisherOf,
  readManifest,
  readZip,
  type RecipientFacts,
  type RecipientKind,
  recipientsBound,
  type Resource,
  verifyManifest,
} from '#shared/package';
import { digestOf } from '#shared/provenance';
import { platformSha256 } from '../crypto/hasher';

/** What is known of a package so far; a refusal shows it as claims. */
export interface Findings {
  publisher?: Publisher;
  package?: PackageFacts;
  recipients?: RecipientFacts;
}

/** By whom and for whom: what the examination compares the manifest with. */
export interface Circumstances {
  readonly publishers: ReadonlyMap<Fingerprint, KnownPublisher>;
  /** The recipient string that opened the file. */
  readonly recipient: string;
  readonly kind: RecipientKind;
  /** How many recipients the file has. */
  readonly stanzas: number;
}

export interface Examined {
  readonly manifest: Manifest;
  readonly digest: Digest;
  /** Where each resource lies in the archive, in the manifest's order. */
  readonly offsets: readonly number[];
}

const MANIFEST = 'datapackage.json';
const SIGNATURE = 'datapackage.json.jws';

/**
 * The one way in which a package is verified: manifest bytes -> signature -> publisher -> recipients
 * bound -> every resource's length and digest -> nothing besides. Nothing of a resource is kept.
 * @param findings filled in as facts become known, also where the end is a refusal
 */
export async function examine(archive: AsyncIterable<Uint8Array>, circumstances: Circumstances, findings: Findings): Promise<Examined> {
  const entries = readZip(archive, crc32);
  const bytes = await collect(await nextEntry(entries, MANIFEST), LIMITS.manifestBytes);
  const signature = await collect(await signatureEntry(entries), LIMITS.signatureBytes);
  const signer = await signerOf(bytes, signature, circumstances, findings);
  const manifest = readManifest(bytes);
  note(findings, manifest, digestOf(bytes), circumstances, signer);
  checkPublisher(manifest, signer.fingerprint);
  if (!findings.recipients?.bound) throw new MoloError('trust.recipientsUnbound');
  const offsets: number[] = [];
  for (const resource of manifest.resources) {
    const entry = await nextEntry(entries, resource.path);
    await checkResource(entry, resource);
    offsets.push(entry.offset);
  }
  const { value: surplus } = await entries.next();
  if (surplus) throw new MoloError('package.malformed', { at: surplus.name });
  return { manifest, digest: digestOf(bytes), offsets };
}

async function signerOf(bytes: Uint8Array, signature: Uint8Array, circumstances: Circumstances, findings: Findings): Promise<KnownPublisher> {
  try {
    return await verifyManifest(bytes, signature, (fingerprint) => circumstances.publishers.get(fingerprint));
  } catch (error) {
    noteClaims(findings, bytes, circumstances);
    throw error;
  }
}

/** What an unverified manifest says of itself, if it can be read at all. */
function noteClaims(findings: Findings, bytes: Uint8Array, circumstances: Circumstances): void {
  try {
    note(findings, readManifest(bytes), digestOf(bytes), circumstances, undefined);
  } catch {
    // Unreadable claims are no claims; the refusal itself is on its way.
  }
}

function note(findings: Findings, manifest: Manifest, digest: Digest, circumstances: Circumstances, signer: KnownPublisher | undefined): void {
  const { recipient, kind, stanzas } = circumstances;
  findings.publisher = publisherOf(manifest, signer);
  findings.package = packageFacts(manifest, digest);
  findings.recipients = { kind, count: stanzas, bound: recipientsBound(manifest.molo.recipients, recipient, stanzas) };
}

async function nextEntry(entries: AsyncGenerator<PassingEntry>, name: string): Promise<PassingEntry> {
  const { value: entry } = await entries.next();
  if (!entry || entry.name !== name) throw new MoloError('package.malformed', { at: entry ? entry.name : name });
  return entry;
}

async function signatureEntry(entries: AsyncGenerator<PassingEntry>): Promise<PassingEntry> {
  const { value: entry } = await entries.next();
  if (!entry || entry.name !== SIGNATURE) throw new MoloError('trust.badSignature');
  return entry;
}

async function collect(entry: PassingEntry, maximum: number): Promise<Uint8Array> {
  if (entry.size > maximum) throw new MoloError('package.limit', { maximum });
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  for await (const piece of entry.content) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

async function checkResource(entry: PassingEntry, resource: Resource): Promise<void> {
  const hasher = platformSha256();
  for await (const piece of entry.content) hasher.update(piece);
  if (entry.size !== resource.bytes || hasher.digest() !== resource.hash) {
    throw new MoloError('package.digest', { resource: resource.name });
  }
}
