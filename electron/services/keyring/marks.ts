import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest, Fingerprint } from '#shared/base';
import type { EditionMark } from '#shared/package';
import { syncFolder } from '../storage/atomic';
import { onFile } from '../storage/errors';
import { withLock } from '../storage/lock';
import { fileNames, makePrivateFolder, PRIVATE_FILE } from './private-files';

/**
 * Which editions of a publisher's packages were opened or published here: an empty file for each, whose name is
 * the number and the digest. Nothing is ever rewritten, so that two processes cannot undo each other's marks
 * and a crash leaves no half of one.
 */
const MARK = /^(\d{1,16})-([0-9a-f]{64})$/;

/** @param root the first key of the publisher's succession */
export async function readMark(folder: string, root: Fingerprint, name: string): Promise<EditionMark | undefined> {
  const digests: Record<number, Digest> = {};
  for (const file of await fileNames(folderOf(folder, root, name))) {
    const [, sequence, hash] = MARK.exec(file) ?? [];
    if (sequence !== undefined) digests[Number(sequence)] ??= `sha256:${hash}` as Digest;
  }
  const sequences = Object.keys(digests).map(Number);
  return sequences.length === 0 ? undefined : { sequence: Math.max(...sequences), digests };
}

/** What was seen under two keys of one publisher. */
export function joined(one: EditionMark | undefined, other: EditionMark | undefined): EditionMark | undefined {
  if (!one || !other) return one ?? other;
  return { sequence: Math.max(one.sequence, other.sequence), digests: { ...other.digests, ...one.digests } };
}

/** @throws MoloError `storage.*` */
export async function writeMark(folder: string, root: Fingerprint, name: string, { sequence, digest }: { sequence: number; digest: Digest }): Promise<void> {
  const marks = folderOf(folder, root, name);
  const file = join(marks, `${sequence}-${digest.slice('sha256:'.length)}`);
  await makePrivateFolder(marks);
  await onFile(file, async () => {
    const mark = await open(file, 'a', PRIVATE_FILE);
    await mark.sync().finally(() => mark.close());
  });
  await syncFolder(marks);
}

/** Does `work` while no other process here publishes an edition. */
export async function whilePublishing<T>(folder: string, root: Fingerprint, name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  const marks = folderOf(folder, root, name);
  await makePrivateFolder(marks);
  return withLock(join(marks, 'publishing.lock'), work, signal);
}

/** A prefix and a suffix, since a package may be called `con` or end in a point, which Windows takes for something else. */
function folderOf(folder: string, root: Fingerprint, name: string): string {
  return join(folder, root, `package-${name}.marks`);
}
