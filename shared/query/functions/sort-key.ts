import { isLanguage, type Language, LANGUAGES } from '#shared/base';
import type { Cell } from '#shared/table';
import { Collation, COMMON } from './collation';
import { FunctionFailure, type SqlFunction } from './sql-function';

const collations = new Map<Language, Collation>();

function collationOf(language: Language): Collation {
  const known = collations.get(language) ?? new Collation(language);
  collations.set(language, known);
  return known;
}

/**
 * A text of ASCII signs whose order, sign by sign, is that of `text` in the language: `ch` behind `h` in Czech, `ł` behind `l` in Polish.
 * Levels one after the other as in the Unicode Collation Algorithm: a space, which is before every weight, divides them.
 */
export function sortKey(text: string, language: Language): string {
  const collation = collationOf(language);
  const levels = { letters: '', accents: '', cases: '' };
  const composed = text.normalize('NFC');
  for (let at = 0; at < composed.length; ) {
    const unit = collation.unitAt(composed, at);
    const { letters, accents, cases } = collation.weights(unit);
    levels.letters += letters;
    levels.accents += accents;
    levels.cases += cases;
    at += unit.length;
  }
  return `${levels.letters} ${trimmed(levels.accents)} ${trimmed(levels.cases)}`.trimEnd();
}

/** Without the weights at the end that are the least there are. */
function trimmed(weights: string): string {
  let { length } = weights;
  while (length > 0 && weights.slice(length - COMMON.length, length) === COMMON) length -= COMMON.length;
  return weights.slice(0, length);
}

export const SORT_KEY: SqlFunction = {
  name: 'sort_key',
  arity: 2,
  call(text: Cell = null, language: Cell = null) {
    if (typeof language !== 'string' || !isLanguage(language)) throw new FunctionFailure(`sort_key() takes one of ${LANGUAGES.join(', ')}`);
    return text === null || text instanceof Uint8Array ? null : sortKey(String(text), language);
  },
};
