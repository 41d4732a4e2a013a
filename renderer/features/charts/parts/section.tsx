import { type ReactNode, useId } from 'react';
import { classNames, Heading } from '#renderer/ui';
import styles from './section.module.css';

/** A part of a panel under its own heading. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classNames(styles.section)}>
      <header className={classNames(styles.head)}>
        <div id={id}>
          <Heading level={3}>{title}</Heading>
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
