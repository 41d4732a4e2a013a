import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './heading.module.css';

/** A heading of rank `level`; the size follows the rank. Level 1 is the screen's own. */
export function Heading({ level, children }: { level: 1 | 2 | 3; children: ReactNode }) {
  const Tag = `h${level}` as const;
  return <Tag className={classNames(styles.heading, styles[`level${level}`])}>{children}</Tag>;
}
