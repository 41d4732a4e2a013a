import { type AnyExtension, getSchema, Node } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { BLOCK_KINDS } from './blocks';
import { paragraphNode } from './blocks/paragraph';
import { figureNode, footnoteNode, linkMark } from './inline-nodes';
import { plainInlines } from './plain-inlines';

/** Of the kit only what the briefing's file can hold; undo is the document's, not the editor's. */
const KIT = {
  blockquote: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  hardBreak: false,
  heading: false,
  horizontalRule: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  paragraph: false,
  strike: false,
  trailingNode: false,
  underline: false,
  undoRedo: false,
} as const;

/** What a briefing's text is made of, without the looks of it. */
export const BRIEFING_NODES: readonly AnyExtension[] = [StarterKit.configure(KIT), ...Object.values(BLOCK_KINDS).flatMap(({ nodes }) => nodes), figureNode, footnoteNode, linkMark, plainInlines];

/** What a footnote is made of: one run of text without footnotes. */
export const FOOTNOTE_NODES: readonly AnyExtension[] = [
  Node.create({ name: 'doc', topNode: true, content: 'paragraph' }),
  StarterKit.configure({ ...KIT, document: false, gapcursor: false, dropcursor: false }),
  paragraphNode,
  figureNode,
  linkMark,
  plainInlines,
];

export const briefingSchema: Schema = getSchema([...BRIEFING_NODES]);
