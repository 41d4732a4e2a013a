import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { classNames } from '../class-names';
import styles from './toolbar.module.css';

/** A row of tools: one stop of the Tab key, arrows inside. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <AriaToolbar aria-label={label} className={classNames(styles.toolbar)}>
      {children}
    </AriaToolbar>
  );
}
