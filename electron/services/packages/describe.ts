import { crc32 } from 'node:zlib';
import { type JobOptions, MoloError } from '#shared/base';
import {
  type Companion,
  DATA_PACKAGE_PROFILE,
  type DraftCompanion,
  type DraftDescriptor,
  type DraftResource,
  type FileFacts,
  type Manifest,
  PACKAGE_FORMAT,
  readDescriptor,
  recipientDigest,
  type Resource,
  resourcePaths,
  type ZipContent,
} from '#shared/package';
import { platformSha256 } from '../crypto/hasher';
import { originPaths, originReference, type SignedManifest } from './origins';
import type { Content, SealRequest } from './seal-request';
import { withProgress } from './with-progress';

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['tsv', 'text/tab-separated-values'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['arrow', 'application/vnd.apache.arrow.file'],
]);

/** A manifest ready to be signed, and everything that comes behind it in the archive, in its order. */
export interface Described {
  readonly manifest: Manifest;
  readonly entries: readonly ZipContent[];
}

/**
 * Measures every content and describes it.
 * @param recipients as they go into the manifest, repeats left out
 * @throws MoloError `package.malformed` for a descriptor that is wrong or names a content that is not there
 */
export async function describe(request: SealRequest, recipients: readonly string[]): Promise<Described> {
  const draft = readDescriptor(new TextEncoder().encode(JSON.stringify(request.descriptor)));
  const tables = await measureTables(draft.resources, request);
  const companions = await measureCompanions(draft.molo?.companions ?? [], request);
  const manifest = manifestOf(draft, request, {
    resources: tables.map(({ described }) => described),
    companions: companions.map(({ described }) => described),
    recipients,
  });
  return { manifest, entries: [...tables.map(({ entry }) => entry), ...companions.map(({ entry }) => entry), ...originEntries(request.origins ?? [])] };
}

interface Measured<Description> {
  readonly described: Description;
  readonly entry: ZipContent;
}

async function measureTables(drafts: readonly DraftResource[], request: SealRequest): Promise<Measured<Resource>[]> {
  const paths = resourcePaths(drafts);
  const measured: Measured<Resource>[] = [];
  for (const [index, draft] of drafts.entries()) {
    const content = contentOf(request.contents, draft.name, `/resources/${index}`);
    const { facts, entry } = await measure(paths[index] as string, content, request);
    measured.push({ described: { ...draft, ...(isPassedOn(request) ? {} : added(draft)), path: entry.name, ...facts }, entry });
  }
  return measured;
}

async function measureCompanions(drafts: readonly DraftCompanion[], request: SealRequest): Promise<Measured<Companion>[]> {
  const measured: Measured<Companion>[] = [];
  for (const [index, draft] of drafts.entries()) {
    const content = contentOf(request.companions ?? {}, draft.path, `/molo/companions/${index}`);
    const { facts, entry } = await measure(draft.path, content, request);
    measured.push({ described: { ...draft, ...facts }, entry });
  }
  return measured;
}

function contentOf(contents: Readonly<Record<string, Content>>, name: string, at: string): Content {
  if (!Object.hasOwn(contents, name)) throw new MoloError('package.malformed', { file: 'datapackage.json', at });
  return contents[name] as Content;
}

/** What is passed on keeps its publisher's description to the letter. */
function isPassedOn({ origins = [] }: SealRequest): boolean {
  return origins.length > 0;
}

/** What the standard has to say of a table and its author need not. */
function added(draft: DraftResource): Pick<DraftResource, 'type' | 'mediatype' | 'encoding'> {
  const mediatype = draft.mediatype ?? MEDIA_TYPES.get(draft.format);
  const encoding = draft.encoding ?? (mediatype?.startsWith('text/') ? 'utf-8' : undefined);
  return { type: 'table', ...(mediatype !== undefined && { mediatype }), ...(encoding !== undefined && { encoding }) };
}

/** Everything that stands before a content and depends on it. */
async function measure(name: string, content: Content, job: JobOptions): Promise<{ facts: FileFacts; entry: ZipContent }> {
  const hasher = platformSha256();
  let bytes = 0;
  let checksum = 0;
  for await (const piece of withProgress(piecesOf(content), 'measure', undefined, job)) {
    hasher.update(piece);
    checksum = crc32(piece, checksum);
    bytes += piece.length;
  }
  return { facts: { bytes, hash: hasher.digest() }, entry: { name, size: bytes, crc32: checksum, content: piecesOf(content) } };
}

async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content.stream() as unknown as AsyncIterable<Uint8Array>;
}

/** Bytes that are at hand, as an entry of the archive. */
export function bytesEntry(name: string, bytes: Uint8Array): ZipContent {
  return { name, size: bytes.length, crc32: crc32(bytes), content: [bytes] };
}

function originEntries(origins: readonly SignedManifest[]): ZipContent[] {
  return origins.flatMap(({ manifest, signature }, index) => {
    const paths = originPaths(index);
    return [bytesEntry(paths.manifest, manifest), bytesEntry(paths.signature, signature)];
  });
}

interface Measurements {
  readonly resources: readonly Resource[];
  readonly companions: readonly Companion[];
  readonly recipients: readonly string[];
}

function manifestOf(draft: DraftDescriptor, request: SealRequest, { resources, companions, recipients }: Measurements): Manifest {
  const { previous, unconfirmed = [], origins = [] } = request;
  const { name, institution, fingerprint } = request.identity.card;
  const { companions: _drafts, ...properties } = draft.molo ?? {};
  return {
    ...(isPassedOn(request) ? {} : { $schema: DATA_PACKAGE_PROFILE }),
    ...draft,
    created: draft.created ?? new Date().toISOString(),
    resources,
    molo: {
      ...properties,
      format: PACKAGE_FORMAT,
      publisher: { name, ...(institution !== undefined && { institution }), fingerprint },
      sequence: (previous?.sequence ?? 0) + 1,
      ...(previous && { previous: previous.digest }),
      recipients: recipients.map(recipientDigest),
      ...(unconfirmed.length > 0 && { unconfirmed: [...new Set(unconfirmed)].map(recipientDigest) }),
      ...(companions.length > 0 && { companions }),
      ...(origins.length > 0 && { origins: origins.map(originReference) }),
    },
  };
}
