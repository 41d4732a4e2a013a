import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { asMoloError } from '#shared/base';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './error-notice.module.css';

export interface ErrorNoticeProps {
  /** Whatever was thrown. */
  readonly error: unknown;
  /** What can be done about it here. */
  readonly actions?: ReactNode;
}

/** What happened, what it means for the data, what to do; the code is small print. */
export function ErrorNotice({ error, actions }: ErrorNoticeProps) {
  const translator = useTranslator();
  const sentences = translator.error(asMoloError(error));
  return (
    <section role="alert" className={classNames(styles.notice)}>
      <OctagonAlert size={20} strokeWidth={1.75} aria-hidden />
      <div className={classNames(styles.words)}>
        <p className={classNames(styles.what)}>{sentences.what}</p>
        <p>{sentences.means}</p>
        <p>{sentences.do}</p>
        {actions !== undefined && <div className={classNames(styles.actions)}>{actions}</div>}
        <code className={classNames(styles.code)}>{sentences.code}</code>
      </div>
    </section>
  );
}
