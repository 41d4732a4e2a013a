import { Encrypter } from 'age-encryption';
import { type Digest, LIMITS, MoloError } from '#shared/base';
import { digestOf } from '#shared/provenance';

/** The two kinds of age recipient that a package may be sealed to; one file holds one kind. */
export type RecipientKind = 'hybrid' | 'x25519';

/** Both recipients of one identity: the post-quantum hybrid, and X25519 for partners with older tools. */
export type RecipientPair = Readonly<Record<RecipientKind, string>>;

/** `age1pq1...` is ML-KEM-768 with X25519, `age1` and a `1`-free rest is X25519 alone; anything else (plugins, tags) is neither. */
export function recipientKind(recipient: unknown): RecipientKind | null {
  if (typeof recipient !== 'string') return null;
  if (/^age1pq1[02-9ac-hj-np-z]+$/.test(recipient)) return 'hybrid';
  return /^age1[02-9ac-hj-np-z]{58}$/.test(recipient) ? 'x25519' : null;
}

/** @throws MoloError `trust.badRecipient` unless its checksum holds and it is of a kind that Molo seals to */
export function checkRecipient(recipient: string): RecipientKind {
  const kind = recipientKind(recipient);
  try {
    if (kind === null) throw new Error('unknown kind of recipient');
    new Encrypter().addRecipient(recipient);
    return kind;
  } catch (cause) {
    throw new MoloError('trust.badRecipient', { recipient: abbreviated(recipient) }, { cause });
  }
}

/**
 * The recipients of one package, repeats left out. One X25519 recipient among hybrid ones would
 * undo the post-quantum protection for all of them, so the kinds never mix.
 * @throws MoloError `trust.badRecipient`, `trust.mixedRecipients`, `package.limit`, `usage.invalid` where there is none
 */
export function checkRecipients(recipients: readonly string[]): { kind: RecipientKind; recipients: string[] } {
  const distinct = [...new Set(recipients)];
  if (distinct.length > LIMITS.ageRecipients) throw new MoloError('package.limit', { context: 'recipients', maximum: LIMITS.ageRecipients });
  const [kind, ...others] = new Set(distinct.map(checkRecipient));
  if (kind === undefined) throw new MoloError('usage.invalid', { argument: 'recipients' });
  if (others.length > 0) throw new MoloError('trust.mixedRecipients');
  return { kind, recipients: distinct };
}

/** Age recipients for people (their card's recipient of that kind) and for bare recipient strings. Throws as `checkRecipients`. */
export function recipientsFor(targets: readonly ({ readonly recipients: RecipientPair } | string)[], kind: RecipientKind = 'hybrid'): string[] {
  return checkRecipients(targets.map((target) => (typeof target === 'string' ? target : target.recipients[kind]))).recipients;
}

/** What the manifest says of a recipient: SHA-256 of the recipient string. */
export function recipientDigest(recipient: string): Digest {
  return digestOf(new TextEncoder().encode(recipient));
}

/** A hybrid recipient has 1,959 characters: enough of it to find it again in a command line. */
function abbreviated(recipient: string): string {
  return recipient.length > 24 ? `${recipient.slice(0, 20)}...` : recipient;
}
