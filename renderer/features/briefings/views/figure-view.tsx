import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { classNames, useTranslator } from '#renderer/ui';
import { useAnswer } from '#renderer/workbench';
import type { Figure } from '#shared/briefing';
import { useBriefing } from '../context';
import styles from './figure-view.module.css';
import { shownFigure } from './value';

/** A number in the prose: what its query answers now, or why it has no value. */
export function FigureView({ node, selected }: ReactNodeViewProps) {
  const reader = useTranslator();
  const { speaker } = useBriefing();
  const figure = node.attrs.figure as Figure;
  const { state, text, reason } = shownFigure(figure, useAnswer(figure), speaker, reader);
  const label = figure.label === undefined ? text : `${text}, ${figure.label}`;
  return (
    <NodeViewWrapper as="span" role="button" data-state={state} title={reason || figure.label || figure.sql} aria-label={reader.t('briefings:figure.named', { label: reason || label })} className={classNames(styles.figure, styles[state], selected && styles.selected)}>
      {text}
    </NodeViewWrapper>
  );
}
