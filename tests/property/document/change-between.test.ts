import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, isEqual, jsonEditor, type JsonValue } from '#shared/document';

const leaf = fc.oneof(fc.string({ maxLength: 6 }), fc.integer({ max: 3 }), fc.boolean(), fc.constant(null));
const name = fc.constantFrom('type', 'text', 'a', 'b', '__proto__', '10');
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(name, tie('value'), { maxKeys: 4 })),
}));

describe('the command between two documents', () => {
  it('makes the second of the first, and its inverse the first of the second to the letter', () => {
    fc.assert(
      fc.property(value, value, (from, to) => {
        const command = changeBetween(from, to);
        expect(command === null).toBe(isEqual(from, to));
        if (command === null) return;
        const { document, inverse } = jsonEditor.apply(from, command);
        expect(document).toEqual(to);
        expect(JSON.stringify(jsonEditor.apply(document, inverse).document)).toBe(JSON.stringify(from));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is a stroke of typing where one text changed in one place', () => {
    const paragraph = (text: string): JsonValue => ({ blocks: [{ type: 'paragraph', content: ['In ', { text }] }, { type: 'heading', text: 'B' }] });
    expect(changeBetween(paragraph('2024'), paragraph('2025'))).toEqual({ type: 'type', path: ['blocks', 0, 'content', 1, 'text'], at: 3, remove: 1, insert: '5' });
  });

  it('replaces the items of a list that differ and leaves the others alone', () => {
    expect(changeBetween(['a', 'b', 'c', 'd'], ['a', 'x', 'y', 'd'])).toEqual({ type: 'splice', path: [], at: 1, remove: 2, insert: ['x', 'y'] });
    expect(changeBetween([{ type: 'heading', text: 'A' }], [{ type: 'list', items: [] }])).toEqual({ type: 'splice', path: [], at: 0, remove: 1, insert: [{ type: 'list', items: [] }] });
  });

  it('adds a member where it stands in the other, and nothing for what is equal', () => {
    expect(changeBetween({ title: 'A', blocks: [] }, { title: 'A', date: '2024', blocks: [] })).toEqual({ type: 'add', path: [], name: 'date', value: '2024', at: 1 });
    expect(changeBetween({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBeNull();
  });
});
