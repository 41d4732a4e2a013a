import { captionHtml, sourceLineHtml } from './caption';
import { bindingAt, type HtmlContext, idOf } from './context';
import { bindingAttributes } from './provenance';
import { tableHtml } from './table';

/** What is asked stands in the binding. */
export interface TableFigure {
  readonly caption?: string;
  readonly rows: number;
}

export function tableFigureHtml({ caption, rows }: TableFigure, at: string, context: HtmlContext): string {
  const binding = bindingAt(context, at);
  return (
    `<figure class="table-figure" id="${idOf(binding)}"${bindingAttributes(binding)}>${captionHtml(binding, caption, undefined, context)}` +
    `${tableHtml(binding.table, { most: rows }, context)}${sourceLineHtml(binding, context)}</figure>`
  );
}
