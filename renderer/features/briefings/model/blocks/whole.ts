import { Node } from '@tiptap/core';
import { type Block, parseBlock, writeBlock } from '#shared/briefing';
import { type BlockKind, typeOf } from '../block-kind';
import { readAttribute } from '../inline-nodes';

/** A block that is edited as a whole, in a panel: its node holds it as it is. */
export function wholeBlock<Kind extends Block>(type: Kind['type']): BlockKind<Kind> {
  const attribute = `data-molo-${type}`;
  const node = Node.create({
    name: type,
    group: 'block',
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => ({ block: { default: null, rendered: false } }),
    parseHTML: () => [{ tag: `figure[${attribute}]`, getAttrs: readAttribute(attribute, (json) => ({ block: blockOf(json, type) })) }],
    renderHTML: (props) => ['figure', { [attribute]: JSON.stringify(writeBlock(props.node.attrs.block as Kind)) }],
  });
  return {
    type,
    nodes: [node],
    toNode: (block, schema) => typeOf(schema, type).create({ block }),
    fromNode: ({ attrs }) => attrs.block as Kind,
  };
}

function blockOf(json: unknown, type: string): Block {
  const block = parseBlock(json, '');
  if (block.type !== type) throw new RangeError(`${block.type} is not ${type}`);
  return block;
}
