import { Node } from '@tiptap/core';
import type { Block } from '#shared/briefing';
import { type BlockKind, typeOf } from '../block-kind';
import { fromNodes, toNodes } from '../inline';

const noteNode = Node.create({
  name: 'note',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ title: { default: null, parseHTML: (element) => element.getAttribute('data-title'), renderHTML: ({ title }) => (title === null ? {} : { 'data-title': title as string }) } }),
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
});

export const note: BlockKind<Extract<Block, { type: 'note' }>> = {
  type: 'note',
  nodes: [noteNode],
  toNode: ({ title, content }, schema) => typeOf(schema, 'note').create({ title: title ?? null }, toNodes(content, schema)),
  fromNode(node) {
    const title = node.attrs.title as string | null;
    return { type: 'note', ...(title === null ? {} : { title }), content: fromNodes(node.content) };
  },
};
