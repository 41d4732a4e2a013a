import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fingerprint, MoloError, parseFingerprint } from '#shared/base';
import { type ContactCard, isPlainName, readCard } from '#shared/package';
import { writeAtomically } from '../storage/atomic';
import { onFile } from '../storage/errors';
import { makePrivateFolder, readIfThere } from './identity-file';

/** Somebody whose fingerprint the keyring's holder has confirmed. */
export interface Contact {
  readonly fingerprint: Fingerprint;
  readonly card: ContactCard;
  /** How the holder names them; the card's own name is only their claim. */
  readonly petName?: string;
  /** When they were added, RFC 3339. */
  readonly added: string;
  /** How the fingerprint was confirmed. */
  readonly confirmed: string;
}

/** What confirms a card: the fingerprint as its owner read it out, typed by the holder. */
export interface Confirmation {
  readonly fingerprint: string;
  readonly petName?: string;
  /** Default `typed`. */
  readonly confirmed?: string;
}

const FORMAT = 'contact/1';
const PRIVATE_FILE = 0o600;

/**
 * Adds a contact. There is no trust on first use: the typed fingerprint must be the card's.
 * @throws MoloError `trust.badCard`, `trust.badName`, `trust.fingerprintMismatch`, `storage.*`
 */
export async function addContact(folder: string, cardBytes: Uint8Array, typed: Confirmation): Promise<Contact> {
  const card = await readCard(cardBytes);
  if (parseFingerprint(typed.fingerprint) !== card.fingerprint) throw new MoloError('trust.fingerprintMismatch');
  if (typed.petName !== undefined && !isPlainName(typed.petName)) throw new MoloError('trust.badName');
  const contact: Contact = {
    fingerprint: card.fingerprint,
    card,
    ...(typed.petName !== undefined && { petName: typed.petName }),
    added: new Date().toISOString(),
    confirmed: typed.confirmed ?? 'typed',
  };
  await writeContact(folder, contact, JSON.parse(new TextDecoder().decode(cardBytes)));
  return contact;
}

/** Another name of the holder's for somebody, or none. @throws MoloError `storage.notFound`, `trust.badName` */
export async function renameContact(folder: string, fingerprint: Fingerprint, petName: string | null): Promise<Contact> {
  if (petName !== null && !isPlainName(petName)) throw new MoloError('trust.badName');
  const file = fileOf(folder, fingerprint);
  const bytes = await bytesOf(file);
  const { petName: _before, ...contact } = await readContact(file);
  const { card: jws } = JSON.parse(new TextDecoder().decode(bytes));
  const renamed = petName === null ? contact : { ...contact, petName };
  await writeContact(folder, renamed, jws);
  return renamed;
}

/** Takes somebody's signature for nothing from now on. Gives back what was forgotten. @throws MoloError `storage.notFound` where there is no such contact */
export async function removeContact(folder: string, fingerprint: Fingerprint): Promise<Uint8Array> {
  const file = fileOf(folder, fingerprint);
  const forgotten = await bytesOf(file);
  await onFile(file, () => unlink(file));
  return forgotten;
}

/** Takes a removal back. @param forgotten what `removeContact` gave */
export async function restoreContact(folder: string, fingerprint: Fingerprint, forgotten: Uint8Array): Promise<Contact> {
  const file = fileOf(folder, fingerprint);
  await writeAtomically(file, forgotten, { mode: PRIVATE_FILE, overwrite: true });
  return readContact(file);
}

function fileOf(folder: string, fingerprint: Fingerprint): string {
  return join(folder, `${fingerprint}.json`);
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await readIfThere(file);
  if (bytes === null) throw new MoloError('storage.notFound', { file });
  return bytes;
}

/** @param jws the card as it was signed */
async function writeContact(folder: string, { fingerprint, petName, added, confirmed }: Contact, jws: unknown): Promise<void> {
  const file = new TextEncoder().encode(`${JSON.stringify({ molo: FORMAT, petName, added, confirmed, card: jws }, null, 2)}\n`);
  await makePrivateFolder(folder);
  await writeAtomically(fileOf(folder, fingerprint), file, { mode: PRIVATE_FILE, overwrite: true });
}

/** All contacts, in the order of their fingerprints. @throws MoloError `storage.corrupt` naming a file that is not what was written */
export async function readContacts(folder: string): Promise<Contact[]> {
  const names = await fileNames(folder);
  return Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => readContact(join(folder, name))));
}

async function readContact(file: string): Promise<Contact> {
  try {
    const bytes = await readIfThere(file);
    const { molo, petName, added, confirmed, card: jws } = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array(0)));
    const card = await readCard(new TextEncoder().encode(JSON.stringify(jws)));
    if (molo !== FORMAT || !file.endsWith(`${card.fingerprint}.json`)) throw new Error('not this contact');
    const named = typeof petName === 'string' ? { petName } : {};
    return { fingerprint: card.fingerprint, card, ...named, added: String(added), confirmed: String(confirmed) };
  } catch (cause) {
    throw new MoloError('storage.corrupt', { file }, { cause });
  }
}

/** Names in a folder, sorted; none where the folder is not there. */
export async function fileNames(folder: string): Promise<string[]> {
  return onFile(folder, async () => {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}
