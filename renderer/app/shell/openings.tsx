import { useEffect, useState } from 'react';
import { classNames, ProgressBar, remainingMilliseconds, useEscape, useTranslator } from '#renderer/ui';
import { isUnderWay, type Opening, useSession, useWorkbench } from '#renderer/workbench';
import styles from './openings.module.css';

const MEGABYTE = 1_000_000;

/** What is on its way, on every screen: what, how much, how long, and how to stop it. */
export function Openings() {
  const openings = useSession((state) => state.openings).filter(isUnderWay);
  if (openings.length === 0) return null;
  return (
    <div className={classNames(styles.openings)}>
      {openings.map((opening) => (
        <OpeningProgress key={opening.id} opening={opening} />
      ))}
    </div>
  );
}

export function OpeningProgress({ opening: { id, name, state, progress, since } }: { opening: Opening }) {
  const { t, number } = useTranslator();
  const { session } = useWorkbench();
  const elapsed = useElapsed(since);
  useEscape(() => session.cancel(id));
  const megabytes = (bytes: number): string => number(bytes / MEGABYTE, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const bytes = progress && (progress.totalBytes === undefined ? t('app:opening.bytesOnly', { done: megabytes(progress.bytes) }) : t('app:opening.bytes', { done: megabytes(progress.bytes), total: megabytes(progress.totalBytes) }));
  const rows = progress?.rows ? [t('app:rows', { count: progress.rows })] : [];
  const stage = state.is === 'sending' || state.is === 'verifying' ? state.is : 'reading';
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
