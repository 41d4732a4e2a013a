import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useTranslator } from '#renderer/ui';
import { useDocuments } from '#renderer/workbench';
import { useDesk } from '../desk';
import { type Running, runningNow } from '../runs';
import { durationText } from '../wording';

/** How long a statement has been running, and how much has come of it. */
export function Elapsed({ running: { isWaiting, since, rows, step } }: { running: Running }) {
  const translator = useTranslator();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  const first = useWaitedFor();
  const time = durationText(Math.max(0, now - since), translator);
  const { t } = translator;
  if (isWaiting) return t('query:running.waits', { title: first });
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

/** What the query is called whose answer others wait for. */
function useWaitedFor(): string {
  const { t } = useTranslator();
  const id = useStore(useDesk().runs.store, runningNow);
  const title = useDocuments('query').find((document) => document.id === id)?.title ?? '';
  return title.trim() === '' ? t('query:documents.nameless') : title;
}
