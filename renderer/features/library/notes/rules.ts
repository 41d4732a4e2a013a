import { textIn } from '#shared/base';
import type { Translator } from '#shared/i18n';
import type { DisclosureRules } from '#shared/package';

/** Disclosure rules as sentences. */
export function ruleLines({ minimumCount, rounding, dominance, note }: DisclosureRules, { t, number, percent, language }: Translator): string[] {
  const words = textIn(note, language);
  return [
    ...(minimumCount === undefined ? [] : [t('library:notes.minimumCount', { count: minimumCount, shown: number(minimumCount) })]),
    ...(rounding === undefined ? [] : [t('library:notes.rounding', { count: rounding })]),
    ...(dominance === undefined ? [] : [t('library:notes.dominance', { contributors: dominance.contributors, share: percent(dominance.share) })]),
    ...(words === undefined ? [] : [words]),
  ];
}
