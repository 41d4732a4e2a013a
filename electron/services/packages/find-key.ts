import { isMoloError, MoloError } from '#shared/base';
import type { RecipientKind } from '#shared/package';
import type { AskPassphrase, Identity } from '../keyring/identity';
import type { Keyring } from '../keyring/keyring';
import type { IdentityEntry } from '../keyring/standing';
import { unwrapFileKey } from './age-file';

/** Who can open a file, and with what. */
export interface FoundKey {
  readonly keyring: Keyring;
  /** The recipient string that the file was sealed to. */
  readonly recipient: string;
  readonly fileKey: Uint8Array;
}

interface Candidate {
  readonly keyring: Keyring;
  readonly entry: IdentityEntry;
}

/**
 * Tries every identity of every keyring, those without a question first. A wrong passphrase for
 * one does not keep another from opening the file; it is reported when none does.
 * @throws MoloError `trust.noIdentity`, `trust.notRecipient`, `trust.passphraseNeeded`, `trust.passphraseWrong`, `package.damaged`
 */
export async function findKey(header: Uint8Array, kind: RecipientKind, keyrings: readonly Keyring[], ask: AskPassphrase | undefined): Promise<FoundKey> {
  const candidates = await candidatesOf(keyrings);
  if (candidates.length === 0) throw new MoloError('trust.noIdentity');
  let refusal = new MoloError('trust.notRecipient');
  for (const { keyring, entry } of candidates) {
    const identity = await unlockOrRefusal(keyring, entry, ask);
    if (identity instanceof MoloError) {
      refusal = identity;
      continue;
    }
    const fileKey = await unwrapFileKey(header, identity.secrets.age[kind]);
    if (fileKey) return { keyring, recipient: identity.card.recipients[kind], fileKey };
  }
  throw refusal;
}

async function candidatesOf(keyrings: readonly Keyring[]): Promise<Candidate[]> {
  const perKeyring = keyrings.map(async (keyring) => (await keyring.identities()).map((entry) => ({ keyring, entry })));
  const candidates = (await Promise.all(perKeyring)).flat();
  const rank = ({ keyring, entry }: Candidate): number => (keyring.needsPassphrase(entry) ? 1 : 0);
  return candidates.sort((one, other) => rank(one) - rank(other));
}

async function unlockOrRefusal(keyring: Keyring, entry: IdentityEntry, ask: AskPassphrase | undefined): Promise<Identity | MoloError> {
  try {
    return await keyring.unlock(entry, ask);
  } catch (error) {
    if (isMoloError(error, 'trust.passphraseWrong') || isMoloError(error, 'trust.passphraseNeeded')) return error;
    throw error;
  }
}
