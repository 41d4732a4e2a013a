import type { Fingerprint } from '#shared/base';

/** Why a key is not to be relied on any more. */
export const REVOCATION_REASONS = ['compromised', 'lost', 'replaced', 'left'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** One key that a publisher declares void (`molo.revocations` of a revocation list). */
export interface RevocationEntry {
  readonly fingerprint: Fingerprint;
  /** As the issuer knows its holder. */
  readonly name: string;
  /** Since when, `2026-11-22`. */
  readonly date: string;
  readonly reason: RevocationReason;
}
