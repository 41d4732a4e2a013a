import { pointerTo } from '#shared/chart';
import type { BlockType } from '../block-type';
import { contentHtml } from '../html/text';
import { writeContent } from '../write-content';
import { type Content, malformed, only, parseContent, questionsIn } from '../inline';

export interface ListBlock {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly Content[];
}

const MAX_ITEMS = 1_000;

export const list: BlockType<ListBlock> = {
  type: 'list',
  parse(json, at) {
    const { ordered = false, items } = only(json, ['type', 'ordered', 'items'], at);
    if (typeof ordered !== 'boolean') throw malformed(pointerTo(at, 'ordered'));
    if (!Array.isArray(items) || items.length === 0 || items.length > MAX_ITEMS) throw malformed(pointerTo(at, 'items'));
    return { type: 'list', ordered, items: items.map((item: unknown, index) => parseContent(item, placeOf(at, index))) };
  },
  write: ({ type, ordered, items }) => ({ type, ordered, items: items.map(writeContent) }),
  questions: ({ items }, at) => items.flatMap((item, index) => questionsIn(item, placeOf(at, index))),
  html({ ordered, items }, at, context) {
    const tag = ordered ? 'ol' : 'ul';
    return `<${tag}>${items.map((item, index) => `<li>${contentHtml(item, placeOf(at, index), context)}</li>`).join('')}</${tag}>`;
  },
};

function placeOf(at: string, index: number): string {
  return pointerTo(pointerTo(at, 'items'), index);
}
