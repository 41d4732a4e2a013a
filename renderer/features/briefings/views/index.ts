import type { AnyExtension } from '@tiptap/core';
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react';
import type { ComponentType } from 'react';
import { ChartView } from './chart-view';
import { FigureView } from './figure-view';
import { FootnoteView } from './footnote-view';
import { NoteView } from './note-view';
import { TableView } from './table-view';

/** How nodes look that are more than text: one line each. */
const VIEWS: Readonly<Record<string, { readonly component: ComponentType<ReactNodeViewProps>; readonly as?: string }>> = {
  figure: { component: FigureView, as: 'span' },
  footnote: { component: FootnoteView, as: 'span' },
  chart: { component: ChartView },
  table: { component: TableView },
  note: { component: NoteView },
};

/** The extensions with the looks of their nodes. */
export function withViews(extensions: readonly AnyExtension[]): AnyExtension[] {
  return extensions.map((extension) => {
    const view = VIEWS[extension.name];
    if (view === undefined || extension.type !== 'node') return extension;
    return extension.extend({ addNodeView: () => ReactNodeViewRenderer(view.component, view.as === undefined ? {} : { as: view.as }) });
  });
}
