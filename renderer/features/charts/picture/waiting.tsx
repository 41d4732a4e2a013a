import { useEffect, useState } from 'react';
import { Button, classNames, useTranslator } from '#renderer/ui';
import { useChart } from '../open-chart';
import styles from './waiting.module.css';

/** Milliseconds after which a question is worth a word. */
const WORTH_A_WORD = 600;

/** A question that takes its time says so, and can be ended. */
export function Waiting() {
  const { t } = useTranslator();
  const { answer } = useChart();
  const [saidSince, setSaidSince] = useState(0);
  const isRunning = answer.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(() => setSaidSince(answer.since), WORTH_A_WORD);
    return () => clearTimeout(timer);
  }, [isRunning, answer.since]);
  return (
    <div role="status" className={classNames(styles.waiting)}>
      {isRunning && saidSince === answer.since && (
        <>
          <span>{t('charts:asking')}</span>
          <Button tone="quiet" onPress={answer.cancel}>
            {t('ui:cancel')}
          </Button>
        </>
      )}
    </div>
  );
}
