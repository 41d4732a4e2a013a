import { isList, isRecord, type JsonPath, type JsonValue } from './json';
import type { JsonCommand } from './json-editor';

/**
 * The smallest command that makes one document of another, so that an undo takes back what was done and nothing else;
 * `null` when they are equal. One text that changed in one place becomes `type`, so that strokes of typing join.
 * @param path where both lie
 */
export function changeBetween(from: JsonValue, to: JsonValue, path: JsonPath = []): JsonCommand | null {
  const commands = changes(from, to, path);
  return commands.length < 2 ? (commands[0] ?? null) : { type: 'all', commands };
}

function changes(from: JsonValue, to: JsonValue, path: JsonPath): readonly JsonCommand[] {
  if (from === to) return [];
  if (typeof from === 'string' && typeof to === 'string') return [typed(from, to, path)];
  if (isList(from) && isList(to)) return inLists(from, to, path);
  if (isRecord(from) && isRecord(to) && areAlike(from, to)) return inRecords(from, to, path);
  return isEqual(from, to) ? [] : [{ type: 'put', path, value: to }];
}

/** Two things of one kind: what differs is inside them. Else one stands in the other's place. */
function areAlike(from: Members, to: Members): boolean {
  return from.type === to.type && Object.keys(from).some((name) => Object.hasOwn(to, name));
}

type Members = { readonly [name: string]: JsonValue };

function typed(from: string, to: string, path: JsonPath): JsonCommand {
  const [start, fromEnd, toEnd] = differing(from, to);
  return { type: 'type', path, at: start, remove: fromEnd - start, insert: to.slice(start, toEnd) };
}

function inLists(from: readonly JsonValue[], to: readonly JsonValue[], path: JsonPath): readonly JsonCommand[] {
  const [start, fromEnd, toEnd] = differing(from, to, isEqual);
  if (fromEnd === start && toEnd === start) return [];
  const [one, other] = [from[start], to[start]];
  if (fromEnd === start + 1 && toEnd === start + 1 && one !== undefined && other !== undefined) {
    return isRecord(one) && isRecord(other) && !areAlike(one, other) ? [{ type: 'splice', path, at: start, remove: 1, insert: [other] }] : changes(one, other, [...path, start]);
  }
  return [{ type: 'splice', path, at: start, remove: fromEnd - start, insert: to.slice(start, toEnd) }];
}

/** Members keep their order where both have them; one that is new goes before the member that follows it. */
function inRecords(from: Members, to: Members, path: JsonPath): readonly JsonCommand[] {
  const dropped = Object.keys(from).filter((name) => !Object.hasOwn(to, name));
  const commands: JsonCommand[] = dropped.map((name) => ({ type: 'drop', path, name }));
  const names = Object.keys(from).filter((name) => Object.hasOwn(to, name));
  for (const [at, name] of Object.keys(to).entries()) {
    const value = to[name] as JsonValue;
    if (Object.hasOwn(from, name)) commands.push(...changes(from[name] as JsonValue, value, [...path, name]));
    else {
      const place = Math.min(at, names.length);
      names.splice(place, 0, name);
      commands.push({ type: 'add', path, name, value, at: place });
    }
  }
  return commands;
}

interface Sequence<Item> {
  readonly length: number;
  readonly [index: number]: Item;
}

/** Where two sequences begin to differ, and where each begins to be the same again up to its end. */
function differing<Item>(from: Sequence<Item>, to: Sequence<Item>, same: (one: Item, other: Item) => boolean = Object.is): readonly [start: number, fromEnd: number, toEnd: number] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && same(from[start] as Item, to[start] as Item)) start++;
  let [fromEnd, toEnd] = [from.length, to.length];
  while (fromEnd > start && toEnd > start && same(from[fromEnd - 1] as Item, to[toEnd - 1] as Item)) {
    fromEnd--;
    toEnd--;
  }
  return [start, fromEnd, toEnd];
}

/** Whether two values are written alike, members in any order. */
export function isEqual(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true;
  if (isList(one)) return isList(other) && one.length === other.length && one.every((item, index) => isEqual(item, other[index] as JsonValue));
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isEqual(one[name] as JsonValue, other[name] as JsonValue));
}
