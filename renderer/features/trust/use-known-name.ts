import { useCallback } from 'react';
import type { Fingerprint } from '#shared/base';
import { nameOf } from './people';
import { useTrustState } from './trust-store';

/** What the holder calls whoever has a key: a contact, or themselves; `null` for anybody else. */
export function useKnownName(): (fingerprint: Fingerprint) => string | null {
  const contacts = useTrustState((state) => state.contacts);
  const identities = useTrustState((state) => state.identities);
  return useCallback(
    (fingerprint) => {
      const contact = contacts?.find((known) => known.fingerprint === fingerprint);
      return contact ? nameOf(contact) : (identities?.find((own) => own.fingerprint === fingerprint)?.name ?? null);
    },
    [contacts, identities],
  );
}
