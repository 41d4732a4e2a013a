import { isLanguage, type Language } from '#shared/base';
import { isObject, pointerTo } from '#shared/chart';
import { type Block, parseBlock } from './blocks';
import { malformed, only, parseText } from './inline';

export const BRIEFING_VERSION = 'briefing/1';

/** A text whose numbers, charts and tables are queries (`briefing/1`). */
export interface Briefing {
  readonly language: Language;
  readonly title: string;
  readonly subtitle?: string;
  /** Who wrote it: people or an institution. */
  readonly author?: string;
  /** ISO 8601: `2024-11`, `2024-11-21`. */
  readonly date?: string;
  readonly blocks: readonly Block[];
}

const MEMBERS = ['molo', 'language', 'title', 'subtitle', 'author', 'date', 'blocks'];
const MAX_BLOCKS = 2_000;
const MAX_TITLE = 500;
const MAX_FILE = 20_000_000;
const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/**
 * Reads a briefing file.
 * @param json the file's text, or the value that it holds
 * @throws MoloError `briefing.malformed`, or `chart.malformed` and `chart.forbidden` for a chart inside, with `pointer`
 */
export function parseBriefing(json: unknown): Briefing {
  const value = typeof json === 'string' ? fromText(json) : json;
  if (!isObject(value)) throw malformed('');
  const { molo, language, title, subtitle, author, date, blocks } = only(value, MEMBERS, '');
  if (molo !== BRIEFING_VERSION) throw malformed('/molo');
  if (typeof language !== 'string' || !isLanguage(language)) throw malformed('/language');
  if (date !== undefined && !(typeof date === 'string' && DATE.test(date))) throw malformed('/date');
  if (!Array.isArray(blocks) || blocks.length > MAX_BLOCKS) throw malformed('/blocks');
  return {
    language,
    title: parseText(title, '/title', MAX_TITLE),
    ...(subtitle === undefined ? {} : { subtitle: parseText(subtitle, '/subtitle', MAX_TITLE) }),
    ...(author === undefined ? {} : { author: parseText(author, '/author', MAX_TITLE) }),
    ...(date === undefined ? {} : { date }),
    blocks: blocks.map((block: unknown, index) => parseBlock(block, placeOfBlock(index))),
  };
}

/** JSON pointer of a block in its file. */
export function placeOfBlock(index: number): string {
  return pointerTo('/blocks', index);
}

function fromText(text: string): unknown {
  if (text.length > MAX_FILE) throw malformed('');
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw malformed('');
  }
}
