import { type Fingerprint, MoloError } from '#shared/base';
import { type ContactCard, type Imitation, imitation, isPersonName, type Lineage, lineageOf, readFingerprint, revocationOf, type Revoked } from '#shared/package';
import type { ConfirmedHow, KeptContact } from './contacts';
import { type Contact, nameOf, type Standing } from './standing';

/** What confirms a card: the fingerprint as its owner read it out, typed by the holder as digits or as words. */
export interface Confirmation {
  readonly fingerprint: string;
  readonly petName?: string;
  /** How it was confirmed, where that is not simply what was typed. */
  readonly confirmed?: ConfirmedHow;
}

/** Somebody whom a name could be taken for. */
export interface Imitated {
  readonly kind: Imitation;
  readonly contact: Contact;
}

/** What a keyring knows of a card before anybody decides about it. */
export interface CardStanding {
  readonly card: ContactCard;
  readonly known: 'own' | 'contact' | null;
  /** The contact that it is a card of. */
  readonly contact?: Contact;
  /** The contact whose key signed this one as its next. */
  readonly predecessor?: Contact;
  /** The contact whose name it bears or resembles, by another key that has nothing to do with this one. */
  readonly imitated?: Imitated;
  readonly revoked?: Revoked;
}

export async function cardStanding(card: ContactCard, standing: Standing): Promise<CardStanding> {
  const { contacts, identities, revocations } = standing;
  const { fingerprint } = card;
  const lineage = await lineageWith(card, standing);
  const contact = contacts.find((known) => known.fingerprint === fingerprint);
  const predecessor = contacts.find((known) => known.fingerprint === lineage.predecessorOf(fingerprint));
  const imitated = imitatedBy(card.name, fingerprint, contacts, lineage);
  const revoked = contact?.revoked ?? revocationOf(fingerprint, revocations);
  return {
    card,
    known: identities.some((own) => own.fingerprint === fingerprint) ? 'own' : contact ? 'contact' : null,
    ...(contact && { contact }),
    ...(predecessor && { predecessor }),
    ...(imitated && { imitated }),
    ...(revoked && { revoked }),
  };
}

/** The contact for whom somebody of another key could be taken by this name: the one with the very name, if there is one. */
export function imitatedBy(name: string, fingerprint: Fingerprint, contacts: readonly Contact[], lineage: Lineage): Imitated | null {
  const others = contacts.filter((contact) => !continues(lineage, fingerprint, contact.fingerprint) && !continues(lineage, contact.fingerprint, fingerprint));
  const imitations = others.flatMap((contact) =>
    [contact.petName, contact.card.name].flatMap((known) => {
      const kind = known === undefined ? null : imitation(name, known);
      return kind ? [{ kind, contact }] : [];
    }),
  );
  return imitations.find(({ kind }) => kind === 'changedKey') ?? imitations[0] ?? null;
}

/**
 * A contact confirmed by their fingerprint. There is no trust on first use.
 * @throws MoloError `trust.badFingerprint`, `trust.fingerprintMismatch`, `trust.badName`, `trust.revoked`, `trust.changedKey`, `trust.lookAlike`
 */
export async function confirmed(card: ContactCard, { fingerprint, petName, confirmed: how }: Confirmation, standing: Standing): Promise<KeptContact> {
  const typed = readFingerprint(fingerprint);
  if (typed.fingerprint !== card.fingerprint) throw new MoloError('trust.fingerprintMismatch');
  const { contact, imitated } = await cardStanding(card, standing);
  refuse(imitated ?? null, revocationOf(card.fingerprint, standing.revocations));
  await checkPetName(petName, card, standing);
  return kept(card, petName ?? contact?.petName, how ?? typed.as);
}

/**
 * A contact confirmed by the signature of their key before.
 * @throws MoloError `trust.noSuccession`, `trust.revoked`, `trust.changedKey`, `trust.lookAlike`, `trust.badName`
 */
export async function succeeded(card: ContactCard, petName: string | undefined, standing: Standing): Promise<KeptContact> {
  const { contact, predecessor, imitated, revoked } = await cardStanding(card, standing);
  if (!predecessor) throw new MoloError('trust.noSuccession');
  if (predecessor.revoked) throw new MoloError('trust.revoked', { context: 'predecessor', date: predecessor.revoked.date });
  // A second successor of one key: only one of the two can be its holder's.
  const rival = predecessor.replacedBy !== undefined && predecessor.replacedBy !== card.fingerprint;
  refuse(rival ? { kind: 'changedKey', contact: predecessor } : (imitated ?? null), revoked);
  await checkPetName(petName, card, standing);
  // Somebody whose fingerprint was compared before stays confirmed by that.
  if (contact && contact.confirmed !== 'succession') return petName === undefined ? contact : { ...contact, petName };
  return kept(card, petName ?? contact?.petName ?? predecessor.petName, 'succession');
}

/** A name of the holder's own choice is not to be taken for another contact's either. @throws MoloError `trust.badName`, `trust.changedKey`, `trust.lookAlike` */
export async function checkPetName(petName: string | undefined, card: ContactCard, standing: Standing): Promise<void> {
  if (petName === undefined) return;
  if (!isPersonName(petName)) throw new MoloError('trust.badName');
  refuse(imitatedBy(petName, card.fingerprint, standing.contacts, await lineageWith(card, standing)), undefined);
}

function refuse(imitated: Imitated | null, revoked: Revoked | undefined): void {
  if (revoked) throw new MoloError('trust.revoked', { context: 'card', date: revoked.date });
  if (imitated) throw new MoloError(`trust.${imitated.kind}`, { context: 'card', name: nameOf(imitated.contact), fingerprint: imitated.contact.fingerprint });
}

function kept(card: ContactCard, petName: string | undefined, how: ConfirmedHow): KeptContact {
  return { fingerprint: card.fingerprint, card, ...(petName !== undefined && { petName }), added: new Date().toISOString(), confirmed: how };
}

function lineageWith(card: ContactCard, { contacts, identities }: Standing): Promise<Lineage> {
  const known = [...contacts, ...identities].map((other) => other.card).filter(({ fingerprint }) => fingerprint !== card.fingerprint);
  return lineageOf([...known, card]);
}

/** Whether a key is the other one, or one of those that came after it. */
function continues(lineage: Lineage, later: Fingerprint, earlier: Fingerprint): boolean {
  return later === earlier || lineage.before(later).includes(earlier);
}
