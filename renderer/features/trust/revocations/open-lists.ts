import { type OpenData, useSession } from '#renderer/workbench';
import { type Digest, type Fingerprint, isDigest } from '#shared/base';
import type { RevocationListView } from '#shared/host';
import type { RevocationEntry } from '#shared/package';
import { useTrustState } from '../trust-store';

/** A revocation list in a package that is open, and that does not hold here yet. */
export interface OpenList {
  readonly digest: Digest;
  readonly issuer: Fingerprint;
  /** What the issuer is called: by the holder, or by themselves. */
  readonly name: string;
  readonly number: number;
  readonly created: string;
  readonly entries: readonly RevocationEntry[];
}

/** Lists in open packages, newer than what holds of the same issuer. */
export function openLists(data: readonly OpenData[], applied: readonly RevocationListView[]): readonly OpenList[] {
  return data.flatMap(listIn).filter(({ issuer, number }) => !applied.some((list) => list.issuer === issuer && list.number >= number));
}

function listIn({ id, verdict, manifest }: OpenData): OpenList[] {
  const entries = manifest?.molo.revocations;
  // Nobody's exercise declares a key void.
  if (manifest === undefined || entries === undefined || !isDigest(id) || (verdict.status !== 'trusted' && verdict.status !== 'caution')) return [];
  const { publisher } = verdict;
  return [{ digest: id, issuer: publisher.fingerprint, name: publisher.petName ?? publisher.claimedName, number: manifest.molo.sequence, created: manifest.created, entries }];
}

export function useOpenLists(): readonly OpenList[] {
  const data = useSession((state) => state.data);
  const applied = useTrustState((state) => state.lists);
  return openLists(data, applied);
}
