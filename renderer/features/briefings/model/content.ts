import type { Language } from '#shared/base';
import { type Briefing, parseBriefing, writeBriefing } from '#shared/briefing';
import { changeBetween, type JsonCommand, type JsonValue } from '#shared/document';

type Members = { readonly [name: string]: JsonValue };

/** What stands above the text. */
export interface Head {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly date: string;
  readonly language: Language;
}

/** A briefing about nothing yet. */
export function emptyBriefing(language: Language, title: string, date: string): JsonValue {
  return writeBriefing({ language, title, date, blocks: [] });
}

/** What lists call it. */
export function titleOf(content: JsonValue): string {
  const { title } = content as Members;
  return typeof title === 'string' ? title.trim() : '';
}

/** The command that changes its head; `null` when that changes nothing. What is left empty is left out. */
export function changeHead(content: JsonValue, change: Partial<Head>): JsonCommand | null {
  const { molo = '', language = '', title = '', subtitle, author, date, blocks = [] } = { ...(content as Members), ...change };
  const given = Object.entries({ subtitle, author, date }).filter(([, value]) => value !== undefined && value !== '') as [string, JsonValue][];
  return changeBetween(content, { molo, language, title, ...Object.fromEntries(given), blocks });
}

/** The command that changes its text. */
export function changeBlocks(content: JsonValue, blocks: readonly JsonValue[]): JsonCommand | null {
  return changeBetween(content, { ...(content as Members), blocks });
}

export type Read = { readonly briefing: Briefing; readonly error: null } | { readonly briefing: null; readonly error: unknown };

/** The briefing that a document holds, or why it is none. */
export function readContent(content: JsonValue): Read {
  try {
    return { briefing: parseBriefing(content), error: null };
  } catch (error) {
    return { briefing: null, error };
  }
}

/** A day as briefings write it, by the clock on the wall. */
export function dayOf(now: Date): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** A file's name from a title: what file systems refuse is left out. */
export function fileNameOf(title: string, otherwise: string): string {
  const plain = title.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').replace(/\s+/g, ' ').trim().replace(/\.+$/, '');
  return plain.slice(0, 80).trim() || otherwise;
}
