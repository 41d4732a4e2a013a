import { useCallback } from 'react';
import { useBriefing } from '../context';
import { useBriefings } from '../store';
import { ChartPanel } from './chart-panel';
import { FigurePanel } from './figure-panel';
import { FootnotePanel } from './footnote-panel';
import { LinkPanel } from './link-panel';
import { NotePanel } from './note-panel';
import { TablePanel } from './table-panel';

/** The panel that is open beside the page, if any. */
export function Panels() {
  const { ask } = useBriefing();
  const panel = useBriefings((state) => state.panel);
  const close = useCallback(() => ask(null), [ask]);
  // Another thing of the same kind is another panel.
  switch (panel?.kind) {
    case 'figure':
      return <FigurePanel key={keyOf(panel)} {...panel} onClose={close} />;
    case 'table':
      return <TablePanel key={keyOf(panel)} {...panel} onClose={close} />;
    case 'chart':
      return <ChartPanel key={keyOf(panel)} {...panel} onClose={close} />;
    case 'footnote':
      return <FootnotePanel at={panel.at} onClose={close} />;
    case 'note':
      return <NotePanel at={panel.at} onClose={close} />;
    case 'link':
      return <LinkPanel onClose={close} />;
    case undefined:
      return null;
  }
}

function keyOf({ at }: { readonly at: number | null }): string {
  return at === null ? 'new' : 'there';
}
