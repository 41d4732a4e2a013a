import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Keyring } from '#electron/services';
import { MoloError } from '#shared/base';
import { type ContactCard, isCard, readCard } from '#shared/package';
import { readBytes } from './files';

/**
 * The card that somebody means. What lies in the folder they happen to be in must not come before a name, so only
 * what is written as a path (a separator, `.json`) is a file; where a name is written like that too, nobody guesses.
 * @param named who it is by name or fingerprint
 * @throws MoloError `usage.invalid` for a name that is a file as well, `trust.badCard`, what `named` throws
 */
export async function cardMeant(reference: string, named: (reference: string) => Promise<ContactCard>): Promise<ContactCard> {
  if (!isWrittenAsPath(reference) || !existsSync(reference)) return named(reference);
  const isName = await named(reference).then(
    () => true,
    () => false,
  );
  if (isName) throw new MoloError('usage.invalid', { argument: reference, context: 'nameAndFile' });
  return cardIn(reference);
}

const MIN_PREFIX = 4;

/**
 * The folder of the identity that somebody means: the beginning of a fingerprint in the keyring comes before a folder of that name.
 * @throws MoloError `trust.noIdentity` where several begin so
 */
export async function identityMeant(keyring: Keyring, reference: string): Promise<string> {
  const prefix = reference.replace(/[\s-]/g, '').toLowerCase();
  if (isWrittenAsPath(reference) || prefix.length < MIN_PREFIX) return reference;
  const [known, ...others] = (await keyring.identities()).filter(({ fingerprint }) => fingerprint.startsWith(prefix));
  if (others.length > 0) throw new MoloError('trust.noIdentity');
  return known?.folder ?? reference;
}

function isWrittenAsPath(reference: string): boolean {
  return /[/\\]|\.json$/i.test(reference);
}

async function cardIn(path: string): Promise<ContactCard> {
  const bytes = await readBytes(path);
  if (!isCard(bytes)) throw new MoloError('trust.badCard', { file: basename(path) });
  return readCard(bytes);
}
