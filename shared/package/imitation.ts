import { PROTOTYPES } from './confusables';

/** How one name passes for another: it is the same to a reader's mind, or only to the eye. */
export type Imitation = 'changedKey' | 'lookAlike';

/**
 * Whether somebody who goes by `name` could be taken for the holder of `known`.
 * @returns `changedKey` for the same name (case and spacing aside), `lookAlike` for one that looks like it, else `null`
 */
export function imitation(name: string, known: string): Imitation | null {
  if (folded(name) === folded(known)) return 'changedKey';
  const seen = likeness(name);
  return seen !== '' && seen === likeness(known) ? 'lookAlike' : null;
}

/** A name without what nobody hears: case, repeated spaces, the way in which accents are encoded. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * What a name looks like at a glance: the skeleton of Unicode Technical Standard #39, section 4, without
 * the marks (`Łoś` and `Los`), and of letters and digits alone. It is for comparing, not for showing.
 */
function likeness(name: string): string {
  // Twice, for small letters and for capitals. As the capital I looks like l, and case is ignored, i is l.
  return skeleton(skeleton(name).toLowerCase()).toLowerCase().replaceAll('i', 'l');
}

function skeleton(text: string): string {
  const prototypes = [...text.normalize('NFKD')].map((character) => PROTOTYPES.get(character) ?? character);
  return prototypes.join('').normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
}
