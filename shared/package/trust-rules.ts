import { type Digest, type Fingerprint, MoloError } from '#shared/base';
import type { ContactCard } from './card';
import type { Manifest } from './descriptor';
import { recipientDigest } from './recipients';
import type { RevocationReason } from './revocations';
import type { PublicSigningKey } from './signing-key';
import type { AcceptedVerdict, Caveat, PackageFacts, Publisher, Reservation } from './verdict';

/** A publisher as a keyring knows it: a confirmed contact, or an identity that the keyring holds itself. */
export interface KnownPublisher {
  readonly fingerprint: Fingerprint;
  readonly key: PublicSigningKey;
  readonly card: ContactCard;
  readonly petName?: string;
  readonly own: boolean;
  /** Confirmed by the signature of an earlier key alone. */
  readonly vouched?: true;
  /** The first key of the chain of successions that this key continues; its own where it continues none. */
  readonly root: Fingerprint;
  /** Why its signature counts no more. */
  readonly revoked?: Revoked;
  /** The key that it signed as its successor. What it signed itself stays openable. */
  readonly replacedBy?: Fingerprint;
}

/** A key that a revocation list of this keyring declares void. */
export interface Revoked {
  /** Who issued the list. */
  readonly by: Fingerprint;
  readonly date: string;
  readonly reason: RevocationReason;
}

/** What a keyring has seen of one package's editions. */
export interface EditionMark {
  /** The highest number of an edition that was opened. */
  readonly sequence: number;
  /** Digest of each edition's manifest that was opened, by its number. */
  readonly digests: Readonly<Record<number, Digest>>;
}

/** Whose packages a keyring takes seriously: its owner's, or a training keyring's made-up publisher. */
export type KeyringKind = 'own' | 'training';

/** A training publisher never reaches more than `training`, however well everything holds; a caveat takes the green away. */
export function acceptedStatus(kind: KeyringKind, caveats: readonly Reservation[]): AcceptedVerdict['status'] {
  if (kind === 'training') return 'training';
  return caveats.length === 0 ? 'trusted' : 'caution';
}

/**
 * The publisher as shown. Of somebody who is known, the names are those of the card that was confirmed: a manifest
 * could give its publisher anybody's.
 */
export function publisherOf(manifest: Manifest, known: KnownPublisher | undefined): Publisher {
  const { fingerprint } = manifest.molo.publisher;
  const { name, institution } = known?.card ?? manifest.molo.publisher;
  return {
    fingerprint,
    claimedName: name,
    ...(institution !== undefined && { institution }),
    ...(known?.petName !== undefined && { petName: known.petName }),
    own: known?.own ?? false,
    ...(known?.vouched && { vouched: true }),
  };
}

/** The manifest names as publisher whoever signed it. @throws MoloError `trust.badSignature` */
export function checkPublisher(manifest: Manifest, signer: Fingerprint): void {
  if (manifest.molo.publisher.fingerprint !== signer) throw new MoloError('trust.badSignature', { fingerprint: signer });
}

/** @throws MoloError `trust.revoked` */
export function checkNotRevoked({ fingerprint, revoked }: KnownPublisher): void {
  if (revoked) throw new MoloError('trust.revoked', { fingerprint, date: revoked.date });
}

/** What is decided about one package: which caveats its holder accepts. */
export type Acceptance = readonly Caveat[];

/**
 * No silent step back: an edition older than one that was opened needs the holder's word.
 * Two packages that claim one place in the sequence are never both right, so that has no such way out.
 * @returns the caveat, if one was accepted
 * @throws MoloError `trust.fork`, `trust.rollback`
 */
export function checkEdition(edition: Pick<PackageFacts, 'sequence' | 'previous' | 'digest'>, mark: EditionMark | undefined, accept: Acceptance): Caveat | null {
  const { sequence, previous, digest } = edition;
  const same = mark?.digests[sequence];
  const before = mark?.digests[sequence - 1];
  if ((same !== undefined && same !== digest) || (before !== undefined && before !== previous)) throw new MoloError('trust.fork', { sequence });
  if (mark === undefined || sequence >= mark.sequence) return null;
  if (!accept.includes('earlier')) throw new MoloError('trust.rollback', { sequence, newest: mark.sequence });
  return 'earlier';
}

/**
 * Under which name editions are counted. What is passed on is a series of its own for each first publisher, so that it
 * neither takes a number among the forwarder's own packages of that name nor among those of somebody else.
 */
export function seriesOf({ name, molo }: Pick<Manifest, 'name'> & { readonly molo: Pick<Manifest['molo'], 'origins'> }): string {
  const first = molo.origins?.at(-1);
  return first === undefined ? name : `${name}+${first.publisher.slice(0, 32)}`;
}

/**
 * What a replaced key signed stays open, but nothing shows when it signed: whatever was not seen here while the
 * key was in use may have been signed by whoever has the old key now.
 */
export function checkReplaced({ replacedBy }: KnownPublisher, edition: Pick<PackageFacts, 'sequence' | 'digest'>, mark: EditionMark | undefined): 'replaced' | null {
  return replacedBy !== undefined && mark?.digests[edition.sequence] !== edition.digest ? 'replaced' : null;
}

/**
 * @param validUntil the last day of the package, if it has one
 * @param today the reader's calendar day, `2026-11-22`
 * @throws MoloError `trust.expired`
 */
export function checkValidity(validUntil: string | undefined, today: string, accept: Acceptance): Caveat | null {
  if (validUntil === undefined || today <= validUntil) return null;
  if (!accept.includes('expired')) throw new MoloError('trust.expired', { date: validUntil });
  return 'expired';
}

/**
 * age does not say who sealed a file: anyone who may read a package can seal its content again for
 * others. So the publisher's signature names the recipients, and a reader must be one of them.
 * @param recipient the recipient string of the identity that opened the file
 * @param stanzas how many recipients the file itself has: one more than signed is one too many
 */
export function recipientsBound(signed: readonly Digest[], recipient: string, stanzas: number): boolean {
  return signed.length === stanzas && signed.includes(recipientDigest(recipient));
}
