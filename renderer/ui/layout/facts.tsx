import { Fragment, type ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './facts.module.css';

export interface FactsProps {
  readonly facts: readonly { readonly term: string; readonly value: ReactNode }[];
}

/** Terms at the left, what holds at the right. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classNames(styles.facts)}>
      {facts.map(({ term, value }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
