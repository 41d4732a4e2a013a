import type { BlockType } from '../block-type';
import { headingHtml } from '../html/text';
import { malformed, only, parseText } from '../inline';
import { pointerTo } from '#shared/chart';

export interface HeadingBlock {
  readonly type: 'heading';
  /** 2 to 4: the title is the only heading of level 1. */
  readonly level: number;
  readonly text: string;
}

export const heading: BlockType<HeadingBlock> = {
  type: 'heading',
  parse(json, at) {
    const { level = 2, text } = only(json, ['type', 'level', 'text'], at);
    if (level !== 1 && level !== 2 && level !== 3 && level !== 4) throw malformed(pointerTo(at, 'level'));
    return { type: 'heading', level: Math.max(2, level), text: parseText(text, pointerTo(at, 'text')) };
  },
  write: ({ type, level, text }) => ({ type, level, text }),
  questions: () => [],
  html: ({ level, text }, _at, context) => headingHtml(level, text, context),
};
