import { useEffect, useState } from 'react';
import { ProgressBar, remainingMilliseconds, useEscape, useTranslator } from '#renderer/ui';
import type { Opening } from './opening';
import { useWorkbench } from './workbench';

const MEGABYTE = 1_000_000;

/** What is on its way: what, how much, how long, and how to stop it. */
export function OpeningProgress({ opening: { id, name, state, progress, since } }: { opening: Opening }) {
  const { t, number } = useTranslator();
  const { session } = useWorkbench();
  const elapsed = useElapsed(since);
  useEscape(() => session.cancel(id));
  const megabytes = (bytes: number): string => number(bytes / MEGABYTE, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const bytes = progress && (progress.totalBytes === undefined ? t('app:opening.bytesOnly', { done: megabytes(progress.bytes) }) : t('app:opening.bytes', { done: megabytes(progress.bytes), total: megabytes(progress.totalBytes) }));
  const rows = progress?.rows ? [t('app:rows', { count: progress.rows })] : [];
  const stage = state.is === 'waiting' || state.is === 'sending' || state.is === 'verifying' ? state.is : 'reading';
  return (
    <ProgressBar
      what={t(`app:opening.${stage}`, { name: name ?? t('app:practicePackage') })}
      howMuch={[...(bytes ? [bytes] : []), ...rows].join(' · ')}
      remaining={progress ? remainingMilliseconds(progress.bytes, progress.totalBytes, elapsed) : null}
      done={progress?.totalBytes ? Math.min(1, progress.bytes / progress.totalBytes) : undefined}
      onCancel={() => session.cancel(id)}
    />
  );
}

/** Milliseconds since a moment, twice a second. */
function useElapsed(since: number): number {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - since);
}
