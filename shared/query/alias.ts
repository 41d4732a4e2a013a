import { fold } from './functions/fold';
import { nameKey } from './names';

/** Names that SQLite keeps for its own databases, and words that would need quotes as an alias. */
const RESERVED = new Set(
  (
    'main temp add all alter and as attach autoincrement begin between by cascade case cast check collate column commit conflict constraint ' +
    'create cross current current_date current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop ' +
    'each else end escape except exclude exclusive exists explain fail filter first following for foreign from full generated glob group groups ' +
    'having if ignore immediate in index indexed initially inner insert instead intersect into is isnull join key last left like limit match ' +
    'materialized natural no not nothing notnull null nulls of offset on or order others outer over partition plan pragma preceding primary ' +
    'query raise range recursive references regexp reindex release rename replace restrict returning right rollback row rows savepoint select ' +
    'set table temporary then ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with without asc'
  ).split(' '),
);

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
