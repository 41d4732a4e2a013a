import { describe, expect, it } from 'vitest';
import { jsonEditor, type JsonValue } from '#shared/document';
import { answerWith, choosing } from '../../../../renderer/features/query/editor/answer-with';

const changed = (content: JsonValue, chosen: Parameters<typeof choosing>[1]): JsonValue => {
  const command = choosing(content, chosen);
  return command === null ? content : jsonEditor.apply(content, command).document;
};

describe('who answers a document', () => {
  const blank: JsonValue = { molo: 'query/1', title: 'a', sql: '', params: {} };

  it('is whoever is faster, as long as nobody says otherwise', () => {
    expect(answerWith(blank)).toBe('fastest');
    expect(answerWith({ ...blank, answerWith: 'somebody' })).toBe('fastest');
    expect(answerWith(null)).toBe('fastest');
    expect(choosing(blank, 'fastest')).toBeNull();
  });

  it('is remembered in the document, and forgotten without a trace', () => {
    const forced = changed(blank, 'sqlite');
    expect(answerWith(forced)).toBe('sqlite');
    expect(answerWith(changed(forced, 'kernel'))).toBe('kernel');
    expect(changed(forced, 'fastest')).toEqual(blank);
  });
});
