import type { BrowserWindow, BrowserWindowConstructorOptions, MessageBoxSyncOptions } from 'electron';
import type { Translator } from '#shared/i18n';
import type { WindowState } from './window-state';

/** A session that lives in memory: nothing of the page, its caches or its storage is ever on the disk. */
export const PARTITION = 'molo';

/** The smallest window in which every screen has its place, and the one it opens with. In device-independent pixels. */
const SMALLEST = { minWidth: 1024, minHeight: 700 };
const USUAL = { width: 1280, height: 800 };

/** The page's ground, shown until the page is. */
const GROUND = { light: '#f5f7f9', dark: '#0b1116' };

export interface WindowOptions {
  readonly place: WindowState | null;
  readonly preload: string;
  readonly icon: string;
  readonly dark: boolean;
  readonly devTools: boolean;
}

/** The window's options. What is Electron's default already is said all the same: here it is a promise. */
export function windowOptions({ place, preload, icon, dark, devTools }: WindowOptions): BrowserWindowConstructorOptions {
  const { x, y, width, height } = { ...USUAL, ...place };
  return {
    ...SMALLEST,
    width,
    height,
    ...(x !== undefined && y !== undefined && { x, y }),
    show: false,
    backgroundColor: dark ? GROUND.dark : GROUND.light,
    icon,
    webPreferences: {
      preload,
      partition: PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools,
    },
  };
}

/** The words of the question before work is lost. The safe answer is the first, the usual one and that of Escape. */
export function closingQuestion({ t }: Translator): MessageBoxSyncOptions {
  return {
    type: 'warning',
    message: t('desktop:closing.question'),
    detail: t('desktop:closing.detail'),
    buttons: [t('desktop:closing.stay'), t('desktop:closing.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
}

/** The other answer. */
export const LEAVE = 1;

/**
 * Asks before a window that holds unsaved work closes, by itself or with the program.
 * @param mayClose whether nothing is lost, or the person said that it may be
 */
export function guardClosing(window: BrowserWindow, mayClose: () => boolean): void {
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
  // A page's own objection would block without a word here, and on a reload there is nothing to lose: documents are kept by the host.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
}
