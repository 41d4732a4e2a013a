import { crc32 } from 'node:zlib';
import { type Digest, type Fingerprint, isMoloError, LIMITS, MoloError } from '#shared/base';
import {
  type Acceptance,
  checkEdition,
  checkNotRevoked,
  checkPublisher,
  checkReplaced,
  checkValidity,
  type EditionMark,
  isPersonName,
  type KnownPublisher,
  type Manifest,
  packageFacts,
  type PackageFacts,
  type Publisher,
  publisherOf,
  readManifest,
  readZip,
  type RecipientFacts,
  type RecipientKind,
  recipientsBound,
  type Reservation,
  seriesOf,
  verifyManifest,
} from '#shared/package';
import { digestOf } from '#shared/provenance';
import { checkContent, collect, Entries } from './entries';
import { type Origin, readOrigins, type SignedManifest } from './origins';

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
  /** What the holder accepts in so many words. */
  readonly accept: Acceptance;
  /** The holder's calendar day, `2026-11-22`. */
  readonly today: string;
  /** What was seen of the editions of a publisher's package. */
  markOf(root: Fingerprint, name: string): Promise<EditionMark | undefined>;
  /** Whose name is used by somebody whom nobody here knows. */
  imitated(name: string, fingerprint: Fingerprint): Promise<{ readonly kind: 'changedKey' | 'lookAlike'; readonly name: string } | null>;
}

export interface Examined {
  /** As it was signed. */
  readonly signed: SignedManifest;
  readonly manifest: Manifest;
  readonly digest: Digest;
  readonly signer: KnownPublisher;
  readonly caveats: readonly Reservation[];
  /** Where each resource lies in the archive, in the manifest's order. */
  readonly offsets: readonly number[];
  /** Likewise for the companions. */
  readonly companionOffsets: readonly number[];
  readonly origins: readonly Origin[];
}

const MANIFEST = 'datapackage.json';
const SIGNATURE = 'datapackage.json.jws';

/**
 * The one way in which a package is verified: manifest bytes -> signature -> publisher -> recipients
 * bound -> edition -> validity -> every content's length and digest -> origins -> nothing besides.
 * Nothing of a table is kept.
 * @param findings filled in as facts become known, also where the end is a refusal
 */
export async function examine(archive: AsyncIterable<Uint8Array>, circumstances: Circumstances, findings: Findings): Promise<Examined> {
  const entries = new Entries(readZip(archive, crc32));
  const signed = await readSigned(entries);
  const signer = await signerOf(signed, circumstances, findings);
  const manifest = readManifest(signed.manifest);
  const digest = digestOf(signed.manifest);
  note(findings, manifest, digest, circumstances, signer);
  checkPublisher(manifest, signer.fingerprint);
  checkNotRevoked(signer);
  if (!findings.recipients?.bound) throw new MoloError('trust.recipientsUnbound');
  const caveats = await caveatsOf(manifest, digest, signer, circumstances);
  const offsets = await checkContents(entries, manifest.resources, ({ name }) => name);
  const companionOffsets = await checkContents(entries, manifest.molo.companions ?? [], ({ path }) => path);
  const origins = await readOrigins(entries, manifest, circumstances.publishers);
  await entries.end();
  const inherited = await caveatsOfOrigins(origins, circumstances);
  return { signed, manifest, digest, signer, caveats: [...new Set([...caveats, ...inherited])], offsets, companionOffsets, origins };
}

async function readSigned(entries: Entries): Promise<SignedManifest> {
  const manifest = await collect(await entries.next(MANIFEST), LIMITS.manifestBytes);
  const entry = await entries.nextIf(SIGNATURE);
  if (entry === null) throw new MoloError('trust.badSignature');
  return { manifest, signature: await collect(entry, LIMITS.signatureBytes) };
}

async function signerOf({ manifest, signature }: SignedManifest, circumstances: Circumstances, findings: Findings): Promise<KnownPublisher> {
  try {
    return await verifyManifest(manifest, signature, (fingerprint) => circumstances.publishers.get(fingerprint));
  } catch (error) {
    noteClaims(findings, manifest, circumstances);
    if (isMoloError(error, 'trust.unknownSigner') && findings.publisher) await refuseImitation(findings.publisher, circumstances);
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

/** @throws MoloError `trust.badName`, `trust.changedKey`, `trust.lookAlike` */
async function refuseImitation({ claimedName, fingerprint }: Publisher, { imitated }: Circumstances): Promise<void> {
  if (!isPersonName(claimedName)) throw new MoloError('trust.badName', { context: 'publisher', fingerprint });
  const imitation = await imitated(claimedName, fingerprint);
  if (imitation) throw new MoloError(`trust.${imitation.kind}`, { fingerprint, name: imitation.name });
}

async function caveatsOf(manifest: Manifest, digest: Digest, signer: KnownPublisher, { markOf, accept, today }: Circumstances): Promise<Reservation[]> {
  const mark = await markOf(signer.root, seriesOf(manifest));
  const edition = packageFacts(manifest, digest);
  return [checkEdition(edition, mark, accept), checkValidity(manifest.molo.validUntil, today, accept), checkReplaced(signer, edition, mark)].filter((caveat) => caveat !== null);
}

/** An old edition stays one when somebody else hands it on, and a void key stays void. */
async function caveatsOfOrigins(origins: readonly Origin[], { markOf, accept }: Circumstances): Promise<Reservation[]> {
  const caveats: (Reservation | null)[] = [];
  for (const { facts, root, series } of origins) {
    caveats.push(checkEdition(facts.package, await markOf(root, series), accept));
    if (facts.state === 'revoked') caveats.push('voidOrigin');
  }
  return caveats.filter((caveat) => caveat !== null);
}

/** @returns where each one begins in the archive */
async function checkContents<Content extends { readonly path: string; readonly bytes: number; readonly hash: Digest }>(
  entries: Entries,
  contents: readonly Content[],
  nameOf: (content: Content) => string,
): Promise<number[]> {
  const offsets: number[] = [];
  for (const content of contents) {
    const entry = await entries.next(content.path);
    await checkContent(entry, content, nameOf(content));
    offsets.push(entry.offset);
  }
  return offsets;
}
