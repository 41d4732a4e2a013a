import type { ChartTable } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { HtmlContext } from './html/context';
import type { Question } from './question';

/**
 * A kind of block: how it is read, what it asks, how it is written. One file in `blocks/` and one line in
 * `blocks/index.ts` make a new one.
 */
export interface BlockType<Block extends { readonly type: string }> {
  readonly type: Block['type'];
  /** @throws MoloError `briefing.malformed`, or `chart.*` for a chart inside */
  parse(json: Readonly<Record<string, unknown>>, at: string): Block;
  /** The block as its file holds it, in the one way in which the same is always written. */
  write(block: Block): JsonValue;
  /** Every query that the block needs, in reading order. */
  questions(block: Block, at: string, tables: readonly ChartTable[]): readonly Question[];
  html(block: Block, at: string, context: HtmlContext): string | Promise<string>;
}
