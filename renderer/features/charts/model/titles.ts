import type { JsonValue } from '#shared/document';
import { isMembers, type Wish } from './edit';
import { readChart } from './reading';

/** The title stays a plain text until there is a subtitle to stand beside it. */
export function titleWishes(content: JsonValue, title: string): Wish[] {
  const { root, spec } = readChart(content);
  const path = [...root, 'title'];
  if (isMembers(spec.title)) return [{ path: [...path, 'text'], value: title }];
  return [{ path, value: title === '' ? undefined : title }];
}

export function subtitleWishes(content: JsonValue, subtitle: string): Wish[] {
  const { root, spec, title } = readChart(content);
  const path = [...root, 'title'];
  if (!isMembers(spec.title)) return subtitle === '' ? [] : [{ path, value: { text: title, subtitle } }];
  const { text: _text, subtitle: _subtitle, ...rest } = spec.title;
  if (subtitle !== '') return [{ path: [...path, 'subtitle'], value: subtitle }];
  if (Object.keys(rest).length > 0) return [{ path: [...path, 'subtitle'], value: undefined }];
  return [{ path, value: title === '' ? undefined : title }];
}

/** What those are told who cannot see the picture, in one language. */
export function altWishes(content: JsonValue, language: string, text: string): Wish[] {
  const { isBare, root } = readChart(content);
  if (isBare) return [{ path: [...root, 'description'], value: text === '' ? undefined : text }];
  const alt = isMembers(content) ? content.alt : undefined;
  // One text for all languages becomes one among several.
  if (typeof alt === 'string') return [{ path: ['alt'], value: { '': alt, [language]: text } }];
  return [{ path: ['alt', language], value: text === '' ? undefined : text }];
}

export function altIn(content: JsonValue, language: string): string {
  const { isBare, spec } = readChart(content);
  if (isBare) return typeof spec.description === 'string' ? spec.description : '';
  const alt = isMembers(content) ? content.alt : undefined;
  if (typeof alt === 'string') return alt;
  const text = isMembers(alt) ? alt[language] : undefined;
  return typeof text === 'string' ? text : '';
}
