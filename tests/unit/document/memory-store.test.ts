import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore, type DocumentStore, type DocumentToSave, type StoreEvent } from '#shared/document';

const chart = (id: string, revision = 1): DocumentToSave => ({ id, kind: 'chart', title: `Chart ${id}`, revision, content: { molo: 'chart/1' } });

let store: DocumentStore;
beforeEach(() => {
  store = createMemoryStore(() => new Date(Date.UTC(2024, 0, 1)));
});

describe('a store', () => {
  it('gives back what was saved, with the time of saving', async () => {
    await store.save(chart('a'), 0);
    expect(await store.load('a')).toEqual({ ...chart('a'), saved: '2024-01-01T00:00:00.000Z' });
    expect(await store.load('b')).toBeUndefined();
  });

  it('lists the latest first, without contents, by kind when asked', async () => {
    await store.save(chart('a'), 0);
    await store.save({ ...chart('b'), kind: 'query' }, 0);
    await store.save(chart('a', 2), 1);
    expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await store.list('query')).map(({ id }) => id)).toEqual(['b']);
    expect((await store.list())[0]).not.toHaveProperty('content');
  });

  it('does not let a window overwrite what another has saved since', async () => {
    await store.save(chart('a', 3), 0);
    expect(await store.save({ ...chart('a', 2), title: 'stale' }, 1)).toMatchObject({ status: 'conflict', stored: { revision: 3 } });
    expect((await store.load('a'))?.title).toBe('Chart a');
    expect(await store.save(chart('a', 4), 3)).toMatchObject({ status: 'saved' });
  });

  it('tells those who listen, until they stop', async () => {
    const heard: StoreEvent[] = [];
    const stop = store.subscribe((event) => heard.push(event));
    await store.save(chart('a'), 0);
    await store.remove('a');
    await store.remove('a');
    stop();
    await store.save(chart('b'), 0);
    expect(heard.map(({ type }) => type)).toEqual(['saved', 'removed']);
  });
});
