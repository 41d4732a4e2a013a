import { fold } from './functions/fold';
import { nameKey } from './names';
import { RESERVED } from './words';

/**
 * The alias under which a package is attached: its name in letters, digits and `_`, so
 * that `alias.table` needs no quotes. Repeats among `taken` get `_2`.
 */
export function aliasOf(packageName: string, taken: Iterable<string> = []): string {
  const slug = fold(packageName)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const plain = slug === '' ? 'data' : /^\d/.test(slug) || RESERVED.has(slug) ? `_${slug}` : slug;
  return distinctAlias(plain, taken);
}

/** `alias` itself, or with `_2`, `_3` ... where one of that name is there already. */
export function distinctAlias(alias: string, taken: Iterable<string>): string {
  const keys = new Set(['main', 'temp', ...[...taken].map(nameKey)]);
  let distinct = alias;
  for (let repeat = 2; keys.has(nameKey(distinct)); repeat++) distinct = `${alias}_${repeat}`;
  return distinct;
}
