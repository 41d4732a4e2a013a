import type { ReactNode } from 'react';
import { classNames } from '../class-names';
import styles from './badge.module.css';

/** A word set apart: an edition, a type, a state. */
export function Badge({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'accent' | 'caution' }) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>;
}
