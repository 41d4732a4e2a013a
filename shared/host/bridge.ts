/**
 * What the page has of Electron beside the host's operations: only what a web page cannot do by
 * itself. In Electron it is `window.molo`; a browser has none of it. The channels are types alone,
 * so the preload carries nothing of this room.
 */
export interface Bridge {
  /** Where a file that was dropped or chosen lies on the disk; `null` for one that a script made. */
  pathForFile(file: File): string | null;
  /**
   * Hears of packages that were opened from outside: by a double click, by a second start. Asking for
   * them says that the page is ready; earlier ones follow at once. Gives back how to stop.
   */
  onOpenFile(callback: (path: string) => void): () => void;
  /** Hears of the page's own commands chosen in the native menu. Gives back how to stop. */
  onCommand(callback: (id: string) => void): () => void;
  /** Says whether closing the window would lose work; it asks then. */
  setUnsaved(unsaved: boolean): void;
}

/** What the main process tells the page, by channel. */
export interface ToPage {
  'molo:command': string;
  'molo:open-file': string;
}

/** What the page tells the main process, by channel. */
export interface FromPage {
  'molo:unsaved': boolean;
  'molo:ready': null;
}
