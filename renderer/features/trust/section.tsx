import { type ReactNode, useId } from 'react';
import { classNames, Heading } from '#renderer/ui';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly what: string;
  /** Tools at the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the screen: its title, what it is for, and cards side by side. */
export function Section({ title, what, tools, children }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classNames(styles.section)}>
      <header className={classNames(styles.head)}>
        <div className={classNames(styles.words)}>
          <div id={heading}>
            <Heading level={2}>{title}</Heading>
          </div>
          <p>{what}</p>
        </div>
        {tools !== undefined && <div className={classNames(styles.tools)}>{tools}</div>}
      </header>
      {children}
    </section>
  );
}

/** As many cards in a row as their fingerprints leave room for. */
export function Cards({ children }: { children: ReactNode }) {
  return <div className={classNames(styles.cards)}>{children}</div>;
}

/** Where a card will stand. */
export function Place({ children }: { children: ReactNode }) {
  return <div className={classNames(styles.place)}>{children}</div>;
}
