import type { Digest, ErrorCode, ErrorParams, Fingerprint, LocalText } from '#shared/base';
import type { Manifest, Marking } from './descriptor';
import type { RecipientKind } from './recipients';
import { localText } from './schema-fields';

/**
 * What Molo says of a package, as one value: the command line prints it, the page shows it.
 * Only `trusted`, `training` and `caution` packages are read.
 */
export type Verdict = AcceptedVerdict | UnsignedVerdict | UnknownPublisherVerdict | RefusedVerdict;

/** What a holder can open a package in spite of, in so many words: a newer edition was opened before, its last day is over. */
export const CAVEATS = ['earlier', 'expired'] as const;
export type Caveat = (typeof CAVEATS)[number];

/** Whatever takes the green away: a caveat, a key that was replaced before it signed, a first publisher whose key is void. */
export const RESERVATIONS = [...CAVEATS, 'replaced', 'voidOrigin'] as const;
export type Reservation = (typeof RESERVATIONS)[number];

/**
 * Whole, signed by a publisher of this keyring, meant for its holder. `training` is never shown as
 * trust, and neither is `caution`: a package that is open with reservations.
 */
export interface AcceptedVerdict {
  readonly status: 'trusted' | 'training' | 'caution';
  readonly signed: true;
  readonly caveats: readonly Reservation[];
  readonly publisher: Publisher;
  readonly package: PackageFacts;
  readonly recipients: RecipientFacts;
  /** A package passed on: whose it was before, the nearest first. */
  readonly origins?: readonly OriginFacts[];
}

/** A plain file: it may be read, and nobody vouches for it. */
export interface UnsignedVerdict {
  readonly status: 'unsigned';
  readonly signed: false;
  readonly name: string;
}

/** Meant for this holder, but by somebody whose key nobody has confirmed: what it says of itself is a claim, its signature could not be checked. */
export interface UnknownPublisherVerdict {
  readonly status: 'unknownPublisher';
  readonly signed: false;
  readonly error: Refusal;
  readonly publisher: Publisher;
  readonly package: PackageFacts;
  readonly recipients: RecipientFacts;
}

/** Does not hold. What was known by then is there; none of it is to be relied on. */
export interface RefusedVerdict {
  readonly status: 'refused';
  readonly signed: false;
  readonly error: Refusal;
  readonly publisher?: Publisher;
  readonly package?: PackageFacts;
  readonly recipients?: RecipientFacts;
}

/** Which sentence tells who signed: the last part of a key in the catalogue. */
export function signedWord({ own, vouched }: Publisher): 'own' | 'vouched' | 'sentence' {
  if (own) return 'own';
  return vouched ? 'vouched' : 'sentence';
}

export interface Refusal {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

export interface Publisher {
  readonly fingerprint: Fingerprint;
  /** How the publisher names itself: in the card that was confirmed, else in the package. */
  readonly claimedName: string;
  readonly institution?: string;
  /** How the holder of this keyring named the publisher. */
  readonly petName?: string;
  /** One of the holder's own identities. */
  readonly own: boolean;
  /** The holder has compared an earlier key's fingerprint, and that key's word is what stands for this one. */
  readonly vouched?: true;
}

/** A package that was passed on, as its own publisher signed it. */
export interface OriginFacts {
  /**
   * `confirmed` and `own`: its signature holds. `revoked`: it holds, and its key is void.
   * `unknown`: nobody here knows the key, so that only the forwarder's word stands for it.
   */
  readonly state: 'confirmed' | 'own' | 'revoked' | 'unknown';
  readonly publisher: Publisher;
  readonly package: PackageFacts;
  /** To how many it had been sealed; that is shown and not enforced. */
  readonly recipients: number;
}

export interface PackageFacts {
  readonly name: string;
  readonly title?: LocalText;
  readonly created: string;
  readonly sequence: number;
  readonly previous?: Digest;
  /** Of the manifest's bytes: what a later edition names as `previous`. */
  readonly digest: Digest;
  readonly marking?: Marking;
  /** The last day on which it is to be used, `2026-12-31`. */
  readonly validUntil?: string;
  readonly resources: readonly { readonly name: string; readonly bytes: number }[];
  /** How many keys it declares void: a revocation list. */
  readonly revocations?: number;
}

export interface RecipientFacts {
  readonly kind: RecipientKind;
  /** How many the file was sealed to. */
  readonly count: number;
  /** The publisher's signature names this recipient, and as many as the file has. */
  readonly bound: boolean;
}

export function unsignedVerdict(name: string): UnsignedVerdict {
  return { status: 'unsigned', signed: false, name };
}

export function packageFacts(manifest: Manifest, digest: Digest): PackageFacts {
  const { languages, previous, marking, validUntil, revocations, sequence } = manifest.molo;
  const title = localText(manifest, 'title', languages);
  return {
    name: manifest.name,
    ...(title && { title }),
    created: manifest.created,
    sequence,
    ...(previous !== undefined && { previous }),
    digest,
    ...(marking && { marking }),
    ...(validUntil !== undefined && { validUntil }),
    resources: manifest.resources.map(({ name, bytes }) => ({ name, bytes })),
    ...(revocations && { revocations: revocations.length }),
  };
}
