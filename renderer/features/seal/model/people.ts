import type { ContactView } from '#shared/host';

/** What to call a contact by: the holder's own name for them before the one that they claim. */
export function nameOf({ petName, name }: Pick<ContactView, 'name' | 'petName'>): string {
  return petName ?? name;
}

/** Why nothing can be sealed for a contact; `null`: it can. */
export function contactState({ revoked, replacedBy }: ContactView): 'revoked' | 'replaced' | null {
  if (revoked !== undefined) return 'revoked';
  return replacedBy === undefined ? null : 'replaced';
}

/** Every word is somewhere in the names; accents and capitals make no difference. */
export function isFound({ petName = '', name, institution = '' }: ContactView, search: string): boolean {
  const text = plain([petName, name, institution].join(' '));
  return plain(search).split(/\s+/).every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
}
