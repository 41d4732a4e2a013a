import { join } from 'node:path';
import { type Fingerprint, MoloError } from '#shared/base';
import { type ContactCard, publicKeyOf, readCard } from '#shared/package';
import { lock, unlock } from '../crypto/passphrase';
import { writeAtomically } from '../storage/atomic';
import { belongTogether, type Identity, type IdentitySecrets } from './identity';
import { fileNames, makePrivateFolder, PRIVATE_FILE, readIfThere } from './private-files';

/**
 * One identity in one folder: `identity.age` (locked with a passphrase) or `identity.json` (in the
 * clear, where that was asked for), and `card.json` beside it.
 */
const LOCKED = 'identity.age';
const CLEAR = 'identity.json';
const CARD = 'card.json';
const FORMAT = 'identity/1';


/** An identity as it lies there, its secrets untouched. */
export interface KeptIdentity {
  readonly fingerprint: Fingerprint;
  readonly card: ContactCard;
  /** Needs a passphrase. */
  readonly sealed: boolean;
  readonly folder: string;
}

/** @param passphrase `null`: in the clear */
export async function writeIdentity(
  folder: string,
  { identity, card }: { identity: Identity; card: Uint8Array },
  passphrase: string | null,
  workFactor?: number,
): Promise<void> {
  await refuseOccupied(folder);
  await makePrivateFolder(folder);
  const clear = new TextEncoder().encode(`${JSON.stringify({ molo: FORMAT, ...identity.secrets }, null, 2)}\n`);
  // The card comes last: a folder without one is not taken for an identity.
  if (passphrase === null) await writeAtomically(join(folder, CLEAR), clear, { mode: PRIVATE_FILE });
  else await writeAtomically(join(folder, LOCKED), await lock(clear, passphrase, workFactor), { mode: PRIVATE_FILE });
  await writeAtomically(join(folder, CARD), card, { mode: PRIVATE_FILE });
}

/** Puts back an identity from its own files. One that is there stays, and so does whatever else lies in its place. @throws MoloError `storage.exists` */
export async function writeSealedIdentity(folder: string, sealed: Uint8Array, card: Uint8Array): Promise<void> {
  await makePrivateFolder(folder);
  // Interrupted before the card was written, it is no identity yet; the same backup may finish it.
  const begun = await readIfThere(join(folder, LOCKED));
  if ((begun && !Buffer.from(begun).equals(sealed)) || (await readIfThere(join(folder, CLEAR)))) throw new MoloError('storage.exists', { file: folder });
  if (!begun) await writeAtomically(join(folder, LOCKED), sealed, { mode: PRIVATE_FILE });
  await writeAtomically(join(folder, CARD), card, { mode: PRIVATE_FILE });
}

/** One folder, one identity: a locked one beside another's open one would be taken for its replacement. */
async function refuseOccupied(folder: string): Promise<void> {
  for (const name of [LOCKED, CLEAR, CARD]) {
    const file = join(folder, name);
    if (await readIfThere(file)) throw new MoloError('storage.exists', { file });
  }
}

/** The identity in a folder; `null` where there is none, or only a part of one. @throws MoloError `storage.corrupt` */
export async function readIdentityEntry(folder: string): Promise<KeptIdentity | null> {
  const sealed = await isLocked(folder);
  const card = sealed === null ? null : await readIdentityCard(folder);
  return card && { fingerprint: card.fingerprint, card, sealed: sealed === true, folder };
}

/** Those in the folders of a folder, in the order of their fingerprints. @throws MoloError `storage.corrupt` */
export async function readIdentityEntries(folder: string): Promise<KeptIdentity[]> {
  const entries = await Promise.all((await fileNames(folder)).map((name) => readIdentityEntry(join(folder, name))));
  return entries.filter((entry) => entry !== null);
}

async function readIdentityCard(folder: string): Promise<ContactCard | null> {
  const file = join(folder, CARD);
  const bytes = await readIfThere(file);
  return bytes && readCard(bytes).catch((cause: unknown) => Promise.reject(new MoloError('storage.corrupt', { file }, { cause })));
}

/** Whether a passphrase is needed; `null` where there is no identity. */
async function isLocked(folder: string): Promise<boolean | null> {
  if (await readIfThere(join(folder, LOCKED))) return true;
  return (await readIfThere(join(folder, CLEAR))) ? false : null;
}

/**
 * @param passphrase asked only if the identity is locked
 * @throws MoloError `trust.noIdentity`, `trust.passphraseNeeded`, `trust.passphraseWrong`, `storage.corrupt`
 */
export async function readIdentity(folder: string, passphrase: (() => Promise<string>) | undefined): Promise<Identity> {
  const card = await readIdentityCard(folder);
  const locked = await readIfThere(join(folder, LOCKED));
  const clear = locked ? await unlocked(locked, join(folder, LOCKED), passphrase) : await readIfThere(join(folder, CLEAR));
  if (card === null || clear === null) throw new MoloError('trust.noIdentity');
  const identity = await identityFrom(clear, card);
  if (identity === null) throw new MoloError('storage.corrupt', { file: folder });
  return identity;
}

/** The bytes of both files, for a backup. @throws MoloError `trust.noIdentity` */
export async function readIdentityFiles(folder: string): Promise<{ readonly keys: Uint8Array; readonly locked: boolean; readonly card: Uint8Array }> {
  const locked = await readIfThere(join(folder, LOCKED));
  const keys = locked ?? (await readIfThere(join(folder, CLEAR)));
  const card = await readIfThere(join(folder, CARD));
  if (keys === null || card === null) throw new MoloError('trust.noIdentity');
  return { keys, locked: locked !== null, card };
}

/** Secrets and card as one identity; `null` unless each key of the card is the public half of a secret. */
export async function identityFrom(clear: Uint8Array, card: ContactCard): Promise<Identity | null> {
  const secrets = parseSecrets(clear);
  return secrets && (await belongTo(secrets, card)) ? { fingerprint: card.fingerprint, card, secrets } : null;
}

async function unlocked(bytes: Uint8Array, file: string, passphrase: (() => Promise<string>) | undefined): Promise<Uint8Array> {
  const words = await passphrase?.();
  if (!words) throw new MoloError('trust.passphraseNeeded');
  try {
    return await unlock(bytes, words);
  } catch (cause) {
    throw cause instanceof MoloError ? cause : new MoloError('storage.corrupt', { file }, { cause });
  }
}

function parseSecrets(bytes: Uint8Array): IdentitySecrets | null {
  try {
    const { molo, signing, age } = JSON.parse(new TextDecoder().decode(bytes));
    const key = publicKeyOf(signing);
    if (molo !== FORMAT || key === null) return null;
    return { signing: { ...key, d: String(signing.d) }, age: { hybrid: String(age.hybrid), x25519: String(age.x25519) } };
  } catch {
    return null;
  }
}

async function belongTo(secrets: IdentitySecrets, card: ContactCard): Promise<boolean> {
  return belongTogether(secrets, card).catch(() => false);
}
