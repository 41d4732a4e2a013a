import { useEffect, useState } from 'react';
import { classNames, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { MessageKey, Translator } from '#shared/i18n';
import type { Explanation, PlanStep } from '#shared/query';
import type { Asked, Result } from '../runs';
import { methodText } from '../wording';
import styles from './result-about.module.css';

/** Who answered, why, and in which steps. */
export function ResultHow({ result: { asked, answer } }: { result: Result }) {
  const translator = useTranslator();
  const { t } = translator;
  const explanation = useExplanation(asked);
  const isForced = asked.kernel === 'off' && explanation?.answeredBy !== 'sqlite';
  // Steps of an answer that another engine gave explain nothing.
  const steps = explanation?.answeredBy === answer.answeredBy ? explanation.steps : [];
  const reason = explanation?.reason ?? null;
  return (
    <section aria-label={t('query:commands.how')} tabIndex={0} className={classNames(styles.about)}>
      {asked.analysis && <p>{t('query:how.computed', { method: methodText(asked.analysis, translator) })}</p>}
      <p>{t(`query:how.${answer.answeredBy}`)}</p>
      {isForced && explanation && <p>{t('query:how.forced')}</p>}
      {!isForced && reason !== null && <p>{planText(`plan:reason.${reason}`, {}, translator)}</p>}
      {answer.cached && <p className={classNames(styles.quiet)}>{t('query:how.cached')}</p>}
      {steps.length > 0 && (
        <ol aria-label={t('query:how.steps')} className={classNames(styles.steps)}>
          {steps.map((step, index) => (
            <Step key={index} step={step} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Set in by what it is part of. */
function Step({ step: { depth, key, params } }: { step: PlanStep }) {
  return <li style={{ marginInlineStart: 16 * depth }}>{planText(`plan:step.${key}`, params, useTranslator())}</li>;
}

/** Planner and engine name their messages by keys of the catalogue, which a test holds them to. */
function planText(key: string, params: PlanStep['params'], { t }: Translator): string {
  return t(key as MessageKey, params);
}

/** Asked when it is looked at; `null` until it is known, and where the tables are not open any more. */
function useExplanation({ sql, params }: Asked): Explanation | null {
  const { data } = useWorkbench();
  const [explanation, setExplanation] = useState<Explanation | null>(null);
  useEffect(() => {
    let isWanted = true;
    data.explain({ sql, params }).then((found) => isWanted && setExplanation(found), () => undefined);
    return () => {
      isWanted = false;
    };
  }, [data, sql, params]);
  return explanation;
}
