import { MoloError } from '#shared/base';

/** What a document of any kind is made of. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** Names of members and places in lists, from the document down. */
export type JsonPath = readonly (string | number)[];

/** RFC 6901. */
export function pointerOf(path: JsonPath): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** A command that does not fit its document is a fault of the program, not of the people who use it. */
export function misfit(path: JsonPath): MoloError {
  return new MoloError('internal', { pointer: pointerOf(path) });
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isRecord(value: JsonValue | undefined): value is { readonly [name: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/**
 * The document with what lies at `path` replaced by what `change` makes of it; everything else is shared
 * with the document given.
 * @throws MoloError `internal` where the path leads nowhere
 */
export function changedAt(document: JsonValue, path: JsonPath, change: (value: JsonValue) => JsonValue, depth = 0): JsonValue {
  const step = path[depth];
  if (step === undefined) return change(document);
  if (isList(document)) {
    if (typeof step !== 'number' || !(step in document)) throw misfit(path);
    return document.with(step, changedAt(document[step] as JsonValue, path, change, depth + 1));
  }
  if (!isRecord(document) || typeof step !== 'string' || !Object.hasOwn(document, step)) throw misfit(path);
  return withMember(document, step, changedAt(document[step] as JsonValue, path, change, depth + 1));
}

/** A member set under any name, `__proto__` too. Members keep their order. */
function withMember(record: { readonly [name: string]: JsonValue }, name: string, value: JsonValue): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(Object.entries(record).map(([own, old]) => [own, own === name ? value : old]));
}
