import { NodeViewWrapper } from '@tiptap/react';
import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui';
import type { Answer } from '#renderer/workbench';
import { useBriefing } from '../context';
import styles from './block-frame.module.css';
import { BlockState } from './block-state';

export interface BlockFrameProps {
  readonly kind: 'chart' | 'table';
  readonly number: number;
  readonly caption: string | undefined;
  readonly subtitle?: string | undefined;
  readonly isSelected: boolean;
  readonly answer: Pick<Answer, 'state' | 'error' | 'result' | 'again'>;
  /** Why it cannot be shown though its query was answered. */
  readonly fault?: unknown;
  /** `null`: nothing to show yet. */
  readonly children: ReactNode;
}

/** A chart or a table of the page: its number and caption above, as a yearbook sets them. */
export function BlockFrame({ kind, number, caption, subtitle, isSelected, answer, fault = null, children }: BlockFrameProps) {
  const { speaker } = useBriefing();
  const count = speaker.t(`briefing:${kind}`, { number: String(number) });
  return (
    <NodeViewWrapper as="figure" data-drag-handle aria-label={caption === undefined ? count : `${count}. ${caption}`} className={classNames(styles.frame, isSelected && styles.selected)}>
      <figcaption className={classNames(styles.caption)}>
        <span className={classNames(styles.count)}>{count}</span> {caption}
        {subtitle !== undefined && <span className={classNames(styles.subtitle)}>{subtitle}</span>}
      </figcaption>
      <BlockState answer={answer} fault={fault} lines={kind === 'chart' ? 14 : 6}>
        {children}
      </BlockState>
    </NodeViewWrapper>
  );
}
