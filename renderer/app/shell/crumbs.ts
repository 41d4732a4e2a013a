import { createStore, useStore } from 'zustand';

/** Titles for the parts of the address, by their place: what people read instead of an id. */
const store = createStore<readonly string[]>(() => []);

export function useCrumbs(): readonly string[] {
  return useStore(store);
}
