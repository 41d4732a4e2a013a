import { type Fingerprint, MoloError } from '#shared/base';
import type { Manifest } from './descriptor';
import type { RevocationEntry } from './revocations';

/** Every key that one issuer declares void. It travels as a sealed package; a list with a higher number replaces it. */
export interface RevocationList {
  readonly issuer: Fingerprint;
  /** The package's `molo.sequence`. */
  readonly number: number;
  /** When it was made, RFC 3339: its age counts from then. */
  readonly created: string;
  readonly entries: readonly RevocationEntry[];
}

/** The name of every package that is a revocation list. */
export const REVOCATIONS_NAME = 'revocations';

/** The list in a verified package. @throws MoloError `trust.notRevocations` */
export function revocationListOf({ name, created, molo }: Manifest): RevocationList {
  if (name !== REVOCATIONS_NAME || !molo.revocations) throw new MoloError('trust.notRevocations');
  return { issuer: molo.publisher.fingerprint, number: molo.sequence, created, entries: molo.revocations };
}

/** What the lists say of a key: the entry with the earliest day. */
export function revocationOf(fingerprint: Fingerprint, lists: readonly RevocationList[]): (Pick<RevocationEntry, 'date' | 'reason'> & { readonly by: Fingerprint }) | undefined {
  const found = lists.flatMap(({ issuer, entries }) =>
    entries.filter((entry) => entry.fingerprint === fingerprint).map(({ date, reason }) => ({ by: issuer, date, reason })),
  );
  return found.sort((one, other) => (one.date < other.date ? -1 : 1))[0];
}

/** The next list of an issuer: what was void stays so, and a key that is declared again has its new entry. */
export function revokedBeside(before: readonly RevocationEntry[], additions: readonly RevocationEntry[]): readonly RevocationEntry[] {
  const entries = new Map([...before, ...additions].map((entry) => [entry.fingerprint, entry]));
  return [...entries.values()];
}
