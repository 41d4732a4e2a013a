import { NodeViewWrapper, type ReactNodeViewProps, useEditorState } from '@tiptap/react';
import { classNames } from '#renderer/ui';
import { useBriefing } from '../context';
import { numberAt } from './number-at';
import styles from './footnote-view.module.css';

/** The mark of a footnote: its number in reading order. */
export function FootnoteView({ editor, getPos, selected }: ReactNodeViewProps) {
  const { speaker } = useBriefing();
  const number = useEditorState({ editor, selector: () => numberAt(editor, getPos()) });
  return (
    <NodeViewWrapper as="sup" role="button" aria-label={speaker.t('briefing:footnote', { number: String(number) })} className={classNames(styles.mark, selected && styles.selected)}>
      {String(number)}
    </NodeViewWrapper>
  );
}
