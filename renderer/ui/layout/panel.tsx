import { type ReactNode, useId } from 'react';
import { classNames } from '../class-names';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  /** Toolbar at the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The content reaches the edges (grids, trees, editors). */
  readonly flush?: boolean;
}

/** A titled part of a screen; its body scrolls. */
export function Panel({ title, actions, children, flush = false }: PanelProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={classNames(styles.panel)}>
      <header className={classNames(styles.head)}>
        <h2 id={titleId}>{title}</h2>
        {actions}
      </header>
      <div className={classNames(styles.body, flush && styles.flush)}>{children}</div>
    </section>
  );
}
