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

/** A question with two answers. The safe one comes first, and is the usual one and that of Escape. */
function question(message: string, detail: string, safe: string, other: string): MessageBoxSyncOptions {
  return { type: 'warning', message, detail, buttons: [safe, other], defaultId: 0, cancelId: 0, noLink: true };
}

/** The one that is not safe. */
export const OTHER = 1;

/** Asked before work is lost. */
export function closingQuestion({ t }: Translator): MessageBoxSyncOptions {
  return question(t('desktop:closing.question'), t('desktop:closing.detail'), t('desktop:closing.stay'), t('desktop:closing.leave'));
}

/** Asked when the page's process has died. */
export function goneQuestion({ t }: Translator): MessageBoxSyncOptions {
  return question(t('desktop:gone.question'), t('desktop:gone.detail'), t('desktop:gone.again'), t('desktop:gone.quit'));
}

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
