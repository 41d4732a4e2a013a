import { join } from 'node:path';
import { type Fingerprint, MoloError, parseFingerprint } from '#shared/base';
import { type ContactCard, readCard } from '#shared/package';
import { writeAtomically } from '../storage/atomic';
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
  /**
   * When they were removed, RFC 3339. Their card is kept for what follows from it (whose successor a key is, which editions
   * of its publisher were seen, which keys it declared void); they are nobody's publisher and no recipient any more.
   */
  readonly removed?: string;
}

const FORMAT = 'contact/1';

/** Writes down a contact that was confirmed. @param cardBytes the card as it was signed. @throws MoloError `storage.*` */
export async function keepContact(folder: string, cardBytes: Uint8Array, contact: KeptContact): Promise<void> {
  await writeContact(folder, contact, JSON.parse(new TextDecoder().decode(cardBytes)));
}

/** Another name of the holder's for somebody, or none. @throws MoloError `storage.notFound` */
export function renameContact(folder: string, fingerprint: Fingerprint, petName: string | null): Promise<void> {
  return rewriteContact(folder, fingerprint, ({ petName: _before, ...contact }) => (petName === null ? contact : { ...contact, petName }));
}

/** Takes somebody's signature for nothing from now on. @throws MoloError `storage.notFound` where there is no such contact */
export function removeContact(folder: string, fingerprint: Fingerprint): Promise<void> {
  return rewriteContact(folder, fingerprint, (contact) => ({ ...contact, removed: new Date().toISOString() }));
}

/** Takes a removal back. @throws MoloError `storage.notFound` where there was no such contact */
export function restoreContact(folder: string, fingerprint: Fingerprint): Promise<void> {
  return rewriteContact(folder, fingerprint, ({ removed: _when, ...contact }) => contact);
}

async function rewriteContact(folder: string, fingerprint: Fingerprint, change: (contact: KeptContact) => KeptContact): Promise<void> {
  const file = fileOf(folder, fingerprint);
  const bytes = await bytesOf(file);
  const { card: jws } = JSON.parse(new TextDecoder().decode(bytes));
  await writeContact(folder, change(await parseContact(file, bytes)), jws);
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
async function writeContact(folder: string, { fingerprint, petName, added, confirmed, removed }: KeptContact, jws: unknown): Promise<void> {
  const file = new TextEncoder().encode(`${JSON.stringify({ molo: FORMAT, petName, added, confirmed, removed, card: jws }, null, 2)}\n`);
  await makePrivateFolder(folder);
  await writeAtomically(fileOf(folder, fingerprint), file, { mode: PRIVATE_FILE, overwrite: true });
}

/** All contacts, removed ones too, in the order of their fingerprints. Other files that lie there are none (macOS leaves `._` ones on sticks). @throws MoloError `storage.corrupt` naming a file that is not what was written */
export async function readContacts(folder: string): Promise<KeptContact[]> {
  const files = (await fileNames(folder)).filter(isContactFile).map((name) => join(folder, name));
  const contacts = files.map(async (file) => {
    const bytes = await readIfThere(file);
    // Somebody may have removed it since the folder was read.
    return bytes && parseContact(file, bytes);
  });
  return (await Promise.all(contacts)).filter((contact) => contact !== null);
}

function isContactFile(name: string): boolean {
  const fingerprint = parseFingerprint(name.replace(/\.json$/, ''));
  return fingerprint !== null && name === `${fingerprint}.json`;
}

async function parseContact(file: string, bytes: Uint8Array): Promise<KeptContact> {
  try {
    const { molo, petName, added, confirmed, removed, card: jws } = JSON.parse(new TextDecoder().decode(bytes));
    const card = await readCard(new TextEncoder().encode(JSON.stringify(jws)));
    if (molo !== FORMAT || !CONFIRMATIONS.includes(confirmed) || !file.endsWith(`${card.fingerprint}.json`)) throw new Error('not this contact');
    const named = typeof petName === 'string' ? { petName } : {};
    return { fingerprint: card.fingerprint, card, ...named, added: String(added), confirmed, ...(removed !== undefined && { removed: String(removed) }) };
  } catch (cause) {
    throw new MoloError('storage.corrupt', { file }, { cause });
  }
}
