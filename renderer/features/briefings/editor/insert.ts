import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { Figure } from '#shared/briefing';
import type { ChartBlock } from '../model/blocks/chart';
import type { TableBlock } from '../model/blocks/table';

/** Goes to a thing of the text and selects it. */
export function goTo(editor: Editor, at: number): void {
  editor.chain().focus().setNodeSelection(at).scrollIntoView().run();
}

/** Where something new goes: to the caret, or to the end of a text where nobody was yet. */
export type Where = 'caret' | 'end';

/** Puts a number where the caret is; where no text can be, into a paragraph of its own. */
export function putFigure(editor: Editor, figure: Figure, where: Where = 'caret'): number {
  return putInline(editor, 'figure', { figure }, where);
}

/** Puts an empty footnote where the caret is. */
export function putFootnote(editor: Editor): number {
  return putInline(editor, 'footnote', { content: [] }, 'caret');
}

function putInline(editor: Editor, name: 'figure' | 'footnote', attributes: Record<string, unknown>, where: Where): number {
  const { state, view } = editor;
  const { tr, schema, selection } = state;
  const node = schema.node(name, attributes);
  const isEmpty = state.doc.childCount === 1 && state.doc.content.size === 2;
  const takesInline = (where === 'caret' || isEmpty) && selection.$to.parent.inlineContent && selection.$to.parent.type.spec.content === 'inline*' && !(selection instanceof NodeSelection && selection.node.isBlock);
  // A note on a number goes behind it, not in its place.
  const at = takesInline ? (name === 'footnote' ? selection.to : selection.from) : tr.doc.content.size;
  if (!takesInline) tr.insert(at, schema.node('paragraph', null, node));
  else tr.replaceWith(at, name === 'footnote' ? at : selection.to, node);
  const place = takesInline ? at : at + 1;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView());
  return place;
}

/** Puts a block below the one with the caret, or in the place of an empty paragraph. */
export function putBlock(editor: Editor, block: ChartBlock | TableBlock, where: Where = 'caret'): void {
  const { state, view } = editor;
  const { tr, schema, selection } = state;
  const node = schema.node(block.type, { block });
  const { $to } = selection;
  const isEmpty = $to.depth === 1 && $to.parent.type.name === 'paragraph' && $to.parent.content.size === 0;
  const isAtEnd = where === 'end' && !isEmpty;
  const end = isAtEnd ? tr.doc.content.size : $to.depth === 0 ? selection.to : $to.after(1);
  const start = isEmpty ? $to.before(1) : end;
  tr.replaceWith(start, end, node);
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, start)).scrollIntoView());
}

/** Changes what a node of the text holds. */
export function change(editor: Editor, at: number, name: string, value: unknown): void {
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at, name, value));
}

/** Takes a node out of the text. */
export function takeOut(editor: Editor, at: number): void {
  const node = editor.state.doc.nodeAt(at);
  if (node) editor.view.dispatch(editor.state.tr.delete(at, at + node.nodeSize).scrollIntoView());
}
