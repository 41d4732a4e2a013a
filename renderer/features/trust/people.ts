import type { ContactView } from '#shared/host';
import type { Formats } from '#shared/i18n';

export const ORDERS = ['name', 'institution', 'added'] as const;

export type Order = (typeof ORDERS)[number];

/** What to call a contact by: the holder's own name for them before the one that they claim. */
export function nameOf({ petName, name }: Pick<ContactView, 'name' | 'petName'>): string {
  return petName ?? name;
}

/** Contacts that a search finds, in an order of the language; ties by name. */
export function shownContacts(contacts: readonly ContactView[], search: string, order: Order, compare: Formats['compare']): readonly ContactView[] {
  // A key that took another's place stands before it: people look for the one that counts.
  const byName = (a: ContactView, b: ContactView): number => compare(nameOf(a), nameOf(b)) || Number(a.replacedBy !== undefined) - Number(b.replacedBy !== undefined) || compare(a.fingerprint, b.fingerprint);
  const orders: Readonly<Record<Order, typeof byName>> = {
    name: byName,
    // Those of no institution come last.
    institution: (a, b) => Number(a.institution === undefined) - Number(b.institution === undefined) || compare(a.institution ?? '', b.institution ?? '') || byName(a, b),
    added: (a, b) => Date.parse(b.added) - Date.parse(a.added) || byName(a, b),
  };
  return contacts.filter((contact) => isFound(contact, search)).sort(orders[order]);
}

/** Every word is somewhere in the names, or the digits in the fingerprint; accents and capitals make no difference. */
function isFound({ petName = '', name, institution = '', fingerprint }: ContactView, search: string): boolean {
  const text = plain([petName, name, institution].join(' '));
  const digits = search.replace(/[\s-]/g, '').toLowerCase();
  if (digits.length >= 4 && fingerprint.includes(digits)) return true;
  return plain(search).split(/\s+/).every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
}
