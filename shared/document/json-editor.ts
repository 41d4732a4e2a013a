import type { Applied, Editor } from './command';
import { changedAt, isList, isRecord, type JsonPath, type JsonValue, misfit } from './json';

/** Sets what lies at `path`, which must exist. */
export interface Put {
  readonly type: 'put';
  readonly path: JsonPath;
  readonly value: JsonValue;
}

/** Adds a member to the object at `path`, before the member that stood at place `at` (the end where it is left out). */
export interface Add {
  readonly type: 'add';
  readonly path: JsonPath;
  readonly name: string;
  readonly value: JsonValue;
  readonly at?: number;
}

/** Takes a member out of the object at `path`. */
export interface Drop {
  readonly type: 'drop';
  readonly path: JsonPath;
  readonly name: string;
}

/** Replaces items of the list at `path`. */
export interface Splice {
  readonly type: 'splice';
  readonly path: JsonPath;
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly JsonValue[];
}

/** Replaces characters (UTF-16 units) of the text at `path`: what a keyboard does. */
export interface Type {
  readonly type: 'type';
  readonly path: JsonPath;
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Several commands as one step, in their order. */
export interface All {
  readonly type: 'all';
  readonly commands: readonly JsonCommand[];
}

export type JsonCommand = Put | Add | Drop | Splice | Type | All;

/**
 * Edits documents that are JSON: queries, charts and briefings.
 * Its commands are JSON too, so that a journal can hold them.
 * `apply` throws MoloError `internal` when a command does not fit the document.
 */
export const jsonEditor: Editor<JsonValue, JsonCommand> = { apply, join };

function apply(document: JsonValue, command: JsonCommand): Applied<JsonValue, JsonCommand> {
  switch (command.type) {
    case 'all':
      return applyAll(document, command);
    case 'put':
      return change(document, command.path, (old) => [command.value, { ...command, value: old }]);
    case 'add':
      return change(document, command.path, (old) => add(old, command));
    case 'drop':
      return change(document, command.path, (old) => drop(old, command));
    case 'splice':
      return change(document, command.path, (old) => splice(old, command));
    case 'type':
      return change(document, command.path, (old) => type(old, command));
  }
}

function applyAll(document: JsonValue, { commands }: All): Applied<JsonValue, JsonCommand> {
  const inverses: JsonCommand[] = [];
  let current = document;
  for (const command of commands) {
    const applied = apply(current, command);
    current = applied.document;
    inverses.unshift(applied.inverse);
  }
  return { document: current, inverse: { type: 'all', commands: inverses } };
}

type Changed = readonly [value: JsonValue, inverse: JsonCommand];

function change(document: JsonValue, path: JsonPath, how: (old: JsonValue) => Changed): Applied<JsonValue, JsonCommand> {
  let inverse: JsonCommand | undefined;
  const changed = changedAt(document, path, (old) => {
    const [value, back] = how(old);
    inverse = back;
    return value;
  });
  if (inverse === undefined) throw misfit(path);
  return { document: changed, inverse };
}

function add(old: JsonValue, { path, name, value, at }: Add): Changed {
  if (!isRecord(old) || Object.hasOwn(old, name)) throw misfit(path);
  const entries = Object.entries(old);
  const place = at ?? entries.length;
  if (place < 0 || place > entries.length) throw misfit(path);
  return [Object.fromEntries(entries.toSpliced(place, 0, [name, value])), { type: 'drop', path, name }];
}

function drop(old: JsonValue, { path, name }: Drop): Changed {
  if (!isRecord(old) || !Object.hasOwn(old, name)) throw misfit(path);
  const entries = Object.entries(old);
  const at = entries.findIndex(([own]) => own === name);
  return [Object.fromEntries(entries.toSpliced(at, 1)), { type: 'add', path, name, value: old[name] as JsonValue, at }];
}

function splice(old: JsonValue, { path, at, remove, insert }: Splice): Changed {
  if (!isList(old) || !fits(at, remove, old.length)) throw misfit(path);
  const inverse: Splice = { type: 'splice', path, at, remove: insert.length, insert: old.slice(at, at + remove) };
  return [old.toSpliced(at, remove, ...insert), inverse];
}

function type(old: JsonValue, { path, at, remove, insert }: Type): Changed {
  if (typeof old !== 'string' || !fits(at, remove, old.length)) throw misfit(path);
  const inverse: Type = { type: 'type', path, at, remove: insert.length, insert: old.slice(at, at + remove) };
  return [old.slice(0, at) + insert + old.slice(at + remove), inverse];
}

function fits(at: number, remove: number, length: number): boolean {
  return Number.isInteger(at) && Number.isInteger(remove) && at >= 0 && remove >= 0 && at + remove <= length;
}

/** Letters typed one after another, or deleted one after another, up to the end of a word. */
function join(earlier: JsonCommand, later: JsonCommand): JsonCommand | null {
  if (earlier.type !== 'type' || later.type !== 'type' || !samePath(earlier.path, later.path)) return null;
  const typing = earlier.remove === 0 && later.remove === 0 && later.at === earlier.at + earlier.insert.length;
  if (typing) return startsWord(earlier.insert, later.insert) ? null : { ...earlier, insert: earlier.insert + later.insert };
  const deleting = earlier.insert === '' && later.insert === '' && earlier.remove > 0 && later.remove > 0;
  if (deleting && later.at + later.remove === earlier.at) return { ...later, remove: later.remove + earlier.remove };
  if (deleting && later.at === earlier.at) return { ...earlier, remove: earlier.remove + later.remove };
  return null;
}

function startsWord(before: string, after: string): boolean {
  return /\s$/.test(before) && /^\S/.test(after);
}

function samePath(one: JsonPath, other: JsonPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

