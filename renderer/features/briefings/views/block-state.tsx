import type { ReactNode } from 'react';
import { ErrorNotice, Skeleton } from '#renderer/ui';
import type { Answer } from '#renderer/workbench';

/** What is shown of an answer: the thing itself, why there is none, or the place that it will take. */
export function BlockState({ answer, fault, lines, children }: { answer: Pick<Answer, 'state' | 'error'>; fault: unknown; lines: number; children: ReactNode }) {
  const error = fault ?? (answer.state === 'failed' ? answer.error : null);
  if (error !== null) return <ErrorNotice error={error} />;
  return children ?? <Skeleton lines={lines} />;
}
