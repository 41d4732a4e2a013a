import { createStore } from 'zustand/vanilla';

/** What can be taken back and done again: a document's commands. */
export interface UndoHistory {
  canUndo(): boolean;
  canRedo(): boolean;
  undo(): void | Promise<void>;
  redo(): void | Promise<void>;
}

/** Histories of the documents on the screen, the one in use on top: there Ctrl+Z goes. */
export class ActiveHistory {
  readonly #store = createStore<{ readonly stack: readonly UndoHistory[] }>(() => ({ stack: [] }));

  get current(): UndoHistory | undefined {
    return this.#store.getState().stack.at(-1);
  }

  /** Puts a history on top and gives back how to take it away. */
  use(history: UndoHistory): () => void {
    this.#store.setState(({ stack }) => ({ stack: [...stack.filter((other) => other !== history), history] }));
    return () => this.#store.setState(({ stack }) => ({ stack: stack.filter((other) => other !== history) }));
  }
}
