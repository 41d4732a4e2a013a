import { pointerTo } from '#shared/chart';
import type { BlockType } from '../block-type';
import { contentHtml } from '../html/text';
import { writeContent } from '../write-content';
import { type Content, only, parseContent, questionsIn } from '../inline';

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly content: Content;
}

export const paragraph: BlockType<ParagraphBlock> = {
  type: 'paragraph',
  parse(json, at) {
    const { content } = only(json, ['type', 'content'], at);
    return { type: 'paragraph', content: parseContent(content, pointerTo(at, 'content')) };
  },
  write: ({ type, content }) => ({ type, content: writeContent(content) }),
  questions: ({ content }, at) => questionsIn(content, pointerTo(at, 'content')),
  html: ({ content }, at, context) => `<p>${contentHtml(content, pointerTo(at, 'content'), context)}</p>`,
};
