import type { Digest, ErrorCode, ErrorParams, Fingerprint, LocalText } from '#shared/base';
import type { Manifest, Marking } from './descriptor';
import type { RecipientKind } from './recipients';
import { localText } from './schema-fields';

/**
 * What Molo says of a package, as one value: the command line prints it, the page shows it.
 * Only `trusted` and `training` packages are read.
 */
export type Verdict = AcceptedVerdict | UnsignedVerdict | UnknownPublisherVerdict | RefusedVerdict;

/** Whole, signed by a publisher of this keyring, meant for its holder. `training` is never shown as trust. */
export interface AcceptedVerdict {
  readonly status: 'trusted' | 'training';
  readonly signed: true;
  readonly publisher: Publisher;
  readonly package: PackageFacts;
  readonly recipients: RecipientFacts;
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

export interface Refusal {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
}

export interface Publisher {
  readonly fingerprint: Fingerprint;
  /** How the publisher names itself. */
  readonly claimedName: string;
  readonly institution?: string;
  /** How the holder of this keyring named the publisher. */
  readonly petName?: string;
  /** One of the holder's own identities. */
  readonly own: boolean;
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
  readonly resources: readonly { readonly name: string; readonly bytes: number }[];
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
  const { languages, previous, marking, sequence } = manifest.molo;
  const title = localText(manifest, 'title', languages);
  return {
    name: manifest.name,
    ...(title && { title }),
    created: manifest.created,
    sequence,
    ...(previous !== undefined && { previous }),
    digest,
    ...(marking && { marking }),
    resources: manifest.resources.map(({ name, bytes }) => ({ name, bytes })),
  };
}
