import type { ReactNode } from 'react';
import { classNames, Heading } from '#renderer/ui';
import styles from './seal.module.css';

/** A part of the form: its title, what it is for, its one way to add. */
export function Section({ title, what, tools, children }: { title: string; what?: string; tools?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className={classNames(styles.section)}>
      <header>
        <div className={classNames(styles.words)}>
          <Heading level={2}>{title}</Heading>
          {what !== undefined && <p className={classNames(styles.quiet)}>{what}</p>}
        </div>
        {tools}
      </header>
      {children}
    </section>
  );
}
