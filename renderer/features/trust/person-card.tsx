import { type ReactNode, useId } from 'react';
import { classNames, Fingerprint, Heading } from '#renderer/ui';
import type { Fingerprint as FingerprintText } from '#shared/base';
import { ToReadAloud } from './fingerprint/to-read-aloud';
import styles from './person-card.module.css';

export interface PersonCardProps {
  readonly name: string;
  /** The institution, and what they call themselves where the holder calls them otherwise. */
  readonly more: readonly string[];
  /** How it stands with them: an icon and a word. */
  readonly mark: ReactNode;
  readonly fingerprint: FingerprintText;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Not to be taken for one's own or a contact's. */
  readonly quiet?: boolean;
}

/** Somebody with their fingerprint, large: it is there to be compared. */
export function PersonCard({ name, more, mark, fingerprint, note, actions, quiet = false }: PersonCardProps) {
  const title = useId();
  return (
    <article aria-labelledby={title} className={classNames(styles.card, quiet && styles.quiet)}>
      <header className={classNames(styles.head)}>
        <div className={classNames(styles.who)} id={title}>
          <Heading level={3}>{name}</Heading>
        </div>
        {mark}
      </header>
      {more.map((line) => (
        <p key={line} className={classNames(styles.more)}>
          {line}
        </p>
      ))}
      <div className={classNames(styles.fingerprint)}>
        {quiet ? <Fingerprint fingerprint={fingerprint} /> : <ToReadAloud fingerprint={fingerprint} />}
      </div>
      {note !== undefined && <div className={classNames(styles.note)}>{note}</div>}
      {actions !== undefined && <footer className={classNames(styles.actions)}>{actions}</footer>}
    </article>
  );
}
