import type { Fingerprint } from '#shared/base';
import { type ContactCard, type KnownPublisher, type Lineage, lineageOf, revocationOf, type Revoked } from '#shared/package';
import type { KeptContact } from './contacts';
import type { KeptIdentity } from './identity-file';
import type { AppliedRevocations } from './revocations';

/** A contact, and what has become of their key since it was confirmed. */
export interface Contact extends KeptContact {
  readonly revoked?: Revoked;
  /** The key that they signed as their next one. What this one signed stays openable; nothing is sealed to it any more. */
  readonly replacedBy?: Fingerprint;
  /** The key that signed this one. */
  readonly predecessor?: Fingerprint;
}

/** An identity, and whether it is still to be signed with. */
export interface IdentityEntry extends KeptIdentity {
  /** It signed another one as the next, and only opens what was sealed to it. */
  readonly retired?: { readonly successor: Fingerprint; readonly date: string };
  readonly revoked?: Revoked;
}

/** What lies in a keyring at one moment, and what follows from it. */
export interface Standing {
  readonly contacts: readonly Contact[];
  readonly identities: readonly IdentityEntry[];
  /** Contacts who were removed. */
  readonly former: readonly KeptContact[];
  readonly lineage: Lineage;
  /** The lists that count: the newest of everybody who may still say so. */
  readonly revocations: readonly AppliedRevocations[];
}

/** Puts together what the files of a keyring say one by one. */
export async function standingOf(kept: readonly KeptContact[], own: readonly KeptIdentity[], applied: readonly AppliedRevocations[]): Promise<Standing> {
  const present = kept.filter(({ removed }) => removed === undefined);
  const former = kept.filter(({ removed }) => removed !== undefined);
  const lineage = await lineageOf([...present, ...own].map(({ card }) => card), former.map(({ card }) => card));
  const revocations = countedLists(applied, [...present, ...own].map(({ fingerprint }) => fingerprint), lineage);
  const direct = (fingerprint: Fingerprint): Revoked | undefined => revocationOf(fingerprint, revocations);
  const contacts = present.map((contact): Contact => {
    const { fingerprint } = contact;
    const revoked = direct(fingerprint) ?? voucherRevoked(contact, kept, lineage, direct);
    const replacedBy = lineage.successorOf(fingerprint)?.fingerprint;
    const predecessor = lineage.predecessorOf(fingerprint);
    return { ...contact, ...(revoked && { revoked }), ...(replacedBy && { replacedBy }), ...(predecessor && { predecessor }) };
  });
  const identities = own.map((identity): IdentityEntry => {
    const revoked = direct(identity.fingerprint);
    const next = lineage.successorOf(identity.fingerprint);
    return { ...identity, ...(revoked && { revoked }), ...(next && { retired: { successor: next.fingerprint, date: next.date } }) };
  });
  return { contacts, identities, former, lineage, revocations };
}

/** A list counts while its issuer or a key after it is known, and until the issuer's next key publishes a newer one. */
function countedLists(applied: readonly AppliedRevocations[], known: readonly Fingerprint[], lineage: Lineage): AppliedRevocations[] {
  const newest = new Map<Fingerprint, AppliedRevocations>();
  for (const list of applied.filter(({ issuer }) => known.some((key) => lineage.continues(key, issuer)))) {
    const root = lineage.rootOf(list.issuer);
    if (list.number > (newest.get(root)?.number ?? 0)) newest.set(root, list);
  }
  return [...newest.values()];
}

/**
 * Whoever stole a key can sign a "successor" with it. So a contact who was accepted on an old key's word
 * alone falls with that key, until somebody compares the fingerprint.
 */
function voucherRevoked(
  { fingerprint, confirmed }: KeptContact,
  kept: readonly KeptContact[],
  lineage: Lineage,
  direct: (fingerprint: Fingerprint) => Revoked | undefined,
): Revoked | undefined {
  const before = confirmed === 'succession' ? kept.find((contact) => contact.fingerprint === lineage.predecessorOf(fingerprint)) : undefined;
  if (before === undefined) return undefined;
  const revoked = direct(before.fingerprint);
  return revoked?.reason === 'compromised' ? revoked : voucherRevoked(before, kept, lineage, direct);
}

/** Everybody whose signature counts: confirmed contacts and own identities; an own identity before a contact of the same key. */
export function publishersOf({ contacts, identities, lineage }: Standing): ReadonlyMap<Fingerprint, KnownPublisher> {
  const known = (card: ContactCard, own: boolean, revoked: Revoked | undefined): Omit<KnownPublisher, 'petName' | 'replacedBy' | 'vouched'> => ({
    fingerprint: card.fingerprint,
    key: card.key,
    card,
    own,
    root: lineage.rootOf(card.fingerprint),
    ...(revoked && { revoked }),
  });
  const others = contacts.map(({ card, petName, confirmed, revoked, replacedBy }): KnownPublisher => {
    const more = { ...(petName !== undefined && { petName }), ...(confirmed === 'succession' && { vouched: true as const }) };
    return { ...known(card, false, revoked), ...more, ...(replacedBy && { replacedBy }) };
  });
  const own = identities.map(({ card, revoked, retired }): KnownPublisher => {
    return { ...known(card, true, revoked), ...(retired && { replacedBy: retired.successor }) };
  });
  return new Map([...others, ...own].map((publisher) => [publisher.fingerprint, publisher]));
}

/** Whoever has a key and a name: a contact, or one of the holder's identities. */
export type Named = Pick<KeptContact, 'fingerprint' | 'petName' | 'card'>;

/** How the holder calls a contact. */
export function nameOf({ petName, card }: Pick<Named, 'petName' | 'card'>): string {
  return petName ?? card.name;
}
