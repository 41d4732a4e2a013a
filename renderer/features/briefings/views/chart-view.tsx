import { type ReactNodeViewProps, useEditorState } from '@tiptap/react';
import { classNames } from '#renderer/ui';
import { titleOf } from '#shared/chart';
import { useBriefing } from '../context';
import type { ChartBlock } from '../model/blocks/chart';
import { BlockFrame } from './block-frame';
import styles from './chart-view.module.css';
import { numberAt } from './number-at';
import { usePicture } from './use-picture';

/** A chart of the page, drawn by the same code that draws it for print. */
export function ChartView({ editor, node, getPos, selected }: ReactNodeViewProps) {
  const { speaker } = useBriefing();
  const block = node.attrs.block as ChartBlock;
  const number = useEditorState({ editor, selector: () => numberAt(editor, getPos()) });
  const caption = block.caption ?? titleOf(block.chart.spec);
  const { answer, svg, fault } = usePicture(block, caption ?? speaker.t('briefing:chart', { number: String(number) }));
  return (
    <BlockFrame kind="chart" number={number} caption={caption} isSelected={selected} answer={answer} fault={fault}>
      {/* `shared/chart` lists what may be in a picture: nothing that runs or loads. */}
      {svg === null ? null : <div className={classNames(styles.picture)} dangerouslySetInnerHTML={{ __html: svg }} />}
    </BlockFrame>
  );
}
