import type { CardStanding, Contact } from '#electron/services';
import type { CardView, ContactView } from '#shared/host';
import { type ContactCard, revocationOf } from '#shared/package';
import type { Handler } from '../handlers';

export const cardRead: Handler<'card.read'> = async ({ keyring }, { card: text }) => {
  const standing = await keyring.examineCard(bytesOf(text));
  const revoked = revocationOf(standing.card.fingerprint, await keyring.revocationLists());
  const imitated = imitatedBy(standing, await keyring.identities());
  const succession = successionOf(standing);
  return {
    ...claimsOf(standing.card),
    known: isVoid(standing.contact) && !revoked ? null : standing.known,
    ...(standing.contact?.petName !== undefined && { petName: standing.contact.petName }),
    ...(imitated && { imitated }),
    ...(succession && { succession }),
    ...(succession && standing.renamed && standing.predecessor && { renamedFrom: claimOf(standing.predecessor.card) }),
    ...(revoked && { revoked }),
  };
};

export const contactList: Handler<'contact.list'> = async ({ keyring }) => (await keyring.contacts()).map(view);

export const contactAdd: Handler<'contact.add'> = async ({ keyring }, { card, ...typed }) => view(await keyring.addContact(bytesOf(card), typed));

export const contactSucceed: Handler<'contact.succeed'> = async ({ keyring }, { card, petName }) => view(await keyring.acceptSuccession(bytesOf(card), petName));

export const contactRename: Handler<'contact.rename'> = async ({ keyring }, { fingerprint, petName }) => view(await keyring.renameContact(fingerprint, petName));

export const contactRestore: Handler<'contact.restore'> = async ({ keyring }, { fingerprint }) => view(await keyring.restoreContact(fingerprint));

export const contactRemove: Handler<'contact.remove'> = async ({ keyring }, { fingerprint }) => {
  await keyring.removeContact(fingerprint);
  return null;
};

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A contact taken at the word of a key that is void now: only the fingerprint can confirm them again. */
function isVoid(contact: Contact | undefined): boolean {
  return contact?.revoked !== undefined && contact.confirmed === 'succession';
}

/** Whom the card could be taken for: by its name, or as a second successor of a key that has one already. */
function imitatedBy({ card, predecessor, imitated }: CardStanding, identities: readonly Pick<Contact, 'fingerprint'>[]): CardView['imitated'] {
  const hasOther = predecessor?.replacedBy !== undefined && predecessor.replacedBy !== card.fingerprint;
  const found = hasOther ? ({ kind: 'changedKey', contact: predecessor } as const) : imitated;
  if (!found) return undefined;
  const { fingerprint } = found.contact;
  const own = identities.some((identity) => identity.fingerprint === fingerprint);
  return { kind: found.kind, fingerprint, name: nameOf(found.contact), ...(own && { own }) };
}

/** The old key's word, where that key can still give it. */
function successionOf({ card, predecessor }: CardStanding): CardView['succession'] {
  if (!predecessor || predecessor.revoked || !card.succession) return undefined;
  return { from: predecessor.fingerprint, name: nameOf(predecessor), date: card.succession.date };
}

function nameOf({ petName, card }: Pick<Contact, 'petName' | 'card'>): string {
  return petName ?? card.name;
}

function claimOf({ name, institution }: ContactCard): string {
  return institution === undefined ? name : `${name}, ${institution}`;
}

function claimsOf({ fingerprint, name, institution, date }: ContactCard): Pick<CardView, 'fingerprint' | 'name' | 'institution' | 'date'> {
  return { fingerprint, name, ...(institution !== undefined && { institution }), date };
}

function view({ card, petName, added, confirmed, predecessor, replacedBy, revoked }: Contact): ContactView {
  return {
    ...claimsOf(card),
    ...(petName !== undefined && { petName }),
    added,
    confirmed,
    ...(predecessor && { predecessor }),
    ...(replacedBy && { replacedBy }),
    ...(revoked && { revoked }),
  };
}
