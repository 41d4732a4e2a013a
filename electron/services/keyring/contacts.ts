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
 * Adds a contact, or renames one. There is no trust on first use: the typed fingerprint must be the card's.
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
  const { petName, added, confirmed } = contact;
  const jws: unknown = JSON.parse(new TextDecoder().decode(cardBytes));
  const file = new TextEncoder().encode(`${JSON.stringify({ molo: FORMAT, petName, added, confirmed, card: jws }, null, 2)}\n`);
  await makePrivateFolder(folder);
  await writeAtomically(join(folder, `${card.fingerprint}.json`), file, { mode: PRIVATE_FILE, overwrite: true });
  return contact;
}

/** Takes somebody's signature for nothing from now on. @throws MoloError `storage.notFound` where there is no such contact */
export async function removeContact(folder: string, fingerprint: Fingerprint): Promise<void> {
  const file = join(folder, `${fingerprint}.json`);
  await onFile(file, () => unlink(file));
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
