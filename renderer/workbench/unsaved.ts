import { createStore, type StoreApi } from 'zustand/vanilla';

/** Documents that hold work which closing the window would lose, by id. */
export interface Unsaved extends StoreApi<{ readonly documents: ReadonlySet<string> }> {
  mark(id: string, isUnsaved: boolean): void;
}

/** Closing the window asks first, but only while something would be lost. */
export function createUnsaved(page: Window): Unsaved {
  const store = createStore<{ readonly documents: ReadonlySet<string> }>(() => ({ documents: new Set() }));
  const ask = (event: Event): void => event.preventDefault();
  let isAsking = false;
  store.subscribe(({ documents }) => {
    if (documents.size > 0 === isAsking) return;
    isAsking = !isAsking;
    if (isAsking) page.addEventListener('beforeunload', ask);
    else page.removeEventListener('beforeunload', ask);
  });
  return {
    ...store,
    mark(id, isUnsaved) {
      const documents = new Set(store.getState().documents);
      if (isUnsaved) documents.add(id);
      else documents.delete(id);
      store.setState({ documents });
    },
  };
}
