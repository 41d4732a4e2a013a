import type { Digest, JobOptions } from '#shared/base';
import { type Acceptance, acceptedStatus, type AcceptedVerdict, type AgeHeader, CAVEATS, type Companion, fieldsOf, type Manifest, type Resource, seriesOf } from '#shared/package';
import type { Origin } from '#shared/provenance';
import type { Source } from '#shared/reader';
import type { Field } from '#shared/table';
import type { AskPassphrase } from '../keyring/identity';
import type { Keyring } from '../keyring/keyring';
import { type Circumstances, examine, type Examined, type Findings } from './examine';
import { findKey, type FoundKey } from './find-key';
import type { SignedManifest } from './origins';
import { Kept, MOST_KEPT } from './kept';
import { named, nameOf, openSealedFile, payloadOf, type SealedFile, type SealedPlace } from './sealed-file';
import { chunkCount, openStream, type SealedPayload } from './stream';
import { Witness } from './witness';

export interface OpenOptions extends JobOptions {
  readonly passphrase?: AskPassphrase;
  /** What the holder says yes to beforehand; without it an earlier edition and an expired one are refused. */
  readonly accept?: Acceptance;
  /** The calendar day, `2026-11-22`; default: this computer's. */
  readonly today?: string;
  /** Whether the keyring remembers which edition was opened. Default: yes, unless it is for training. */
  readonly record?: boolean;
  /** Keeps a small package's plaintext in memory, for who reads it at once and then ends. Default: it is decrypted again at each reading. */
  readonly keep?: boolean;
}

/** A package that held in every respect. */
export interface OpenedPackage {
  /** The file, or the name of what lay in memory. */
  readonly path: string;
  readonly verdict: AcceptedVerdict;
  readonly manifest: Manifest;
  /** Of the manifest's bytes: what the next edition names as its `previous`. */
  readonly digest: Digest;
  readonly origin: Origin;
  readonly resources: readonly OpenedResource[];
  readonly companions: readonly OpenedCompanion[];
  /** The exact bytes that its publisher signed, to be passed on. */
  readonly signed: SignedManifest;
  /** Of a package that was passed on: where it came from, the nearest first. */
  readonly origins: readonly SignedManifest[];
}

export interface OpenedCompanion {
  readonly descriptor: Companion;
  readonly source: Source;
}

export interface OpenedResource {
  readonly descriptor: Resource;
  /** The declared columns; none where the descriptor has no schema. */
  readonly fields: readonly Field[];
  /** Each stream decrypts the resource anew, and ends in `package.damaged` if the file is no longer the verified one. */
  readonly source: Source;
}

/**
 * Opens a sealed package, or refuses it whole. The first pass decrypts all of it, checks everything
 * (`examine`) and releases nothing; only what it has seen can be read afterwards.
 * @param keyrings the one whose identity opens the file alone decides on trust
 * @throws MoloError `package.*`, `trust.*`, `storage.*`, `cancelled`
 */
export async function openPackage(place: SealedPlace, keyrings: Keyring | readonly Keyring[], options: OpenOptions = {}): Promise<OpenedPackage> {
  return openWithFindings(place, keyrings, options, {});
}

export async function openWithFindings(
  place: SealedPlace,
  keyrings: Keyring | readonly Keyring[],
  options: OpenOptions,
  findings: Findings,
): Promise<OpenedPackage> {
  const sealed = await openSealedFile(place);
  try {
    const found = await findKey(sealed.headerBytes, sealed.header.kind, [keyrings].flat(), options.passphrase);
    const payload = await payloadOf(sealed, found.fileKey);
    const seen: Seen = { witness: new Witness(chunkCount(payload.size)), ...(options.keep && payload.size <= MOST_KEPT && { kept: new Kept() }) };
    const examined = await firstPass(sealed, payload, found, seen, options, findings);
    if (options.record ?? found.keyring.kind === 'own') await recordEditions(found.keyring, examined);
    return opened(place, found, seen, examined, findings as Required<Findings>);
  } catch (error) {
    throw named(error, place);
  } finally {
    await sealed.file.close();
  }
}

/** What the first pass leaves to the second. */
interface Seen {
  readonly witness: Witness;
  readonly kept?: Kept;
}

