import type { AnyExtension } from '@tiptap/core';
import type { Node as TextNode, Schema } from '@tiptap/pm/model';
import type { Block } from '#shared/briefing';

/**
 * A kind of block as the editor holds it. One file in `blocks/` and one line in `blocks/index.ts` make a new one;
 * its node is called as its block's `type`.
 */
export interface BlockKind<Kind extends Block = Block> {
  readonly type: Kind['type'];
  /** The nodes that it is made of. */
  readonly nodes: readonly AnyExtension[];
  toNode(block: Kind, schema: Schema): TextNode;
  /** The inverse of `toNode`. */
  fromNode(node: TextNode): Kind;
}

/** A node type of the schema, which has all of them. */
export function typeOf(schema: Schema, name: string): Schema['nodes'][string] {
  const type = schema.nodes[name];
  if (type === undefined) throw new RangeError(`no node is called ${name}`);
  return type;
}
