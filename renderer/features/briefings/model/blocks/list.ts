import { InputRule, Node } from '@tiptap/core';
import type { Block } from '#shared/briefing';
import { setTexts } from '../../editor/set-texts';
import { type BlockKind, typeOf } from '../block-kind';
import { fromNodes, toNodes } from '../inline';

const MARKS = [
  { find: /^[-*+\u2022]\s$/, ordered: false },
  { find: /^1[.)]\s$/, ordered: true },
];

const listNode = Node.create({
  name: 'list',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({ ordered: { default: false, rendered: false } }),
  parseHTML: () => [
    { tag: 'ul', attrs: { ordered: false } },
    { tag: 'ol', attrs: { ordered: true } },
  ],
  renderHTML: ({ node }) => [node.attrs.ordered === true ? 'ol' : 'ul', 0],
  /** `- ` and `1. ` at the start of a paragraph. */
  addInputRules() {
    return MARKS.map(
      ({ find, ordered }) =>
        new InputRule({
          find,
          handler: ({ state, range }) => {
            if (state.selection.$from.parent.type.name !== 'paragraph') return null;
            state.tr.delete(range.from, range.to);
            setTexts(state.tr, { list: ordered });
            return undefined;
          },
        }),
    );
  },
});

/** Holds text, and no list within the list: the briefing's file has none. */
const listItemNode = Node.create({
  name: 'listItem',
  content: 'inline*',
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
});

export const list: BlockKind<Extract<Block, { type: 'list' }>> = {
  type: 'list',
  nodes: [listNode, listItemNode],
  toNode: ({ ordered, items }, schema) =>
    typeOf(schema, 'list').create(
      { ordered },
      items.map((item) => typeOf(schema, 'listItem').create(null, toNodes(item, schema))),
    ),
  fromNode: (node) => ({ type: 'list', ordered: node.attrs.ordered as boolean, items: node.children.map((item) => fromNodes(item.content)) }),
};
