import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IdentityEntry, type Keyring, openKeyring, storageError } from '#electron/services';
import { type Fingerprint, MoloError } from '#shared/base';
import type { IdentityView } from '#shared/host';
import type { Handler } from '../handlers';
import { keyringsOf } from '../keyrings';
import type { Services } from '../services';

export const identityList: Handler<'identity.list'> = async (services) => {
  const found = await identitiesOf(services);
  return found.map(({ keyring, entry }) => view(keyring, entry));
};

export const identityCreate: Handler<'identity.create'> = async ({ keyring }, { name, institution, passphrase }) => {
  const chosen = passphrase === null ? null : () => Promise.resolve(passphrase);
  return view(keyring, await keyring.createIdentity({ name, passphrase: chosen, ...(institution !== undefined && { institution }) }));
};

export const identityUnlock: Handler<'identity.unlock'> = async (services, { fingerprint, passphrase }) => {
  const { keyring, entry } = await find(services, fingerprint);
  await keyring.unlock(entry, () => Promise.resolve(passphrase));
  return view(keyring, entry);
};

export const identityRotate: Handler<'identity.rotate'> = async (services, { fingerprint, passphrase, newPassphrase }) => {
  const { keyring } = await find(services, fingerprint);
  const chosen = newPassphrase === null ? null : () => Promise.resolve(newPassphrase);
  return view(keyring, await keyring.rotateIdentity(fingerprint, { ask: () => Promise.resolve(passphrase ?? ''), passphrase: chosen }));
};

export const identityBackup: Handler<'identity.backup'> = async (services, { fingerprint, passphrase }) => {
  const { keyring, entry } = await find(services, fingerprint);
  // A keyring in which nothing is unlocked asks: a backup whose passphrase nobody knows any more is none.
  const asking = entry.sealed ? await openKeyring(keyring.home) : keyring;
  return asking.backupIdentity(fingerprint, () => Promise.resolve(passphrase));
};

export const identityRestore: Handler<'identity.restore'> = async ({ keyring }, { backup, passphrase }) =>
  view(keyring, await keyring.restoreIdentity(new TextEncoder().encode(backup), () => Promise.resolve(passphrase)));

export const identityCard: Handler<'identity.card'> = async (services, { fingerprint }) => {
  const file = join((await find(services, fingerprint)).entry.folder, 'card.json');
  return readFile(file).catch((cause: unknown) => Promise.reject(storageError(cause, file)));
};

interface Found {
  readonly keyring: Keyring;
  readonly entry: IdentityEntry;
}

async function identitiesOf(services: Services): Promise<Found[]> {
  const keyrings = await keyringsOf(services);
  const found = await Promise.all(keyrings.map(async (keyring) => (await keyring.identities()).map((entry) => ({ keyring, entry }))));
  return found.flat();
}

async function find(services: Services, fingerprint: Fingerprint): Promise<Found> {
  const found = (await identitiesOf(services)).find(({ entry }) => entry.fingerprint === fingerprint);
  if (found === undefined) throw new MoloError('trust.noIdentity');
  return found;
}

function view(keyring: Keyring, entry: IdentityEntry): IdentityView {
  const { fingerprint, card, sealed, retired, revoked } = entry;
  const { name, institution, date, recipients } = card;
  const unlocked = !keyring.needsPassphrase(entry);
  return {
    fingerprint,
    name,
    ...(institution !== undefined && { institution }),
    date,
    recipients,
    kind: keyring.kind,
    sealed,
    unlocked,
    ...(retired && { retired }),
    ...(revoked && { revoked }),
  };
}
