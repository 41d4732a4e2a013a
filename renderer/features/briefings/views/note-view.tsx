import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { Button } from 'react-aria-components';
import { classNames, useTranslator } from '#renderer/ui';
import { useBriefing } from '../context';
import styles from './note-view.module.css';

/** A remark beside the argument, with its title above. */
export function NoteView({ node, getPos }: ReactNodeViewProps) {
  const { t } = useTranslator();
  const { ask } = useBriefing();
  const title = node.attrs.title as string | null;
  const edit = (): void => {
    const at = getPos();
    if (at !== undefined) ask({ kind: 'note', at });
  };
  return (
    <NodeViewWrapper as="aside" aria-label={title ?? t('briefings:insert.note')} className={classNames(styles.note)}>
      <div contentEditable={false} className={classNames(styles.head)}>
        <Button onPress={edit} className={classNames(styles.title, title === null && styles.untitled)}>
          {title ?? t('briefings:note.add')}
        </Button>
      </div>
      <NodeViewContent<'p'> as="p" className={classNames(styles.text)} />
    </NodeViewWrapper>
  );
}
