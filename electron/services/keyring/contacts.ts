import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Fingerprint, MoloError } from '#shared/base';
import { type ContactCard, readCard } from '#shared/package';
import { writeAtomically } from '../storage/atomic';
import { onFile } from '../storage/errors';
import { fileNames, makePrivateFolder, PRIVATE_FILE, readIfThere } from './private-files';

/** How a contact's key was confirmed: by its fingerprint as hexadecimal digits or as words, or by the signature of a key that was. */
export const CONFIRMATIONS = ['typed', 'words', 'succession'] as const;
export type ConfirmedHow = (typeof CONFIRMATIONS)[number];

/** Somebody whose key the keyring's holder has confirmed, as it was written down then. */
export interface KeptContact {
  readonly fingerprint: Fingerprint;
  readonly card: ContactCard;
  /** How the holder names them; the card's own name is only their claim. */
  readonly petName?: string;
  /** When they were added, RFC 3339. */
  readonly added: string;
  readonly confirmed: ConfirmedHow;
}

const FORMAT = 'contact/1';

/** Writes down a contact that was confirmed. @param cardBytes the card as it was signed. @throws MoloError `storage.*` */
export async function keepContact(folder: string, cardBytes: Uint8Array, contact: KeptContact): Promise<void> {
  await writeContact(folder, contact, JSON.parse(new TextDecoder().decode(cardBytes)));
}

/** Another name of the holder's for somebody, or none. @throws MoloError `storage.notFound` */
export async function renameContact(folder: string, fingerprint: Fingerprint, petName: string | null): Promise<KeptContact> {
  const file = fileOf(folder, fingerprint);
  const bytes = await bytesOf(file);
  const { petName: _before, ...contact } = await parseContact(file, bytes);
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
export async function restoreContact(folder: string, fingerprint: Fingerprint, forgotten: Uint8Array): Promise<KeptContact> {
  const file = fileOf(folder, fingerprint);
  await writeAtomically(file, forgotten, { mode: PRIVATE_FILE, overwrite: true });
  return parseContact(file, forgotten);
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
async function writeContact(folder: string, { fingerprint, petName, added, confirmed }: KeptContact, jws: unknown): Promise<void> {
  const file = new TextEncoder().encode(`${JSON.stringify({ molo: FORMAT, petName, added, confirmed, card: jws }, null, 2)}\n`);
  await makePrivateFolder(folder);
  await writeAtomically(fileOf(folder, fingerprint), file, { mode: PRIVATE_FILE, overwrite: true });
}

/** All contacts, in the order of their fingerprints. @throws MoloError `storage.corrupt` naming a file that is not what was written */
export async function readContacts(folder: string): Promise<KeptContact[]> {
  const files = (await fileNames(folder)).filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  const contacts = files.map(async (file) => {
    const bytes = await readIfThere(file);
    // Somebody may have removed it since the folder was read.
    return bytes && parseContact(file, bytes);
  });
  return (await Promise.all(contacts)).filter((contact) => contact !== null);
}

async function parseContact(file: string, bytes: Uint8Array): Promise<KeptContact> {
  try {
    const { molo, petName, added, confirmed, card: jws } = JSON.parse(new TextDecoder().decode(bytes));
    const card = await readCard(new TextEncoder().encode(JSON.stringify(jws)));
    if (molo !== FORMAT || !CONFIRMATIONS.includes(confirmed) || !file.endsWith(`${card.fingerprint}.json`)) throw new Error('not this contact');
    const named = typeof petName === 'string' ? { petName } : {};
    return { fingerprint: card.fingerprint, card, ...named, added: String(added), confirmed };
  } catch (cause) {
    throw new MoloError('storage.corrupt', { file }, { cause });
  }
}
