import { createStore, type StoreApi } from 'zustand/vanilla';

/** What is open over the screens. */
export interface ShellState {
  readonly isPaletteOpen: boolean;
  readonly areShortcutsOpen: boolean;
}

export type Shell = StoreApi<ShellState>;

export function createShell(): Shell {
  return createStore<ShellState>(() => ({ isPaletteOpen: false, areShortcutsOpen: false }));
}
