/** Text without case and diacritics, so that `jezyk` finds `Język`, and `slupkowe` finds `słupkowe`. */
function folded(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
}

/**
 * How well a command is meant by what was typed, from 0 (not at all) to 1: every word typed must begin a word of
 * its title or its keywords, or lie within the title. Letters strewn over the text are no match: people know what they look for.
 */
export function matchScore(title: string, search: string, keywords: readonly string[] = []): number {
  const name = folded(title);
  const others = folded(keywords.join(' '));
  const scores = folded(search)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => scoreOf(word, name, others));
  return scores.length === 0 ? 1 : scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

function scoreOf(word: string, name: string, others: string): number {
  if (name.startsWith(word)) return 1;
  if (name.includes(` ${word}`)) return 0.8;
  if (` ${others}`.includes(` ${word}`)) return 0.5;
  return name.includes(word) ? 0.3 : 0;
}
