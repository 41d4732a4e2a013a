import type { Block } from '#shared/briefing';
import type { BlockKind } from '../block-kind';
import { chart } from './chart';
import { heading } from './heading';
import { list } from './list';
import { note } from './note';
import { paragraph } from './paragraph';
import { table } from './table';

/** Every kind of block; a new one is a file beside this one and a line here. */
export const BLOCK_KINDS: { readonly [Type in Block['type']]: BlockKind<Extract<Block, { type: Type }>> } = { paragraph, heading, list, note, chart, table };

/** The kind that a block, or a node of that name, is of. */
export function kindOf(type: string): BlockKind {
  const kind = Object.hasOwn(BLOCK_KINDS, type) ? BLOCK_KINDS[type as Block['type']] : undefined;
  if (kind === undefined) throw new RangeError(`no block is called ${type}`);
  // A block's own kind is looked up by its `type`, so the pair always fits; TypeScript cannot see that across a union.
  return kind;
}
