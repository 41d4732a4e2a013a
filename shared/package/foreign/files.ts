import { type Digest, LIMITS, MoloError } from '#shared/base';
import { digestOf } from '#shared/provenance';
import { bytesOf, type RandomBytes } from './bytes';
import { openArchive } from './zip/archive';

/** A file that came with a foreign package. */
export interface ForeignFile {
  /** Its path inside the package. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** The files of a foreign package, wherever they lie. */
export interface ForeignFiles {
  /** What people know it by: the archive's, the folder's or the descriptor's name. */
  readonly name: string;
  /** The paths that are there, as far as they can be listed. */
  readonly paths: readonly string[];
  find(path: string): Promise<ForeignFile | undefined>;
}

export const DESCRIPTOR = 'datapackage.json';

/** The files of a plain ZIP. @throws MoloError `package.archive`, `package.limit` */
export async function archivedFiles(bytes: RandomBytes, name: string): Promise<ForeignFiles> {
  const files = new Map((await openArchive(bytes, name)).map((file) => [file.name, file]));
  return { name, paths: [...files.keys()], find: (path) => Promise.resolve(files.get(path)) };
}

/** A file that was dropped or chosen, and its path in the folder with which it came; alone its name. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** Files that were dropped or chosen together: one archive, or a folder's. @throws MoloError `package.archive`, `package.limit` */
export async function chosenFiles(chosen: readonly ChosenFile[]): Promise<ForeignFiles> {
  const [first] = chosen;
  if (first !== undefined && chosen.length === 1 && (await isArchive(bytesOf(first.file)))) return archivedFiles(bytesOf(first.file), first.file.name);
  const folder = first?.path.includes('/') ? (first.path.split('/')[0] as string) : null;
  const files = new Map(chosen.map(({ path, file }) => [folder === null ? path : path.slice(folder.length + 1), file]));
  const find = (path: string): ForeignFile | undefined => {
    const file = files.get(path);
    return file && { name: path, size: file.size, stream: () => file.stream() };
  };
  return { name: folder ?? DESCRIPTOR, paths: [...files.keys()], find: (path) => Promise.resolve(find(path)) };
}

/** Whether the bytes begin like a ZIP: with an entry, or with the end of an empty one. */
export async function isArchive(bytes: RandomBytes): Promise<boolean> {
  const [p, k, third, fourth] = await bytes.read(0, 4);
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/** A small file whole. @throws MoloError `package.limit` */
export async function wholeFile(file: ForeignFile): Promise<Uint8Array> {
  if (file.size > LIMITS.manifestBytes) throw new MoloError('package.limit', { file: file.name, maximum: LIMITS.manifestBytes });
  return new Uint8Array(await new Response(file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
}

/**
 * What stands for files that have no digest as a whole: SHA-256 of what `sha256sum` would print of
 * the tables' files, in the order of the tables.
 */
export function listingDigest(files: readonly { readonly name: string; readonly digest: Digest }[]): Digest {
  return digestOf(new TextEncoder().encode(files.map(({ name, digest }) => `${digest.slice('sha256:'.length)}  ${name}\n`).join('')));
}
