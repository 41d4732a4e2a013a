import { RESERVED } from './words';

/** A name as SQLite reads it anywhere in a statement: in double quotes, with inner ones doubled. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes one: in single quotes, with inner ones doubled. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as people write it: in quotes only where SQLite would read something else without. */
export function writtenName(name: string): string {
  return /^[\p{L}_][\p{L}\d_]*$/u.test(name) && !RESERVED.has(nameKey(name)) ? name : quoteName(name);
}

/** SQLite compares names by ASCII letters only: `Ł` and `ł` are two names, `A` and `a` are one. */
export function nameKey(name: string): string {
  return /[A-Z]/.test(name) ? name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : name;
}

/** What a SQL text can hold: no NUL, which would end it, and no half of a surrogate pair, which UTF-8 cannot say. */
function speakable(name: string): string {
  return name.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}

/** The names as SQLite can tell them apart: repeats get `_2`, `_3` ... in the order in which they come. */
export function distinctNames(names: readonly string[], keyOf: (name: string) => string = nameKey): string[] {
  const taken = new Set(names.map((name) => keyOf(speakable(name))));
  const given = new Set<string>();
  return names.map((name) => {
    const own = speakable(name);
    let distinct = own;
    for (let repeat = 2; given.has(keyOf(distinct)) || (distinct !== own && taken.has(keyOf(distinct))); repeat++) distinct = `${own}_${repeat}`;
    given.add(keyOf(distinct));
    return distinct;
  });
}

/** SQLite keeps names that begin with `sqlite_` for itself. */
export function tableNames(names: readonly string[]): string[] {
  return distinctNames(names.map((name) => (nameKey(name).startsWith('sqlite_') ? `_${name}` : name)));
}
