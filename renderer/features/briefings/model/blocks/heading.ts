import { Node, textblockTypeInputRule } from '@tiptap/core';
import type { Block } from '#shared/briefing';
import { type BlockKind, typeOf } from '../block-kind';

/** The title is the only heading of level 1. */
export const HEADING_LEVELS = [2, 3, 4] as const;

const headingNode = Node.create({
  name: 'heading',
  group: 'block',
  content: 'text*',
  marks: '',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag, index) => ({ tag, attrs: { level: Math.min(Math.max(2, index + 1), 4) } })),
  renderHTML: ({ node }) => [`h${node.attrs.level as number}`, 0],
  /** `# `, `## ` and `### ` at the start of a paragraph. */
  addInputRules() {
    return HEADING_LEVELS.map((level) => textblockTypeInputRule({ find: new RegExp(`^(#{${level - 1}})\\s$`), type: this.type, getAttributes: { level } }));
  },
});

export const heading: BlockKind<Extract<Block, { type: 'heading' }>> = {
  type: 'heading',
  nodes: [headingNode],
  toNode: ({ level, text }, schema) => typeOf(schema, 'heading').create({ level }, text === '' ? [] : [schema.text(text)]),
  fromNode: (node) => ({ type: 'heading', level: node.attrs.level as number, text: node.textContent }),
};
