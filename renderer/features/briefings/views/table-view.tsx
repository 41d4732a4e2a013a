import type { ReactNodeViewProps } from '@tiptap/react';
import { useEditorState } from '@tiptap/react';
import { useMemo } from 'react';
import { classNames } from '#renderer/ui';
import { useAnswer } from '#renderer/workbench';
import { tableHtml } from '#shared/briefing';
import { useBriefing } from '../context';
import type { TableBlock } from '../model/blocks/table';
import { BlockFrame } from './block-frame';
import { numberAt } from './number-at';
import styles from './table-view.module.css';

/** A table of the page, set by the same code that sets it for print. */
export function TableView({ editor, node, getPos, selected }: ReactNodeViewProps) {
  const { speaker } = useBriefing();
  const block = node.attrs.block as TableBlock;
  const answer = useAnswer(block);
  const number = useEditorState({ editor, selector: () => numberAt(editor, getPos()) });
  const table = answer.state === 'answered' ? answer.result?.table : undefined;
  const html = useMemo(() => (table ? tableHtml(table, { most: block.rows }, { language: speaker.language, translator: speaker }) : null), [table, block.rows, speaker]);
  return (
    <BlockFrame kind="table" number={number} caption={block.caption} isSelected={selected} answer={answer}>
      {/* Written by our own code from escaped text: nothing in it can run. */}
      {html === null ? null : <div className={classNames(styles.table)} dangerouslySetInnerHTML={{ __html: html }} />}
    </BlockFrame>
  );
}
