import type { Fragment, Node as TextNode } from '@tiptap/pm/model';
import type { Content, Figure } from '#shared/briefing';
import type { ChartBlock } from './blocks/chart';
import type { TableBlock } from './blocks/table';

interface Placed {
  /** JSON pointer in the briefing's file. */
  readonly place: string;
  /** Where the editor has it; of a number in a footnote, the footnote. */
  readonly at: number;
  /** Counted from 1 among its kind, in reading order. */
  readonly number: number;
}

/** Something of a briefing that a query answers. */
export type Bound =
  | (Placed & { readonly kind: 'figure'; readonly figure: Figure; readonly isInFootnote: boolean })
  | (Placed & { readonly kind: 'table'; readonly block: TableBlock })
  | (Placed & { readonly kind: 'chart'; readonly block: ChartBlock });

/** Everything bound in a text, in reading order. */
export function boundIn(document: TextNode): readonly Bound[] {
  const found: Bound[] = [];
  const counts = { figure: 0, table: 0, chart: 0 };
  const figure = (value: Figure, place: string, at: number, isInFootnote: boolean): void => {
    found.push({ kind: 'figure', figure: value, place: `${place}/figure`, at, number: ++counts.figure, isInFootnote });
  };
  const inline = (content: Fragment, place: string, start: number): void =>
    content.forEach((node, offset, index) => {
      const at = start + offset;
      if (node.type.name === 'figure') figure(node.attrs.figure as Figure, `${place}/${index}`, at, false);
      if (node.type.name !== 'footnote') return;
      for (const [within, part] of (node.attrs.content as Content).entries()) {
        if (typeof part === 'object' && 'figure' in part) figure(part.figure, `${place}/${index}/footnote/${within}`, at, true);
      }
    });
  document.forEach((node, offset, index) => {
    const place = `/blocks/${index}`;
    if (node.type.name === 'table') found.push({ kind: 'table', block: node.attrs.block as TableBlock, place, at: offset, number: ++counts.table });
    else if (node.type.name === 'chart') found.push({ kind: 'chart', block: node.attrs.block as ChartBlock, place, at: offset, number: ++counts.chart });
    else if (node.type.name === 'list') node.forEach((item, within, row) => inline(item.content, `${place}/items/${row}`, offset + 1 + within + 1));
    else inline(node.content, `${place}/content`, offset + 1);
  });
  return found;
}

export interface HeadingPlace {
  readonly level: number;
  readonly text: string;
  readonly at: number;
}

export function headingsIn(document: TextNode): readonly HeadingPlace[] {
  const found: HeadingPlace[] = [];
  document.forEach(({ type, attrs, textContent }, offset) => {
    if (type.name === 'heading') found.push({ level: attrs.level as number, text: textContent, at: offset });
  });
  return found;
}

export interface FootnotePlace {
  readonly number: number;
  readonly at: number;
  readonly content: Content;
}

export function footnotesIn(document: TextNode): readonly FootnotePlace[] {
  const found: FootnotePlace[] = [];
  document.descendants((node, at) => {
    if (node.type.name === 'footnote') found.push({ number: found.length + 1, at, content: node.attrs.content as Content });
  });
  return found;
}
