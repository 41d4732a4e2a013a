import type { Language } from '#shared/base';

const QUOTES: Readonly<Record<Language, readonly [open: string, close: string]>> = {
  en: ['\u201c', '\u201d'],
  pl: ['\u201e', '\u201d'],
  cs: ['\u201e', '\u201c'],
  sk: ['\u201e', '\u201c'],
  hu: ['\u201e', '\u201d'],
};

/** Polish, Czech and Slovak leave no preposition or conjunction of one letter at the end of a line. */
const ONE_LETTER: Readonly<Partial<Record<Language, RegExp>>> = {
  pl: /(?<=^|[\s(\u201e])([aiouwz]) /giu,
  cs: /(?<=^|[\s(\u201e])([aiouksvz]) /giu,
  sk: /(?<=^|[\s(\u201e])([aiouksvz]) /giu,
};

const NO_BREAK = '\u00a0';

/**
 * Prose as a compositor of that language sets it: its own quotation marks for straight ones, apostrophes,
 * dashes between spaces, no lonely letter at the end of a line. For what people wrote, never for SQL, codes and names of data.
 */
export function typeset(text: string, language: Language): string {
  const [open, close] = QUOTES[language];
  const marked = text
    .replace(/(^|[\s([{\u2013\u2014\u00a0])"(?=\S)/g, `$1${open}`)
    .replace(/"/g, close)
    .replace(/(\p{L})'(\p{L})/gu, '$1\u2019$2')
    .replace(/ - /g, ' \u2013 ');
  const lonely = ONE_LETTER[language];
  return lonely === undefined ? marked : marked.replace(lonely, `$1${NO_BREAK}`);
}
