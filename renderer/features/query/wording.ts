import type { Answered } from '#renderer/workers';
import { isMoloError } from '#shared/base';
import type { Translator } from '#shared/i18n';
import type { AnalysisMade } from './analyses/analysis';
import { keyName } from './analyses/series';
import type { Asked, NothingToRun, Outcome, ScriptDone } from './runs';

/** `12 ms`, `3.4 s`, `2 min 05 s`. */
export function durationText(milliseconds: number, { t, number }: Pick<Translator, 't' | 'number'>): string {
  if (milliseconds < 1000) return t('query:time.milliseconds', { number: number(Math.max(1, Math.round(milliseconds))) });
  const seconds = milliseconds / 1000;
  if (seconds < 60) return t('query:time.seconds', { number: number(seconds, { minimumFractionDigits: 1, maximumFractionDigits: 1 }) });
  return t('query:time.minutes', { minutes: number(Math.floor(seconds / 60)), seconds: String(Math.floor(seconds % 60)).padStart(2, '0') });
}

/** What a run came to, in a line. */
export function outcomeText(outcome: Outcome | ScriptDone | NothingToRun, translator: Translator): string {
  const { t } = translator;
  if (outcome.is === 'nothing') return t('query:outcome.nothing');
  const time = durationText(outcome.milliseconds, translator);
  if (outcome.is === 'script') return t('query:outcome.script', { results: t('query:documents.results', { count: outcome.results }), time });
  if (outcome.is === 'cancelled') return outcome.step ? t('query:outcome.cancelledAt', { ...outcome.step, time }) : t('query:outcome.cancelled', { time });
  if (outcome.is === 'refused') return outcome.step ? t('query:outcome.refusedAt', { ...outcome.step }) : t('query:outcome.refused');
  return t('query:outcome.answered', { rows: t('app:rows', { count: outcome.rows }), time });
}

/** How fast an answer came, and from whom: `12 ms, by SQLite`. */
export function answererText({ analysis }: Asked, { milliseconds, answeredBy, cached }: Answered, translator: Translator): string {
  const { t } = translator;
  const answered = t(`query:answeredBy.${analysis ? 'computed' : answeredBy}`, { time: durationText(milliseconds, translator) });
  return cached && !analysis ? t('query:answeredBy.cached', { answered }) : answered;
}

/** Method and parameters of an analysis, in a line: `STL, period 12, window 7`. */
export function methodText(made: AnalysisMade, translator: Translator): string {
  const { method, model, period, window, ahead, weights } = made;
  const { t, number } = translator;
  const written = (weight: number): string => number(weight, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return [
    t(`query:analyses.methods.${method}`),
    ...(method === 'stl' ? [] : [t(`query:analyses.models.${model}`).toLowerCase()]),
    t('query:analyses.withPeriod', { period }),
    ...(method === 'stl' ? [t('query:analyses.withWindow', { window })] : []),
    ...(weights ? [`\u03b1 ${written(weights.alpha)}`, `\u03b2 ${written(weights.beta)}`, `\u03b3 ${written(weights.gamma)}`] : []),
    ...(ahead > 0 ? [t('query:analyses.withAhead', { count: ahead })] : []),
    ...seriesTexts(made, translator),
  ].join(', ');
}

/** Which series an analysis worked out, and what it did to have them whole. */
function seriesTexts({ groups, only, count, leftOut, addedUp, zeros }: AnalysisMade, { t }: Translator): string[] {
  return [
    ...(only ? [groups.map((name, at) => `${name}: ${keyName([only[at] ?? null])}`).join(', ')] : groups.length > 0 && count > 1 ? [t('query:analyses.withSeries', { count, fields: groups.join(', ') })] : []),
    ...(addedUp ? [addedUp.fields.length === 0 ? t('query:analyses.withRows', { count: addedUp.rows }) : t('query:analyses.withRowsOf', { count: addedUp.rows, fields: addedUp.fields.join(', ') })] : []),
    ...(zeros ? [t('query:analyses.withZeros')] : []),
    ...(leftOut.length > 0 ? [t('query:analyses.without', { names: leftOut.join('; ') })] : []),
  ];
}

/** An error's first sentence, for a list. */
export function errorText(error: unknown, translator: Translator): string {
  return isMoloError(error) ? translator.error(error).what : translator.t('query:outcome.refused');
}
