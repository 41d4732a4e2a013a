import type { ChangeSet, Text } from '@codemirror/state';

/** Characters (UTF-16 units) replaced at a place. Several are made one after another, each in the text that the one before left. */
export interface CodeChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What a keyboard did, as changes that are made one after another. Typing over a bracket that stands there already is none. */
export function changesOf(changes: ChangeSet, before: Text): CodeChange[] {
  const made: CodeChange[] = [];
  changes.iterChanges((from, to, at, _end, inserted) => {
    if (!before.slice(from, to).eq(inserted)) made.push({ at, remove: to - from, insert: inserted.toString() });
  });
  return made;
}

/** The one change that makes `after` of `before`, as short as can be; `null` when they are the same. */
export function difference(before: string, after: string): CodeChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { at: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) };
}
