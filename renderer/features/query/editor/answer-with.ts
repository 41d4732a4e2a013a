import type { JsonCommand, JsonValue } from '#shared/document';
import type { KernelChoice } from '#shared/query';

/** Who answers a document's statements; part of the document, so that it is remembered with it. */
export type AnswerWith = 'fastest' | 'sqlite' | 'kernel';

export const ANSWER_WITH: readonly AnswerWith[] = ['fastest', 'sqlite', 'kernel'];

/** As the engine is told. */
export const KERNEL: Readonly<Record<AnswerWith, KernelChoice>> = { fastest: 'auto', sqlite: 'off', kernel: 'on' };

const NAME = 'answerWith';

export function answerWith(content: JsonValue): AnswerWith {
  const chosen = isRecord(content) ? content[NAME] : undefined;
  return ANSWER_WITH.find((one) => one === chosen) ?? 'fastest';
}

/** The choice as the document's command; `null`: it holds already. The fastest is not written down. */
export function choosing(content: JsonValue, chosen: AnswerWith): JsonCommand | null {
  if (answerWith(content) === chosen) return null;
  const isThere = isRecord(content) && Object.hasOwn(content, NAME);
  if (chosen === 'fastest') return isThere ? { type: 'drop', path: [], name: NAME } : null;
  return isThere ? { type: 'put', path: [NAME], value: chosen } : { type: 'add', path: [], name: NAME, value: chosen };
}

function isRecord(value: JsonValue): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
