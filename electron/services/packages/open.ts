import type { Digest, JobOptions } from '#shared/base';
import { acceptedStatus, type AcceptedVerdict, fieldsOf, type Manifest, type Resource } from '#shared/package';
import type { Origin } from '#shared/provenance';
import type { Source } from '#shared/reader';
import type { Field } from '#shared/table';
import type { AskPassphrase, Keyring } from '../keyring/keyring';
import { examine, type Examined, type Findings } from './examine';
import { findKey, type FoundKey } from './find-key';
import { named, nameOf, openSealedFile, payloadOf, type SealedFile, type SealedPlace } from './sealed-file';
import { chunkCount, openStream, type SealedPayload } from './stream';
import { Witness } from './witness';

export interface OpenOptions extends JobOptions {
  readonly passphrase?: AskPassphrase;
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
    const witness = new Witness(chunkCount(payload.size));
    const examined = await firstPass(sealed, payload, found, witness, options, findings);
    return opened(place, found, witness, examined, findings as Required<Findings>);
  } catch (error) {
    throw named(error, place);
  } finally {
    await sealed.file.close();
  }
}

async function firstPass(
  { header, size }: SealedFile,
  payload: SealedPayload,
  found: FoundKey,
  witness: Witness,
  { signal, onProgress }: JobOptions,
  findings: Findings,
): Promise<Examined> {
  let bytes = payload.start;
  const inspect = (index: number, chunk: Uint8Array): void => {
    signal?.throwIfAborted();
    witness.record(index, chunk);
    bytes += chunk.length;
    onProgress?.({ stage: 'verify', bytes, totalBytes: size });
  };
  const publishers = await found.keyring.publishers();
  const circumstances = { publishers, recipient: found.recipient, kind: header.kind, stanzas: header.stanzas };
  return examine(openStream(payload, { inspect }), circumstances, findings);
}

function opened(place: SealedPlace, found: FoundKey, witness: Witness, { manifest, digest, offsets }: Examined, findings: Required<Findings>): OpenedPackage {
  const { languages } = manifest.molo;
  return {
    path: nameOf(place),
    verdict: { status: acceptedStatus(found.keyring.kind), signed: true, ...findings },
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
      fields: fieldsOf(descriptor.schema, languages),
      source: sourceOf(place, found, witness, descriptor, offsets[index] as number),
    })),
  };
}

function sourceOf(place: SealedPlace, found: FoundKey, witness: Witness, resource: Resource, offset: number): Source {
  const fileName = resource.path.slice(resource.path.lastIndexOf('/') + 1);
  return {
    name: fileName,
    size: resource.bytes,
    stream: () => ReadableStream.from(secondPass(place, found, witness, offset, resource.bytes)),
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
