import { isObject, pointerTo } from '#shared/chart';
import type { BlockType } from '../block-type';
import { malformed } from '../inline';
import { chart, type ChartBlock } from './chart';
import { heading, type HeadingBlock } from './heading';
import { list, type ListBlock } from './list';
import { note, type NoteBlock } from './note';
import { paragraph, type ParagraphBlock } from './paragraph';
import { table, type TableBlock } from './table';

export type Block = HeadingBlock | ParagraphBlock | ListBlock | ChartBlock | TableBlock | NoteBlock;

/** Every kind of block; a new one is a file beside this one and a line here. */
const BLOCK_TYPES: { readonly [Type in Block['type']]: BlockType<Extract<Block, { type: Type }>> } = { heading, paragraph, list, chart, table, note };

/** The type that reads and writes blocks called `type`; `undefined` when there is none. */
export function blockType(type: unknown): BlockType<Block> | undefined {
  const known = typeof type === 'string' && Object.hasOwn(BLOCK_TYPES, type) ? BLOCK_TYPES[type as Block['type']] : undefined;
  // A block's own type is looked up by its `type`, so the pair always fits; TypeScript cannot see that across a union.
  return known;
}

/** @throws MoloError `briefing.malformed`, or `chart.*` for a chart inside, with the pointer of the first wrong part */
export function parseBlock(json: unknown, at: string): Block {
  if (!isObject(json)) throw malformed(at);
  const type = blockType(json.type);
  if (type === undefined) throw malformed(pointerTo(at, 'type'));
  return type.parse(json, at);
}