/** Of a package that was passed on also the first publishers' editions, as far as they could be shown. */
async function recordEditions(keyring: Keyring, { manifest, digest, signer, origins }: Examined): Promise<void> {
  await keyring.recordEdition(signer.root, seriesOf(manifest), { sequence: manifest.molo.sequence, digest });
  for (const { facts, root, series } of origins) {
    if (facts.state === 'confirmed' || facts.state === 'own') await keyring.recordEdition(root, series, facts.package);
  }
}

async function firstPass(
  { header, size }: SealedFile,
  payload: SealedPayload,
  found: FoundKey,
  { witness, kept }: Seen,
  options: OpenOptions,
  findings: Findings,
): Promise<Examined> {
  const { signal, onProgress } = options;
  let bytes = payload.start;
  const inspect = (index: number, chunk: Uint8Array): void => {
    signal?.throwIfAborted();
    witness.record(index, chunk);
    bytes += chunk.length;
    onProgress?.({ stage: 'verify', bytes, totalBytes: size });
  };
  const plaintext = openStream(payload, { inspect });
  return examine(kept ? kept.through(plaintext) : plaintext, await circumstancesOf(header, found, options), findings);
}

async function circumstancesOf({ kind, stanzas }: AgeHeader, { keyring, recipient }: FoundKey, { accept, today }: OpenOptions): Promise<Circumstances> {
  return {
    publishers: await keyring.publishers(),
    recipient,
    kind,
    stanzas,
    // Exercises are opened in any order.
    accept: accept ?? (keyring.kind === 'training' ? CAVEATS : []),
    today: today ?? calendarDay(new Date()),
    markOf: (root, name) => keyring.markOf(root, name),
    async imitated(name, fingerprint) {
      const imitation = await keyring.imitated(name, fingerprint);
      return imitation && { kind: imitation.kind, name: imitation.contact.petName ?? imitation.contact.card.name };
    },
  };
}

/** The day on the wall of whoever sits here, whatever it is in Greenwich. */
export function calendarDay(instant: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

function opened(place: SealedPlace, found: FoundKey, seen: Seen, examined: Examined, findings: Required<Findings>): OpenedPackage {
  const { manifest, digest, caveats, signed, origins } = examined;
  const sourceAt = (path: string, bytes: number, offset: number): Source => sourceOf(place, found, seen, { path, bytes, offset });
  return {
    path: nameOf(place),
    verdict: {
      status: acceptedStatus(found.keyring.kind, caveats),
      signed: true,
      caveats,
      ...findings,
      ...(origins.length > 0 && { origins: origins.map(({ facts }) => facts) }),
    },
    manifest,
    digest,
    origin: {
      package: manifest.name,
      ...(findings.package.title && { title: findings.package.title }),
      digest,
      publisher: manifest.molo.publisher.fingerprint,
      signed: true,
    },
    resources: manifest.resources.map((descriptor, index) => ({
      descriptor,
      fields: fieldsOf(descriptor.schema, manifest.molo.languages),
      source: sourceAt(descriptor.path, descriptor.bytes, examined.offsets[index] as number),
    })),
    companions: (manifest.molo.companions ?? []).map((descriptor, index) => ({
      descriptor,
      source: sourceAt(descriptor.path, descriptor.bytes, examined.companionOffsets[index] as number),
    })),
    signed,
    origins,
  };
}

/** Where a content lies in the archive. */
interface Extent {
  readonly path: string;
  readonly bytes: number;
  readonly offset: number;
}

function sourceOf(place: SealedPlace, found: FoundKey, { witness, kept }: Seen, { path, bytes, offset }: Extent): Source {
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    size: bytes,
    stream: () => ReadableStream.from(kept ? kept.range(offset, offset + bytes) : secondPass(place, found, witness, offset, bytes)),
  };
}

async function* secondPass(place: SealedPlace, found: FoundKey, witness: Witness, offset: number, bytes: number): AsyncGenerator<Uint8Array> {
  if (bytes === 0) return;
  const sealed = await openSealedFile(place);
  try {
    const inspect = witness.check.bind(witness);
    yield* openStream(await payloadOf(sealed, found.fileKey), { from: offset, to: offset + bytes, inspect });
  } catch (error) {
    throw named(error, place);
  } finally {
    await sealed.file.close();
  }
}
