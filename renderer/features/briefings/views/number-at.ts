import type { Editor } from '@tiptap/core';

/** Counted from 1, how many nodes of its kind there are up to the one at a place. */
export function numberAt({ state: { doc } }: Editor, at: number | undefined): number {
  const name = at === undefined ? undefined : doc.nodeAt(at)?.type.name;
  if (at === undefined || name === undefined) return 0;
  let count = 0;
  doc.nodesBetween(0, at + 1, (node) => {
    if (node.type.name === name) count++;
  });
  return count;
}
