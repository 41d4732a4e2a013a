import { Clock, FileX2, LoaderCircle, LockKeyhole } from 'lucide-react';
import { classNames, type Icon, useTranslator, VerdictMark } from '#renderer/ui';
import type { OpeningState } from '#renderer/workbench';
import type { Entry } from './entries';
import styles from './state-mark.module.css';

const ICONS: Readonly<Record<Exclude<OpeningState['is'], 'refused'>, Icon>> = {
  waiting: Clock,
  sending: LoaderCircle,
  verifying: LoaderCircle,
  reading: LoaderCircle,
  locked: LockKeyhole,
  failed: FileX2,
};

/** How it stands with an entry: an icon and a word. */
export function StateMark({ entry }: { entry: Entry }) {
  const { t } = useTranslator();
  if (entry.kind === 'data') return <VerdictMark status={entry.data.verdict.status} word={t(`verdict:${entry.data.verdict.status}.word`)} />;
  const { state } = entry.opening;
  if (state.is === 'refused') return <VerdictMark status={state.verdict.status} word={t(`verdict:${state.verdict.status}.word`)} />;
  const Picture = ICONS[state.is];
  return (
    <span className={classNames(styles.mark, state.is === 'failed' && styles.failed)}>
      <Picture size={14} strokeWidth={1.75} aria-hidden />
      {t(`library:state.${state.is}`)}
    </span>
  );
}
