import { type Fingerprint, MoloError } from '#shared/base';
import { type ContactCard, folded, type Imitation, imitation, isPersonName, type Lineage, lineageOf, readFingerprint, revocationOf, type Revoked } from '#shared/package';
import type { ConfirmedHow, KeptContact } from './contacts';
import { type Contact, type Named, nameOf, type Standing } from './standing';

/** What confirms a card: the fingerprint as its owner read it out, typed by the holder as digits or as words. */
export interface Confirmation {
  readonly fingerprint: string;
  readonly petName?: string;
  /** How it was confirmed, where that is not simply what was typed. */
  readonly confirmed?: ConfirmedHow;
}

/** Somebody whom a name could be taken for: a contact, or the holder. */
export interface Imitated {
  readonly kind: Imitation;
  readonly contact: Named;
}

/** What a keyring knows of a card before anybody decides about it. */
export interface CardStanding {
  readonly card: ContactCard;
  readonly known: 'own' | 'contact' | null;
  /** The contact that it is a card of. */
  readonly contact?: Contact;
  /** The contact whose key signed this one as its next. */
  readonly predecessor?: Contact;
  /** Their name or institution is another one on this card: the old key's word is not enough for that. */
  readonly renamed?: true;
  /** The contact or own identity whose name it bears or resembles, by another key that has nothing to do with this one. */
  readonly imitated?: Imitated;
  readonly revoked?: Revoked;
}

export async function cardStanding(card: ContactCard, standing: Standing): Promise<CardStanding> {
  const { contacts, identities, revocations } = standing;
  const { fingerprint } = card;
  const lineage = await lineageWith(card, standing);
  const contact = contacts.find((known) => known.fingerprint === fingerprint);
  const predecessor = contacts.find((known) => known.fingerprint === lineage.predecessorOf(fingerprint));
  const imitated = imitatedBy(card.name, fingerprint, standing, lineage);
  const revoked = contact?.revoked ?? revocationOf(fingerprint, revocations);
  return {
    card,
    known: identities.some((own) => own.fingerprint === fingerprint) ? 'own' : contact ? 'contact' : null,
    ...(contact && { contact }),
    ...(predecessor && { predecessor }),
    ...(predecessor && !claimsTheSame(card, predecessor.card) && { renamed: true }),
    ...(imitated && { imitated }),
    ...(revoked && { revoked }),
  };
}

/** The contact or own identity for whom somebody of another key could be taken by this name: the one with the very name, if there is one. */
export function imitatedBy(name: string, fingerprint: Fingerprint, { contacts, identities }: Pick<Standing, 'contacts' | 'identities'>, lineage: Lineage): Imitated | null {
  const others = [...contacts, ...identities].filter((known) => !lineage.continues(fingerprint, known.fingerprint) && !lineage.continues(known.fingerprint, fingerprint));
  const imitations = others.flatMap((contact: Named) =>
    [contact.petName, contact.card.name].flatMap((known) => {
      const kind = known === undefined ? null : imitation(name, known);
      return kind ? [{ kind, contact }] : [];
    }),
  );
  return imitations.find(({ kind }) => kind === 'changedKey') ?? imitations[0] ?? null;
}

/**
 * A contact confirmed by their fingerprint. There is no trust on first use.
 * @throws MoloError `trust.badFingerprint`, `trust.fingerprintMismatch`, `trust.badCard`, `trust.badName`, `trust.revoked`, `trust.changedKey`, `trust.lookAlike`
 */
export async function confirmed(card: ContactCard, { fingerprint, petName, confirmed: how }: Confirmation, standing: Standing): Promise<KeptContact> {
  const typed = readFingerprint(fingerprint);
  if (typed.fingerprint !== card.fingerprint) throw new MoloError('trust.fingerprintMismatch');
  const { contact, imitated } = await cardStanding(card, standing);
  await checkDescent(card, standing);
  refuse(imitated ?? null, revocationOf(card.fingerprint, standing.revocations), standing);
  await checkPetName(petName, card, standing);
  return kept(card, petName ?? contact?.petName, how ?? typed.as);
}

/**
 * A contact confirmed by the signature of their key before. That key's word is good for a key, not for another name.
 * @throws MoloError `trust.noSuccession`, `trust.badCard`, `trust.revoked`, `trust.changedKey`, `trust.lookAlike`, `trust.badName`
 */
