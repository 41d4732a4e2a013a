import type { JsonCommand, JsonValue } from '#shared/document';
import { isMembers, valueAt, type Wish } from './edit';

/** A remark as its line in the list shows it. */
export interface Remark {
  readonly text: string;
  readonly x: string;
  readonly y: string;
}

const PATH = ['annotations'];

export function remarksOf(content: JsonValue, language: string): readonly Remark[] {
  const all = valueAt(content, PATH);
  return Array.isArray(all) ? (all as readonly JsonValue[]).map((annotation) => remark(annotation, language)) : [];
}

function remark(annotation: JsonValue, language: string): Remark {
  const { text, x, y } = isMembers(annotation) ? annotation : {};
  return { text: textIn(text, language), x: anchorText(x), y: anchorText(y) };
}

function textIn(text: JsonValue | undefined, language: string): string {
  if (typeof text === 'string') return text;
  if (!isMembers(text)) return '';
  const own = text[language] ?? text.en ?? text[''] ?? Object.values(text)[0];
  return typeof own === 'string' ? own : '';
}

function anchorText(anchor: JsonValue | undefined): string {
  return typeof anchor === 'string' || typeof anchor === 'number' ? String(anchor) : '';
}

/** A typed anchor: a number where it is written as one (with either decimal sign), else a name or a date; nothing where it is empty. */
export function anchorOf(typed: string): string | number | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

/** `null` while it says nothing or stands nowhere. */
export function addition(content: JsonValue, { text, x, y }: Remark, language: string): JsonCommand | null {
  const [onX, onY] = [anchorOf(x), anchorOf(y)];
  if (text.trim() === '' || (onX === undefined && onY === undefined)) return null;
  const annotation: JsonValue = { ...(onX !== undefined && { x: onX }), ...(onY !== undefined && { y: onY }), text: { [language]: text.trim() } };
  const all = valueAt(content, PATH);
  if (!Array.isArray(all)) return { type: 'add', path: [], name: 'annotations', value: [annotation] };
  return { type: 'splice', path: PATH, at: all.length, remove: 0, insert: [annotation] };
}

export function removal(index: number): JsonCommand {
  return { type: 'splice', path: PATH, at: index, remove: 1, insert: [] };
}

/** The words of a remark, in one language; one text for all languages stays one. */
export function remarkWishes(content: JsonValue, index: number, language: string, text: string): Wish[] {
  const path = [...PATH, index, 'text'];
  const old = valueAt(content, path);
  return [{ path: isMembers(old) ? [...path, language] : path, value: text }];
}
