import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n';
import { helpOnFunction, KNOWN_FUNCTIONS } from '../../../../../renderer/workbench/sql/functions';

const english = createTranslator('en');

/** The call that is explained where the bar stands. */
function explained(marked: string): string | null {
  const at = marked.indexOf('|');
  return helpOnFunction(marked.slice(0, at) + marked.slice(at + 1), at, english)?.title ?? null;
}

describe('what is known of functions', () => {
  it.each(['en', 'pl'] as const)('is a sentence for each of them in %s', (language) => {
    // A translator under test throws at a message that is missing.
    const { t } = createTranslator(language);
    for (const { name, doc } of KNOWN_FUNCTIONS) expect(t(doc), name).toMatch(/[.]$/);
  });

  it('names each once, in small letters', () => {
    const names = KNOWN_FUNCTIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
  });

  it('is found at its name, at both ends of it, and whatever its letters', () => {
    for (const marked of ['SELECT |round(x)', 'SELECT ro|und(x)', 'SELECT round|(x)', 'SELECT ROU|ND (x)']) expect(explained(marked)).toBe('round(x, digits)');
  });

  it('is found among the arguments, of the innermost call that is known', () => {
    expect(explained('SELECT coalesce(round(x, 2), |y)')).toBe('coalesce(x, y, …)');
    expect(explained('SELECT coalesce(round(x, |2), y)')).toBe('round(x, digits)');
    expect(explained('SELECT coalesce(unheard_of(|x), y)')).toBe('coalesce(x, y, …)');
  });

  it('is nothing for a field that is called like a function, in a text and after the call', () => {
    for (const marked of ['SELECT cou|nt FROM a', "SELECT 'round(|x)'", 'SELECT round(x) |FROM a', '|', 'SELECT |1']) expect(explained(marked)).toBeNull();
  });
});
