/**
 * Names that SQL can tell apart: an unnamed field becomes `column_3`, a repeated name gets `_2`.
 * Case does not tell names apart, as it does not in SQL.
 */
export function distinctNames(names: readonly string[]): string[] {
  const written = new Set(names.map(folded));
  const given = new Set<string>();
  return names.map((name, index) => {
    const wished = name === '' ? `column_${index + 1}` : name;
    const free = given.has(folded(wished)) || (name === '' && written.has(folded(wished))) ? freeName(wished, written, given) : wished;
    given.add(folded(free));
    return free;
  });
}

/** `wished`, or `wished_2` and so on, whichever is the first that none of the names has. */
export function freeName(wished: string, ...taken: readonly ReadonlySet<string>[]): string {
  let name = wished;
  for (let repeat = 2; taken.some((names) => names.has(folded(name))); repeat++) name = `${wished}_${repeat}`;
  return name;
}

/** SQLite folds the case of ASCII letters only. */
export function folded(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
