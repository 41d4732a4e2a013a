import type { Node as TextNode, Schema } from '@tiptap/pm/model';
import { type Block, writeBlock } from '#shared/briefing';
import type { JsonValue } from '#shared/document';
import { typeOf } from './block-kind';
import { kindOf } from './blocks';

/** The text of a briefing as the editor holds it. One without any block is a place to begin to write. */
export function toDocument(blocks: readonly Block[], schema: Schema): TextNode {
  const nodes = blocks.map((block) => kindOf(block.type).toNode(block, schema));
  return typeOf(schema, 'doc').create(null, nodes.length === 0 ? [typeOf(schema, 'paragraph').create()] : nodes);
}

/** The inverse of `toDocument`. */
export function toBlocks(document: TextNode): readonly Block[] {
  const only = document.childCount === 1 ? document.firstChild : null;
  if (only?.type.name === 'paragraph' && only.childCount === 0) return [];
  return document.children.map((node) => kindOf(node.type.name).fromNode(node));
}

/** Nodes that an edit does not touch are shared by the documents before and after: what was written once need not be written again. */
const written = new WeakMap<TextNode, JsonValue>();

/** The blocks as the briefing's file holds them. */
export function writeBlocks(document: TextNode): readonly JsonValue[] {
  return toBlocks(document).length === 0 ? [] : document.children.map(writtenNode);
}

function writtenNode(node: TextNode): JsonValue {
  const known = written.get(node);
  if (known !== undefined) return known;
  const json = writeBlock(kindOf(node.type.name).fromNode(node));
  written.set(node, json);
  return json;
}
