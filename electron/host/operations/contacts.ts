import type { Contact } from '#electron/services';
import type { ContactView } from '#shared/host';
import { readCard } from '#shared/package';
import type { Handler } from '../handlers';

export const cardRead: Handler<'card.read'> = async ({ keyring }, { card: text }) => {
  const { fingerprint, name, institution, date } = await readCard(bytesOf(text));
  const contact = (await keyring.contacts()).find((known) => known.fingerprint === fingerprint);
  const own = (await keyring.identities()).some((identity) => identity.fingerprint === fingerprint);
  return {
    fingerprint,
    name,
    ...(institution !== undefined && { institution }),
    date,
    known: own ? 'own' : contact ? 'contact' : null,
    ...(contact?.petName !== undefined && { petName: contact.petName }),
  };
};

export const contactList: Handler<'contact.list'> = async ({ keyring }) => (await keyring.contacts()).map(view);

export const contactAdd: Handler<'contact.add'> = async ({ keyring }, { card, ...typed }) => view(await keyring.addContact(bytesOf(card), typed));

export const contactRename: Handler<'contact.rename'> = async ({ keyring }, { fingerprint, petName }) => view(await keyring.renameContact(fingerprint, petName));

export const contactRestore: Handler<'contact.restore'> = async ({ keyring }, { fingerprint }) => view(await keyring.restoreContact(fingerprint));

export const contactRemove: Handler<'contact.remove'> = async ({ keyring }, { fingerprint }) => {
  await keyring.removeContact(fingerprint);
  return null;
};

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function view({ fingerprint, card, petName, added, confirmed }: Contact): ContactView {
  const { name, institution, date } = card;
  return { fingerprint, name, ...(institution !== undefined && { institution }), date, ...(petName !== undefined && { petName }), added, confirmed };
}
