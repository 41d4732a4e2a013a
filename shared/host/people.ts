import { REVOCATION_REASONS, type RevocationEntry, type RevocationList, type Revoked } from '#shared/package';
import { type Fingerprint, fingerprint, z } from './schemas';

/** One of the holder's identities, its secrets untouched. */
export interface IdentityView {
  readonly fingerprint: Fingerprint;
  readonly name: string;
  readonly institution?: string;
  /** The day its card was signed, `2024-05-01`. */
  readonly date: string;
  /** age recipients: to whom others seal. */
  readonly recipients: { readonly hybrid: string; readonly x25519: string };
  readonly kind: 'own' | 'training';
  /** Lies on the disk locked with a passphrase. */
  readonly sealed: boolean;
  /** Needs no passphrase any more, or never did. */
  readonly unlocked: boolean;
  /** Signs and seals no more: a newer key took its place. What was sealed for it still opens. */
  readonly retired?: { readonly successor: Fingerprint; readonly date: string };
  /** A list of this keyring declares it void. */
  readonly revoked?: Revoked;
}

/** Somebody whose fingerprint was confirmed. */
export interface ContactView {
  readonly fingerprint: Fingerprint;
  /** As they name themselves. */
  readonly name: string;
  readonly institution?: string;
  readonly date: string;
  /** As the holder named them. */
  readonly petName?: string;
  /** RFC 3339. */
  readonly added: string;
  /** How the fingerprint was confirmed. */
  readonly confirmed: string;
  /** The key before this one, which signed it. */
  readonly predecessor?: Fingerprint;
  /** The key that this one signed as its successor. What it signed itself stays openable; nothing is sealed for it. */
  readonly replacedBy?: Fingerprint;
  /** A list of this keyring declares it void: what it signed is refused. */
  readonly revoked?: Revoked;
}

/** A card before it is trusted: whole, and nothing more is known. */
export interface CardView {
  readonly fingerprint: Fingerprint;
  readonly name: string;
  readonly institution?: string;
  readonly date: string;
  /** Whether it is the holder's own, a contact's, or nobody's yet. */
  readonly known: 'own' | 'contact' | null;
  readonly petName?: string;
  /** The contact under whose name it comes with another key. Such a card cannot be added beside them. */
  readonly imitated?: Imitated;
  /** The confirmed contact whose key signed this one: it may be taken without a fingerprint. */
  readonly succession?: { readonly from: Fingerprint; readonly name: string; readonly date: string };
  /** What that contact's old card calls them, where this one says otherwise: then the fingerprint decides, not the old key's word. */
  readonly renamedFrom?: string;
  readonly revoked?: Revoked;
}

/** Whom a card or a package only seems to come from. One of the holder's own identities, where `own`. */
export interface Imitated {
  /** The very name with another key, or a name that cannot be told from it by sight. */
  readonly kind: 'changedKey' | 'lookAlike';
  readonly fingerprint: Fingerprint;
  /** What the holder calls that contact. */
  readonly name: string;
  readonly own?: true;
}

/** A revocation list that the keyring goes by. */
export interface RevocationListView extends RevocationList {
  /** When it was applied here, RFC 3339. */
  readonly received: string;
}

const reason = z.enum(REVOCATION_REASONS);

const revoked: z.ZodType<Revoked> = z.strictObject({ by: fingerprint, date: z.string(), reason });

const claims = { fingerprint, name: z.string(), institution: z.string().exactOptional(), date: z.string() };

export const identityView: z.ZodType<IdentityView> = z.strictObject({
  ...claims,
  recipients: z.strictObject({ hybrid: z.string(), x25519: z.string() }),
  kind: z.enum(['own', 'training']),
  sealed: z.boolean(),
  unlocked: z.boolean(),
  retired: z.strictObject({ successor: fingerprint, date: z.string() }).exactOptional(),
  revoked: revoked.exactOptional(),
});

export const contactView: z.ZodType<ContactView> = z.strictObject({
  ...claims,
  petName: z.string().exactOptional(),
  added: z.string(),
  confirmed: z.string(),
  predecessor: fingerprint.exactOptional(),
  replacedBy: fingerprint.exactOptional(),
  revoked: revoked.exactOptional(),
});

export const cardView: z.ZodType<CardView> = z.strictObject({
  ...claims,
  known: z.enum(['own', 'contact']).nullable(),
  petName: z.string().exactOptional(),
  imitated: z.strictObject({ kind: z.enum(['changedKey', 'lookAlike']), fingerprint, name: z.string(), own: z.literal(true).exactOptional() }).exactOptional(),
  succession: z.strictObject({ from: fingerprint, name: z.string(), date: z.string() }).exactOptional(),
  renamedFrom: z.string().exactOptional(),
  revoked: revoked.exactOptional(),
});

const revocationEntry: z.ZodType<RevocationEntry> = z.strictObject({ fingerprint, name: z.string(), date: z.string(), reason });

export const revocationListView: z.ZodType<RevocationListView> = z.strictObject({
  issuer: fingerprint,
  number: z.number().int(),
  created: z.string(),
  entries: z.array(revocationEntry),
  received: z.string(),
});

/** The text of a contact card's file. */
export const cardText = z.string().max(64 * 1024);

/** The text of an identity's backup: the card, and the locked keys in Base64. */
export const backupText = z.string().max(256 * 1024);
