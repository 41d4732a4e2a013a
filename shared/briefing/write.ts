import type { JsonValue } from '#shared/document';
import { type Block, blockType } from './blocks';
import { type Briefing, BRIEFING_VERSION } from './briefing';

/** The briefing as its file holds it, in the one way in which the same briefing is always written. `parseBriefing` reads it back. */
export function writeBriefing({ language, title, subtitle, author, date, blocks }: Briefing): { readonly [member: string]: JsonValue } {
  return {
    molo: BRIEFING_VERSION,
    language,
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    blocks: blocks.map(writeBlock),
  };
}

/** One block of it. */
export function writeBlock(block: Block): JsonValue {
  return blockType(block.type)?.write(block) ?? null;
}
