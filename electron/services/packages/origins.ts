import { isDeepStrictEqual } from 'node:util';
import { type Fingerprint, isMoloError, LIMITS, MoloError } from '#shared/base';
import {
  type DraftDescriptor,
  type FileFacts,
  type KnownPublisher,
  type Manifest,
  type OriginFacts,
  type OriginReference,
  packageFacts,
  publisherOf,
  readManifest,
  seriesOf,
  verifyManifest,
} from '#shared/package';
import { digestOf } from '#shared/provenance';
import { collectChecked, type Entries } from './entries';

/** A package that was passed on, as its publisher signed it: what travels along as `origin/<n>/...`. */
export interface SignedManifest {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
}

/** An origin with the bytes that show it. */
export interface Origin extends SignedManifest {
  readonly facts: OriginFacts;
  /** Under which key and name its editions are counted. */
  readonly root: Fingerprint;
  readonly series: string;
}

type Publishers = ReadonlyMap<Fingerprint, KnownPublisher>;

/** Names of the two entries of an origin; the nearest has the number 1. */
export function originPaths(index: number): { manifest: string; signature: string } {
  const manifest = `origin/${index + 1}/datapackage.json`;
  return { manifest, signature: `${manifest}.jws` };
}

/** What the forwarder's manifest says of the origins that travel along. */
export function originReference({ manifest, signature }: SignedManifest): OriginReference {
  const factsOf = (bytes: Uint8Array): FileFacts => ({ bytes: bytes.length, hash: digestOf(bytes) });
  return { publisher: readManifest(manifest).molo.publisher.fingerprint, manifest: factsOf(manifest), signature: factsOf(signature) };
}

/**
 * What a publisher wrote, without what sealing says of the sealed file: this is passed on, and nothing else. A
 * revocation list becomes a plain table, since passing on what somebody else declares void is not declaring it.
 */
export function passedOn({ created: _created, molo, ...descriptor }: Manifest): DraftDescriptor {
  const { title, description, languages, marking, validUntil, disclosure, companions } = molo;
  const properties = { title, description, languages, marking, validUntil, disclosure, companions };
  const present = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { ...descriptor, molo: Object.fromEntries(present) };
}

/**
 * Reads the origins of a package that was passed on, and checks that each was handed on unchanged: its tables and
 * companions, and everything that its publisher said of them.
 * @throws MoloError `trust.origin`, `package.digest`, `package.malformed`
 */
export async function readOrigins(entries: Entries, forwarded: Manifest, publishers: Publishers): Promise<Origin[]> {
  const references = forwarded.molo.origins ?? [];
  const origins: Origin[] = [];
  let successor = forwarded;
  for (const [index, reference] of references.entries()) {
    const paths = originPaths(index);
    const bytes = await collectChecked(await entries.next(paths.manifest), reference.manifest, LIMITS.manifestBytes);
    const signature = await collectChecked(await entries.next(paths.signature), reference.signature, LIMITS.signatureBytes);
    const manifest = originManifest(bytes);
    const isPassedOn = isDeepStrictEqual(passedOn(manifest), passedOn(successor)) && isDeepStrictEqual(manifest.molo.origins ?? [], references.slice(index + 1));
    if (!isPassedOn || manifest.molo.publisher.fingerprint !== reference.publisher) throw new MoloError('trust.origin');
    const signer = await signerOf(manifest, bytes, signature, publishers);
    origins.push({ manifest: bytes, signature, root: signer?.root ?? reference.publisher, series: seriesOf(manifest), facts: factsOf(manifest, bytes, signer) });
    successor = manifest;
  }
  return origins;
}

function originManifest(bytes: Uint8Array): Manifest {
  try {
    return readManifest(bytes);
  } catch (cause) {
    throw new MoloError('trust.origin', {}, { cause });
  }
}

function factsOf(manifest: Manifest, bytes: Uint8Array, signer: KnownPublisher | undefined): OriginFacts {
  return {
    state: stateOf(signer),
    publisher: publisherOf(manifest, signer),
    package: packageFacts(manifest, digestOf(bytes)),
    recipients: manifest.molo.recipients.length,
  };
}

function stateOf(signer: KnownPublisher | undefined): OriginFacts['state'] {
  if (signer === undefined) return 'unknown';
  if (signer.revoked) return 'revoked';
  return signer.own ? 'own' : 'confirmed';
}

/** Whoever signed the origin; `undefined` where nobody here knows them, for the key does not travel along. */
async function signerOf({ molo }: Manifest, bytes: Uint8Array, signature: Uint8Array, publishers: Publishers): Promise<KnownPublisher | undefined> {
  const { fingerprint } = molo.publisher;
  try {
    const signer = await verifyManifest(bytes, signature, (kid) => publishers.get(kid));
    if (signer.fingerprint === fingerprint) return signer;
  } catch (error) {
    if (isMoloError(error, 'trust.unknownSigner') && error.params.fingerprint === fingerprint) return undefined;
  }
  throw new MoloError('trust.origin');
}
