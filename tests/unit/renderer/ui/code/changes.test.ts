import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, type CodeChange, difference } from '../../../../../renderer/ui/code/changes';

const make = (text: string, changes: readonly CodeChange[]): string => changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);

describe('changes of a text', () => {
  it('made by several carets at once lead to the same text when they are made one after another', () => {
    const before = 'SELECT a, b, c FROM t';
    const transaction = EditorState.create({ doc: before }).update({ changes: [{ from: 7, to: 8, insert: 'alpha' }, { from: 10, insert: 'x.' }, { from: 13, to: 14 }] });
    expect(make(before, changesOf(transaction.changes, transaction.startState.doc))).toBe(transaction.state.doc.toString());
  });

  it('are none where a bracket is typed over itself', () => {
    const transaction = EditorState.create({ doc: '(1)' }).update({ changes: { from: 2, to: 3, insert: ')' } });
    expect(changesOf(transaction.changes, transaction.startState.doc)).toEqual([]);
  });

  it('between any two texts are one, and none between equal ones', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'ł') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = difference(before, after);
        expect(change === null).toBe(before === after);
        expect(make(before, change ? [change] : [])).toBe(after);
      }),
    );
  });

  it('touch only what is not equal', () => {
    expect(difference('SELECT a FROM t', 'SELECT ab FROM t')).toEqual({ at: 8, remove: 0, insert: 'b' });
    expect(difference('aaa', 'aa')).toEqual({ at: 2, remove: 1, insert: '' });
  });
});
