import type { Language } from '#shared/base';

/** Words of one letter that do not stand at the end of a line in good typesetting. */
const SHORT_WORDS: Readonly<Partial<Record<Language, RegExp>>> = {
  pl: /(?<=^|[\s(„])([aiouwz]) /gi,
  cs: /(?<=^|[\s(„])([aikosuvz]) /gi,
  sk: /(?<=^|[\s(„])([aikosuvz]) /gi,
};

const NO_BREAK_SPACE = '\u00a0';

/** Keeps prepositions and conjunctions of one letter with the word that follows, where the language wants it. */
export function boundWords(text: string, language: Language): string {
  const short = SHORT_WORDS[language];
  return short === undefined ? text : text.replace(short, `$1${NO_BREAK_SPACE}`);
}
