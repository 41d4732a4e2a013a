import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moloIn } from './served';
import type { DroppedFile, Host } from './workbench';

/** Somebody at another computer, with one identity. */
export interface Stranger {
  readonly name: string;
  /** The folder of their identity and card. */
  readonly keys: string;
  /** The file of their card. */
  readonly card: string;
  /** As they would read it out, in groups. */
  readonly fingerprint: string;
  readonly molo: Host['molo'];
}

const GROUPS = /([0-9a-f]{4} ){15}[0-9a-f]{4}/;

/** @param folder its name, where two strangers have the same one */
export async function stranger(host: Pick<Host, 'folder'>, name: string, institution?: string, folder = name): Promise<Stranger> {
  const home = join(host.folder, folder);
  return person(name, join(home, 'keys'), (...words) => moloIn(home, ...words), institution);
}

/** The holder of the host's own keyring. */
export async function holder(host: Host, name = 'Anna Nowak'): Promise<Stranger> {
  return person(name, join(host.folder, 'keys'), host.molo);
}

async function person(name: string, keys: string, molo: Host['molo'], institution?: string): Promise<Stranger> {
  const from = institution === undefined ? [] : ['--institution', institution];
  const [fingerprint = ''] = GROUPS.exec(await molo('identity', 'new', '--name', name, ...from, '--out', keys, '--no-passphrase')) ?? [];
  return { name, keys, card: join(keys, 'card.json'), fingerprint, molo };
}

/** `one` has heard the other's fingerprint. */
export async function introduce(one: Stranger, other: Stranger, petName?: string): Promise<void> {
  await one.molo('trust', 'add', other.card, '--fingerprint', other.fingerprint, ...(petName === undefined ? [] : ['--as', petName]));
}

export async function asFile(path: string, name = path.split('/').at(-1) ?? path): Promise<DroppedFile> {
  return { name, bytes: await readFile(path) };
}
