import { FileQuestion, GraduationCap, ShieldAlert, ShieldCheck, ShieldX, UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Icon } from '../button/button';
import { classNames } from '../class-names';
import styles from './verdict-strip.module.css';

export type VerdictStatus = 'trusted' | 'training' | 'caution' | 'unsigned' | 'unknownPublisher' | 'refused';

/** Green is for `trusted` alone. */
const LOOKS: Readonly<Record<VerdictStatus, { readonly icon: Icon; readonly tone: 'verified' | 'caution' | 'refused' | 'plain' }>> = {
  trusted: { icon: ShieldCheck, tone: 'verified' },
  training: { icon: GraduationCap, tone: 'plain' },
  caution: { icon: ShieldAlert, tone: 'caution' },
  unsigned: { icon: FileQuestion, tone: 'caution' },
  unknownPublisher: { icon: UserX, tone: 'refused' },
  refused: { icon: ShieldX, tone: 'refused' },
};

export interface VerdictStripProps {
  readonly status: VerdictStatus;
  /** `verdict:trusted.word` and so on. */
  readonly word: string;
  readonly sentence: string;
  /** Facts under the sentence: the fingerprint, the edition. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Who sent it and whether it is whole: an icon, a word and a sentence, never a colour alone. */
export function VerdictStrip({ status, word, sentence, children, actions }: VerdictStripProps) {
  const { icon: Picture, tone } = LOOKS[status];
  return (
    <section className={classNames(styles.strip, styles[tone])} data-verdict={status}>
      <Picture size={24} strokeWidth={1.5} aria-hidden />
      <div className={classNames(styles.words)}>
        <p className={classNames(styles.word)}>{word}</p>
        <p>{sentence}</p>
        {children}
      </div>
      {actions !== undefined && <div className={classNames(styles.actions)}>{actions}</div>}
    </section>
  );
}

/** The verdict in a list: the same icon and word, in one line. */
export function VerdictMark({ status, word }: Pick<VerdictStripProps, 'status' | 'word'>) {
  const { icon: Picture, tone } = LOOKS[status];
  return (
    <span className={classNames(styles.mark, styles[tone])} data-verdict={status}>
      <Picture size={14} strokeWidth={1.75} aria-hidden />
      {word}
    </span>
  );
}
