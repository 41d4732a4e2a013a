import { isMoloError } from '#shared/base';
import type { Translator } from '#shared/i18n';
import type { Outcome } from './runs';

/** `12 ms`, `3.4 s`, `2 min 05 s`. */
export function durationText(milliseconds: number, { t, number }: Pick<Translator, 't' | 'number'>): string {
  if (milliseconds < 1000) return t('query:time.milliseconds', { number: number(Math.max(1, Math.round(milliseconds))) });
  const seconds = milliseconds / 1000;
  if (seconds < 60) return t('query:time.seconds', { number: number(seconds, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  return t('query:time.minutes', { minutes: number(Math.floor(seconds / 60)), seconds: String(Math.floor(seconds % 60)).padStart(2, '0') });
}

/** What a run came to, in a line. */
export function outcomeText(outcome: Outcome, translator: Translator): string {
  const { t } = translator;
  const time = durationText(outcome.milliseconds, translator);
  if (outcome.is === 'cancelled') return t('query:outcome.cancelled', { time });
  if (outcome.is === 'refused') return t('query:outcome.refused');
  return t('query:outcome.answered', { rows: t('app:rows', { count: outcome.rows }), time });
}

/** An error's first sentence, for a list. */
export function errorText(error: unknown, translator: Translator): string {
  return isMoloError(error) ? translator.error(error).what : translator.t('query:outcome.refused');
}
