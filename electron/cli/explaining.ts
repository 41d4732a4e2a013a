import type { MessageKey, Translator } from '#shared/i18n';
import type { Explanation } from '#shared/query';

/** Who would answer, why not the kernel, and the steps below each other as they are nested. */
export function explanationLines({ t }: Translator, { answeredBy, reason, steps }: Explanation): string[] {
  const why = reason === null ? [] : [t(`plan:reason.${reason}` as MessageKey)];
  return [[t(`plan:by.${answeredBy}`), ...why].join(' '), ...steps.map(({ depth, key, params }) => `${'  '.repeat(depth + 1)}${t(`plan:step.${key}` as MessageKey, params)}`)];
}
