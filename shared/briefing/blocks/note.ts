import { pointerTo } from '#shared/chart';
import type { BlockType } from '../block-type';
import { contentHtml, textHtml } from '../html/text';
import { writeContent } from '../write-content';
import { type Content, only, parseContent, parseText, questionsIn } from '../inline';

/** A remark beside the argument: about method, quality, a break in the series. */
export interface NoteBlock {
  readonly type: 'note';
  readonly title?: string;
  readonly content: Content;
}

export const note: BlockType<NoteBlock> = {
  type: 'note',
  parse(json, at) {
    const { title, content } = only(json, ['type', 'title', 'content'], at);
    return {
      type: 'note',
      ...(title === undefined ? {} : { title: parseText(title, pointerTo(at, 'title')) }),
      content: parseContent(content, pointerTo(at, 'content')),
    };
  },
  write: ({ type, title, content }) => ({ type, ...(title === undefined ? {} : { title }), content: writeContent(content) }),
  questions: ({ content }, at) => questionsIn(content, pointerTo(at, 'content')),
  html({ title, content }, at, context) {
    const head = title === undefined ? '' : `<p class="note-title">${textHtml(title, context)}</p>`;
    return `<aside class="note">${head}<p>${contentHtml(content, pointerTo(at, 'content'), context)}</p></aside>`;
  },
};
