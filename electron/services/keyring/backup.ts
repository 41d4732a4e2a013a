import { MoloError } from '#shared/base';
import { type ContactCard, readCard } from '#shared/package';
import { lock, unlock } from '../crypto/passphrase';
import { identityFrom, readIdentityFiles } from './identity-file';

/** An identity in one file: its card, and its keys as the age file that a passphrase locks. */
interface Backup {
  readonly card: Uint8Array;
  readonly sealed: Uint8Array;
}

const FORMAT = 'identity-backup/1';
const MAX_BYTES = 256 * 1024;

/** @param passphrase for keys that lie in the clear: a backup leaves the house. @throws MoloError `trust.noIdentity`, `trust.passphraseNeeded` */
export async function writeBackup(folder: string, passphrase: () => Promise<string>, workFactor?: number): Promise<Uint8Array> {
  const { keys, locked, card } = await readIdentityFiles(folder);
  const sealed = locked ? keys : await lock(keys, await given(passphrase), workFactor);
  const backup = { molo: FORMAT, card: JSON.parse(new TextDecoder().decode(card)) as unknown, sealed: Buffer.from(sealed).toString('base64') };
  return new TextEncoder().encode(`${JSON.stringify(backup, null, 2)}\n`);
}

/** A backup as it was read, its keys still locked. */
export interface ReadBackup extends Backup {
  readonly whose: ContactCard;
}

/** @throws MoloError `trust.badBackup` */
export async function readBackup(bytes: Uint8Array): Promise<ReadBackup> {
  const backup = parse(bytes);
  return { ...backup, whose: await readCard(backup.card).catch(asBadBackup) };
}

/** Unlocks the keys, which shows that they are whole and the card's. @throws MoloError `trust.badBackup`, `trust.passphraseNeeded`, `trust.passphraseWrong` */
export async function proveBackup({ sealed, whose }: ReadBackup, passphrase: () => Promise<string>): Promise<void> {
  const clear = await unlock(sealed, await given(passphrase)).catch((cause: unknown) => (cause instanceof MoloError ? Promise.reject(cause) : asBadBackup(cause)));
  if ((await identityFrom(clear, whose)) === null) throw new MoloError('trust.badBackup');
}

function parse(bytes: Uint8Array): Backup {
  try {
    if (bytes.length > MAX_BYTES) throw new Error('too large');
    const { molo, card, sealed } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (molo !== FORMAT || typeof sealed !== 'string') throw new Error('another format');
    return { card: new TextEncoder().encode(`${JSON.stringify(card, null, 2)}\n`), sealed: new Uint8Array(Buffer.from(sealed, 'base64')) };
  } catch (cause) {
    return asBadBackup(cause);
  }
}

async function given(passphrase: () => Promise<string>): Promise<string> {
  const words = await passphrase();
  if (!words) throw new MoloError('trust.passphraseNeeded');
  return words;
}

function asBadBackup(cause: unknown): never {
  throw new MoloError('trust.badBackup', {}, { cause });
}
