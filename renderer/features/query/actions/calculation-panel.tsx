import type { ReactNode } from 'react';
import { classNames, SidePanel, useTranslator } from '#renderer/ui';
import type { Analysis } from '../analyses/analysis';
import type { Action } from './action';
import styles from './panel.module.css';

export interface CalculationPanelProps {
  readonly of: Action['id'] | Analysis;
  /** What it does, in a sentence or two. */
  readonly what: string;
  readonly onClose: () => void;
  /** Buttons at the foot, the strong one last. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** The side panel of whatever is calculated from a series: called like its command, what it does above its fields. */
export function CalculationPanel({ of, what, onClose, actions, children }: CalculationPanelProps) {
  const { t } = useTranslator();
  return (
    <SidePanel isOpen title={t(`query:commands.${of}`).replace('…', '')} onClose={onClose} actions={actions}>
      <div className={classNames(styles.fields)}>
        <p className={classNames(styles.what)}>{what}</p>
        {children}
      </div>
    </SidePanel>
  );
}
