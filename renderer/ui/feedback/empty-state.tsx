import type { ReactNode } from 'react';
import type { Icon } from '../button/button';
import { classNames } from '../class-names';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon?: Icon;
  readonly title: string;
  /** What this place is for, in a sentence or two. */
  readonly children: ReactNode;
  /** The one thing to do, and perhaps a quiet second. */
  readonly actions?: ReactNode;
  /** Small print under the actions: a hint, a shortcut. */
  readonly hint?: ReactNode;
  /** `panel` where it fills a part of a screen only. */
  readonly size?: 'screen' | 'panel';
}

/** An empty place teaches: what it is for, the one thing to do, a sample. */
export function EmptyState({ icon: Picture, title, children, actions, hint, size = 'screen' }: EmptyStateProps) {
  return (
    <section className={classNames(styles.empty, styles[size])}>
      {Picture && (
        <span className={classNames(styles.icon)}>
          <Picture size={size === 'screen' ? 28 : 20} strokeWidth={1.25} aria-hidden />
        </span>
      )}
      <h2 className={classNames(styles.title)}>{title}</h2>
      <div className={classNames(styles.words)}>{children}</div>
      {actions !== undefined && <div className={classNames(styles.actions)}>{actions}</div>}
      {hint !== undefined && <div className={classNames(styles.hint)}>{hint}</div>}
    </section>
  );
}
