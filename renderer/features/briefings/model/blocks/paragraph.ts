import { Node } from '@tiptap/core';
import type { Block } from '#shared/briefing';
import { type BlockKind, typeOf } from '../block-kind';
import { fromNodes, toNodes } from '../inline';

export const paragraphNode = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  // The first that is tried where nothing else is said: what Enter makes.
  priority: 1000,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

export const paragraph: BlockKind<Extract<Block, { type: 'paragraph' }>> = {
  type: 'paragraph',
  nodes: [paragraphNode],
  toNode: ({ content }, schema) => typeOf(schema, 'paragraph').create(null, toNodes(content, schema)),
  fromNode: (node) => ({ type: 'paragraph', content: fromNodes(node.content) }),
};
