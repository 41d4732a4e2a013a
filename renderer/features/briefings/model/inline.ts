import type { Fragment, Mark, Node as TextNode, Schema } from '@tiptap/pm/model';
import { type Content, type Figure, type Inline, type StyledText, tidyContent } from '#shared/briefing';
import { typeOf } from './block-kind';

/** A run of text as nodes. Text that is set alike becomes one node; empty text none. */
export function toNodes(content: Content, schema: Schema): TextNode[] {
  return content.flatMap((inline) => {
    if (typeof inline === 'string') return inline === '' ? [] : [schema.text(inline)];
    if ('figure' in inline) return [typeOf(schema, 'figure').create({ figure: inline.figure })];
    if ('footnote' in inline) return [typeOf(schema, 'footnote').create({ content: tidyContent(inline.footnote) })];
    return inline.text === '' ? [] : [schema.text(inline.text, marksOf(inline, schema))];
  });
}

/** The inverse of `toNodes`. */
export function fromNodes(fragment: Fragment): Content {
  const content: Inline[] = [];
  fragment.forEach((node) => content.push(inlineOf(node)));
  return content;
}

function marksOf({ bold = false, italic = false, link }: StyledText, schema: Schema): Mark[] {
  return [
    ...(bold ? [schema.mark('bold')] : []),
    ...(italic ? [schema.mark('italic')] : []),
    ...(link === undefined ? [] : [schema.mark('link', { href: link })]),
  ];
}

function inlineOf(node: TextNode): Inline {
  if (node.type.name === 'figure') return { figure: node.attrs.figure as Figure };
  if (node.type.name === 'footnote') return { footnote: node.attrs.content as Content };
  const text = node.text ?? '';
  if (node.marks.length === 0) return text;
  const mark = (name: string): Mark | undefined => node.marks.find(({ type }) => type.name === name);
  const link = mark('link');
  return { text, ...(mark('bold') ? { bold: true } : {}), ...(mark('italic') ? { italic: true } : {}), ...(link ? { link: link.attrs.href as string } : {}) };
}