export async function succeeded(card: ContactCard, petName: string | undefined, standing: Standing): Promise<KeptContact> {
  const { contact, predecessor, renamed, imitated, revoked } = await cardStanding(card, standing);
  if (!predecessor) throw new MoloError('trust.noSuccession');
  if (predecessor.revoked) throw new MoloError('trust.revoked', { context: 'predecessor', date: predecessor.revoked.date });
  // A second successor of one key: only one of the two can be its holder's.
  const rival = predecessor.replacedBy !== undefined && predecessor.replacedBy !== card.fingerprint;
  refuse(rival ? { kind: 'changedKey', contact: predecessor } : (imitated ?? null), revoked, standing);
  await checkDescent(card, standing);
  await checkPetName(petName, card, standing);
  // Somebody whose fingerprint was compared before stays confirmed by that.
  if (contact && contact.confirmed !== 'succession') return petName === undefined ? contact : { ...contact, petName };
  if (renamed) throw new MoloError('trust.noSuccession', { context: 'renamed', before: claimOf(predecessor.card), name: claimOf(card) });
  return kept(card, petName ?? contact?.petName ?? predecessor.petName, 'succession');
}

/** A name of the holder's own choice is not to be taken for another contact's either. @throws MoloError `trust.badName`, `trust.changedKey`, `trust.lookAlike` */
export async function checkPetName(petName: string | undefined, card: ContactCard, standing: Standing): Promise<void> {
  if (petName === undefined) return;
  if (!isPersonName(petName)) throw new MoloError('trust.badName');
  refuse(imitatedBy(petName, card.fingerprint, standing, await lineageWith(card, standing)), undefined, standing);
}

/** Whether a removed contact can be told from those who were added since. @throws MoloError `trust.changedKey`, `trust.lookAlike` */
export async function checkReturn({ card, petName }: Named, standing: Standing): Promise<void> {
  const lineage = await lineageWith(card, standing);
  for (const name of [card.name, petName ?? card.name]) refuse(imitatedBy(name, card.fingerprint, standing, lineage), undefined, standing);
}

function refuse(imitated: Imitated | null, revoked: Revoked | undefined, { identities }: Standing): void {
  if (revoked) throw new MoloError('trust.revoked', { context: 'card', date: revoked.date });
  if (!imitated) return;
  const { fingerprint } = imitated.contact;
  const context = identities.some((own) => own.fingerprint === fingerprint) ? 'own' : 'card';
  throw new MoloError(`trust.${imitated.kind}`, { context, name: nameOf(imitated.contact), fingerprint });
}

/**
 * Which key a key continues is settled by the first card of it: what was seen of its editions hangs on that. Another
 * card of the same key cannot cut or move it, and no card closes a ring.
 * @throws MoloError `trust.badCard`
 */
async function checkDescent(card: ContactCard, standing: Standing): Promise<void> {
  const { fingerprint } = card;
  const { contacts, identities, former } = standing;
  const lineage = await lineageWith(card, standing);
  const predecessor = lineage.predecessorOf(fingerprint);
  const closesRing = predecessor !== undefined && lineage.continues(predecessor, fingerprint);
  const isKnown = [...contacts, ...identities, ...former].some((known) => known.fingerprint === fingerprint);
  if (closesRing || (isKnown && predecessor !== standing.lineage.predecessorOf(fingerprint))) throw new MoloError('trust.badCard', { context: 'descent' });
}

function claimsTheSame(one: ContactCard, other: ContactCard): boolean {
  return folded(one.name) === folded(other.name) && folded(one.institution ?? '') === folded(other.institution ?? '');
}

function claimOf({ name, institution }: ContactCard): string {
  return institution === undefined ? name : `${name}, ${institution}`;
}

function kept(card: ContactCard, petName: string | undefined, how: ConfirmedHow): KeptContact {
  return { fingerprint: card.fingerprint, card, ...(petName !== undefined && { petName }), added: new Date().toISOString(), confirmed: how };
}

function lineageWith(card: ContactCard, { contacts, identities, former }: Standing): Promise<Lineage> {
  const others = (known: readonly Named[]): ContactCard[] => known.map((other) => other.card).filter(({ fingerprint }) => fingerprint !== card.fingerprint);
  return lineageOf([...others([...contacts, ...identities]), card], others(former));
}
