import { type Fingerprint, isMoloError, LIMITS, MoloError } from '#shared/base';
import {
  type FileFacts,
  type KnownPublisher,
  type Manifest,
  type OriginFacts,
  type OriginReference,
  packageFacts,
  publisherOf,
  readManifest,
  verifyManifest,
} from '#shared/package';
import { digestOf } from '#shared/provenance';
import { collectChecked, type Entries } from './entries';

/** A package that was passed on, as its publisher signed it: what travels along as `origin/<n>/...`. */
export interface SignedManifest {
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
}

/** An origin with the bytes that show it, and its last day. */
export interface Origin extends SignedManifest {
  readonly facts: OriginFacts;
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
  return { manifest: factsOf(manifest), signature: factsOf(signature) };
}

/**
 * Reads the origins of a package that was passed on, and checks that each handed its content to the next one
 * unchanged: every table and companion of a package must be one of its origin's.
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
    if (!sameReferences(manifest.molo.origins, references.slice(index + 1)) || !holdsAll(manifest, successor)) throw new MoloError('trust.origin');
    origins.push({ manifest: bytes, signature, facts: await factsOf(manifest, bytes, signature, publishers) });
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

async function factsOf(manifest: Manifest, bytes: Uint8Array, signature: Uint8Array, publishers: Publishers): Promise<OriginFacts> {
  const signer = await signerOf(manifest, bytes, signature, publishers);
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

function sameReferences(own: readonly OriginReference[] | undefined, rest: readonly OriginReference[]): boolean {
  const facts = (references: readonly OriginReference[]): string => references.map(({ manifest, signature }) => `${manifest.hash} ${signature.hash}`).join('\n');
  return facts(own ?? []) === facts(rest);
}

/** Whether everything in `successor` is in `origin`, under the same name and with the same bytes. */
function holdsAll(origin: Manifest, successor: Manifest): boolean {
  const contents = ({ resources, molo }: Manifest): string[] => [
    ...resources.map(({ name, bytes, hash }) => `table ${name} ${bytes} ${hash}`),
    ...(molo.companions ?? []).map(({ path, bytes, hash }) => `file ${path} ${bytes} ${hash}`),
  ];
  const held = new Set(contents(origin));
  return contents(successor).every((content) => held.has(content));
}
