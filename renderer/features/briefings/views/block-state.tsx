import type { ReactNode } from 'react';
import { classNames, ErrorNotice, Skeleton } from '#renderer/ui';
import { type Answer, onScreen } from '#renderer/workbench';
import styles from './block-state.module.css';

/** What is shown of an answer: the thing itself, why there is none, or the place that it will take. */
export function BlockState({ answer, fault, lines, children }: { answer: Pick<Answer, 'state' | 'error'>; fault: unknown; lines: number; children: ReactNode }) {
  const error = fault ?? (answer.state === 'failed' ? answer.error : null);
  if (error !== null) return (
      <div className={classNames(styles.state)}>
        <ErrorNotice error={onScreen(error)} />
      </div>
    );
  return children ?? <Skeleton lines={lines} />;
}
