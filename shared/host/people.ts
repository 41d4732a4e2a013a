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
}

const claims = { fingerprint, name: z.string(), institution: z.string().exactOptional(), date: z.string() };

export const identityView: z.ZodType<IdentityView> = z.strictObject({
  ...claims,
  recipients: z.strictObject({ hybrid: z.string(), x25519: z.string() }),
  kind: z.enum(['own', 'training']),
  sealed: z.boolean(),
  unlocked: z.boolean(),
});

export const contactView: z.ZodType<ContactView> = z.strictObject({
  ...claims,
  petName: z.string().exactOptional(),
  added: z.string(),
  confirmed: z.string(),
});

export const cardView: z.ZodType<CardView> = z.strictObject({
  ...claims,
  known: z.enum(['own', 'contact']).nullable(),
  petName: z.string().exactOptional(),
});

/** The text of a contact card's file. */
export const cardText = z.string().max(64 * 1024);
