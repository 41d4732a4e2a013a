import { useEffect, useState } from 'react';
import { useTranslator } from '#renderer/ui';
import type { Running } from '../runs';
import { durationText } from '../wording';

/** How long a statement has been running, and how much has come of it. */
export function Elapsed({ running: { since, rows } }: { running: Running }) {
  const translator = useTranslator();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  const time = durationText(Math.max(0, now - since), translator);
  // The clock is for the eyes: read out ten times a second it would drown everything.
  return (
    <>
      <span className="visually-hidden">{translator.t('query:running.said')}</span>
      <span aria-hidden>{[translator.t('query:running.for', { time }), ...(rows > 0 ? [translator.t('query:running.rows', { count: rows })] : [])].join(' · ')}</span>
    </>
  );
}
