import { describe, expect, it } from 'vitest';
import { endStroke, execute, type History, jsonEditor, type JsonCommand, type JsonValue, redo, startHistory, undo } from '#shared/document';

type Text = History<JsonValue, JsonCommand>;

const start = (text: string): Text => startHistory({ text });
const done = (history: Text, command: JsonCommand): Text => execute(history, jsonEditor, command).history;
const insert = (history: Text, at: number, text: string): Text => done(history, { type: 'type', path: ['text'], at, remove: 0, insert: text });
const remove = (history: Text, at: number): Text => done(history, { type: 'type', path: ['text'], at, remove: 1, insert: '' });
const typed = (history: Text, text: string): Text => [...text].reduce((now, letter, index) => insert(now, index, letter), history);
const back = (history: Text): Text => undo(history, jsonEditor)?.history ?? history;

describe('typing', () => {
  it('is undone word by word, not letter by letter', () => {
    const history = typed(start(''), 'one two');
    expect(history.document).toEqual({ text: 'one two' });
    expect(back(history).document).toEqual({ text: 'one ' });
    expect(back(back(history)).document).toEqual({ text: '' });
  });

  it('is a step of its own after a pause', () => {
    const history = insert(endStroke(typed(start(''), 'ab')), 2, 'c');
    expect(back(history).document).toEqual({ text: 'ab' });
  });

  it('is a step of its own in another place, or after an undo', () => {
    expect(back(insert(typed(start(''), 'ab'), 0, 'x')).document).toEqual({ text: 'ab' });
    const undone = back(insert(endStroke(typed(start(''), 'ab')), 2, 'c'));
    expect(back(insert(undone, 2, 'd')).document).toEqual({ text: 'ab' });
  });

  it('counts each letter as a revision, so that none is lost to a journal', () => {
    expect(typed(start(''), 'abc').revision).toBe(3);
  });
});

describe('deleting', () => {
  it('backwards or forwards is undone in one step', () => {
    const backwards = [3, 2, 1].reduce(remove, start('abcd'));
    expect(back(backwards).document).toEqual({ text: 'abcd' });
    const forwards = [1, 1, 1].reduce(remove, start('abcd'));
    expect(forwards.document).toEqual({ text: 'a' });
    expect(back(forwards).document).toEqual({ text: 'abcd' });
  });
});

describe('redo', () => {
  it('ends when something new is done', () => {
    const undone = back(typed(start(''), 'ab'));
    expect(redo(undone, jsonEditor)?.history.document).toEqual({ text: 'ab' });
    expect(redo(insert(undone, 0, 'x'), jsonEditor)).toBeNull();
  });

  it('and undo have nothing to do in a document just opened', () => {
    expect(undo(start('a'), jsonEditor)).toBeNull();
    expect(redo(start('a'), jsonEditor)).toBeNull();
  });
});

describe('a command that does not fit its document', () => {
  it.each<JsonCommand>([
    { type: 'put', path: ['nothing'], value: 1 },
    { type: 'put', path: ['__proto__', 'polluted'], value: 1 },
    { type: 'put', path: ['list', 9], value: 1 },
    { type: 'add', path: [], name: 'text', value: 1 },
    { type: 'drop', path: [], name: 'nothing' },
    { type: 'splice', path: ['list'], at: 2, remove: 1, insert: [] },
    { type: 'splice', path: ['text'], at: 0, remove: 0, insert: [] },
    { type: 'type', path: ['text'], at: 0, remove: 9, insert: '' },
    { type: 'type', path: ['list'], at: 0, remove: 0, insert: 'x' },
  ])('is refused, and nothing changes: %j', (command) => {
    const history = startHistory<JsonValue, JsonCommand>({ text: 'abc', list: [1, 2] });
    expect(() => execute(history, jsonEditor, command)).toThrow('internal');
    expect(history.document).toEqual({ text: 'abc', list: [1, 2] });
  });
});
