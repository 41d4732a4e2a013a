import type { MessageKey, Translator } from '#shared/i18n';
import type { Explanation } from '#shared/query';

const MEBIBYTE = 2 ** 20;

/** Who would answer, why not the kernel, and the steps below each other as they are nested. */
export function explanationLines({ t }: Translator, { answeredBy, reason, steps, bytes }: Explanation): string[] {
  const why = reason === null ? [] : [t(`plan:reason.${reason}` as MessageKey)];
  const memory = bytes < MEBIBYTE ? [] : [t('plan:memory', { needed: Math.ceil(bytes / MEBIBYTE) })];
  return [[t(`plan:by.${answeredBy}`), ...why, ...memory].join(' '), ...steps.map(({ depth, key, params }) => `${'  '.repeat(depth + 1)}${t(`plan:step.${key}` as MessageKey, params)}`)];
}
