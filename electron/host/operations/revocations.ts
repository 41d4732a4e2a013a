import { revocationListOf } from '#shared/package';
import type { Handler } from '../handlers';

export const revocationList: Handler<'revocation.list'> = async ({ keyring }) => [...(await keyring.revocationLists())];

export const revocationApply: Handler<'revocation.apply'> = async ({ keyring, packages }, { digest }) => {
  await keyring.applyRevocations(revocationListOf(packages.get(digest).manifest));
  return null;
};
