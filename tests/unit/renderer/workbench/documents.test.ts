import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryStore, type JsonValue } from '#shared/document';
import { Documents } from '../../../../renderer/workbench/documents';
import type { OpenDocument } from '../../../../renderer/workbench/open-document';
import { createUnsaved } from '../../../../renderer/workbench/unsaved';

const titleOf = (content: JsonValue): string => (content as { title: string }).title;
const retitle = (value: string) => ({ type: 'put' as const, path: ['title'], value });

function workspace() {
  const store = createMemoryStore();
  const page = new EventTarget();
  const unsaved = createUnsaved(page as Window);
  const [onConflict, onError] = [vi.fn(), vi.fn()];
  const openWindow = () => new Documents(store, unsaved, onConflict, onError);
  const isAskedOnClosing = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  return { store, unsaved, openWindow, isAskedOnClosing, onConflict, onError };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a document', () => {
  it('is kept a moment after the last change, undo included, and read again by another window', async () => {
    const { openWindow } = workspace();
    const document = await openWindow().create('briefing', { title: 'a' }, titleOf);
    document.execute(retitle('b'));
    document.execute(retitle('c'));
    document.undo();
    expect(document.state.getState()).toMatchObject({ title: 'b', keeping: 'waiting', canUndo: true, canRedo: true });
    await vi.advanceTimersByTimeAsync(300);
    expect(document.state.getState().keeping).toBe('kept');
    const again = (await openWindow().open(document.id, titleOf)) as OpenDocument;
    expect(again.state.getState()).toMatchObject({ content: { title: 'b' }, revision: document.state.getState().revision });
  });

  it('is the same for everybody who opens it', async () => {
    const documents = workspace().openWindow();
    const document = await documents.create('chart', { title: 'a' }, titleOf);
    expect(await documents.open(document.id, titleOf)).toBe(document);
    expect(await documents.open('nothing', titleOf)).toBeUndefined();
  });

  it('stands in the lists as long as it exists, latest first', async () => {
    const documents = workspace().openWindow();
    const first = await documents.create('query', { title: 'first' }, titleOf);
    await documents.create('query', { title: 'second' }, titleOf);
    first.execute(retitle('first again'));
    await first.keep();
    expect(documents.summaries.getState().map(({ title }) => title)).toEqual(['first again', 'second']);
    await documents.remove(first.id);
    expect(documents.summaries.getState().map(({ title }) => title)).toEqual(['second']);
  });

  it('gives way to another window that was first, and says so', async () => {
    const { openWindow, onConflict } = workspace();
    const mine = await openWindow().create('query', { title: 'a' }, titleOf);
    const theirs = (await openWindow().open(mine.id, titleOf)) as OpenDocument;
    theirs.execute(retitle('theirs'));
    await theirs.keep();
    mine.execute(retitle('mine'));
    await mine.keep();
    expect(mine.state.getState()).toMatchObject({ title: 'theirs', keeping: 'kept', canUndo: false });
    expect(onConflict).toHaveBeenCalledOnce();
  });

  it('says when it cannot be kept, and is kept by the next change', async () => {
    const { store, openWindow, onError } = workspace();
    const document = await openWindow().create('query', { title: 'a' }, titleOf);
    vi.spyOn(store, 'save').mockRejectedValueOnce(new Error('lost'));
    document.execute(retitle('b'));
    await document.keep();
    expect(document.state.getState().keeping).toBe('failed');
    expect(onError).toHaveBeenCalledOnce();
    document.execute(retitle('c'));
    await document.keep();
    expect(document.state.getState().keeping).toBe('kept');
  });
});

describe('closing the window', () => {
  it('asks while a document holds what no file holds, and not any more after it was exported or removed', async () => {
    const { openWindow, isAskedOnClosing } = workspace();
    const documents = openWindow();
    expect(isAskedOnClosing()).toBe(false);
    const [one, two] = [await documents.create('query', { title: 'a' }, titleOf), await documents.create('query', { title: 'b' }, titleOf)];
    expect(isAskedOnClosing()).toBe(true);
    one.markExported();
    expect(isAskedOnClosing()).toBe(true);
    await documents.remove(two.id);
    expect(isAskedOnClosing()).toBe(false);
    one.execute(retitle('c'));
    expect(isAskedOnClosing()).toBe(true);
  });
});
