import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { openToRead, storageError } from '#electron/services';
import type { Digest } from '#shared/base';
import { archivedFiles, conformed, DESCRIPTOR, type ForeignFiles, type ForeignPackage, type ForeignTable, isArchive, listingDigest, type RandomBytes, surveyPackage } from '#shared/package';
import { sha256 } from '#shared/provenance';
import type { NamedTable } from '#shared/query';
import { read } from '#shared/reader';
import { fileDigest, fileSource, fileStream } from './files';
import { withProgress } from './progress';
import type { Terminal } from './terminal';

/** Tables that lie together and that nobody signed: a Frictionless package, or an archive or folder of tables. */
export interface ForeignInput {
  readonly name: string;
  readonly digest: Digest;
  readonly tables: readonly NamedTable[];
}

/** Whether a path is a plain ZIP, a folder or a `datapackage.json`; a short look. A `.molo` is judged as a sealed package, whatever it holds. */
export async function isForeignPackage(path: string): Promise<boolean> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw storageError(cause, path);
  });
  if (facts.isDirectory() || basename(path) === DESCRIPTOR) return true;
  return !/\.molo$/i.test(path) && isArchive(onDisk(path, facts.size));
}

/** Looks a foreign package over and reads none of its tables. @throws MoloError `package.*`, `storage.*` */
export async function surveyForeign(path: string): Promise<ForeignPackage> {
  return surveyPackage((await filesAt(path)).files);
}

/** Reads every table of a foreign package. @throws MoloError `package.*`, `storage.*` */
export async function openForeign(terminal: Terminal, path: string): Promise<ForeignInput> {
  const { isFolder, files } = await filesAt(path);
  const { name, tables: found } = await surveyPackage(files);
  const tables: NamedTable[] = [];
  const digests: { name: string; digest: Digest }[] = [];
  for (const { name: table, source, options, conventions } of found) {
    const result = await withProgress(terminal, table, (job) => read(source, { ...options, ...job }));
    tables.push({ name: table, table: conformed(result.table, conventions, files.name, table) });
    if (isFolder) digests.push({ name: source.name, digest: await digestOfSource(source) });
  }
  return { name, digest: isFolder ? listingDigest(digests) : await fileDigest(path), tables };
}

async function filesAt(path: string): Promise<{ isFolder: boolean; files: ForeignFiles }> {
  const facts = await stat(path);
  if (facts.isDirectory()) return { isFolder: true, files: await filesIn(path, basename(join(path, '.'))) };
  if (basename(path) === DESCRIPTOR) return { isFolder: true, files: await filesIn(dirname(path), DESCRIPTOR) };
  return { isFolder: false, files: await archivedFiles(onDisk(path, facts.size), basename(path)) };
}

/** A folder's own files; of one without a description, those that lie in it openly. */
async function filesIn(folder: string, name: string): Promise<ForeignFiles> {
  const root = await realpath(folder);
  const entries = await readdir(root, { withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => entry.name).sort();
  return { name, paths, find: (path) => fileIn(root, path) };
}

/** A file below `root`; what a link leads to outside of it is not there. */
async function fileIn(root: string, path: string): Promise<Awaited<ReturnType<ForeignFiles['find']>>> {
  const place = await realpath(join(root, ...path.split('/'))).catch(() => null);
  if (place === null) return undefined;
  if (relative(root, place).split(sep)[0] === '..') return undefined;
  const source = await fileSource(place);
  return { name: path, size: source.size ?? 0, stream: source.stream };
}

function onDisk(path: string, size: number): RandomBytes {
  return {
    size,
    async read(start, end) {
      const file = await openToRead(path);
      try {
        const bytes = new Uint8Array(end - start);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    stream: (start, end) => fileStream(path, start, end),
  };
}

async function digestOfSource(source: ForeignTable['source']): Promise<Digest> {
  const hasher = sha256();
  for await (const piece of source.stream()) hasher.update(piece);
  return hasher.digest();
}
