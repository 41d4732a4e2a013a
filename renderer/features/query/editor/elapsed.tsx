import { useEffect, useState } from 'react';
import { useTranslator } from '#renderer/ui';
import type { Running } from '../runs';
import { durationText } from '../wording';

/** How long a statement has been running, and how much has come of it. */
export function Elapsed({ running: { since, rows, step } }: { running: Running }) {
  const translator = useTranslator();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  const time = durationText(Math.max(0, now - since), translator);
  const { t } = translator;
  const said = [
    ...(step ? [t('query:running.step', { ...step })] : []),
    t('query:running.for', { time }),
    ...(rows > 0 ? [t('query:running.rows', { count: rows })] : []),
  ];
  // The clock is for the eyes: read out ten times a second it would drown everything.
  return (
    <>
      <span className="visually-hidden">{step ? t('query:running.saidStep', { ...step }) : t('query:running.said')}</span>
      <span aria-hidden>{said.join(' · ')}</span>
    </>
  );
}
