import type { BrowserWindow } from 'electron';
import type { Services } from '#electron/host';
import type { Settings } from '#shared/host';
import { createTranslator, languageFrom, type Translator } from '#shared/i18n';
import { bridgeTo, type PageBridge } from './bridge';
import { contextTemplate, menuTemplate } from './menu';
import type { OpenedFiles } from './opened-files';
import type { Electron, MoloOptions } from './options';
import { ORIGIN } from './scheme';
import { closingQuestion, goneQuestion, guardClosing, OTHER, windowOptions } from './window';
import { WindowPlace } from './window-state';

/** Opens the one window, with its menu, and keeps both as the settings are. @throws Electron's error when the page does not load */
export async function openWorkbench(electron: Electron, options: MoloOptions, services: Services, opened: OpenedFiles): Promise<void> {
  const { nativeTheme } = electron;
  const settings = await services.settings.get();
  nativeTheme.themeSource = settings.theme;
  const window = placedWindow(electron, options);
  const bridge = bridgeTo(window.webContents);
  let translator = translatorFor(electron, settings);

  const follow = (now: Settings): void => {
    nativeTheme.themeSource = now.theme;
    translator = translatorFor(electron, now);
    showMenu(electron, options, translator, now, bridge);
  };
  follow(settings);
  services.settings.watch(follow);

  handFilesOver(window, bridge, opened);
  askBeforeLosing(electron, window, bridge, () => translator);
  showAgain(electron, window, () => translator);
  window.webContents.on('context-menu', (_event, asked) => {
    const items = contextTemplate(translator, asked);
    if (items.length > 0) electron.Menu.buildFromTemplate(items).popup({ window });
  });
  await window.loadURL(`${ORIGIN}/`);
}

/** Where it was last, as large as it was. */
function placedWindow({ app, BrowserWindow, nativeTheme, screen }: Electron, { home, preload, icon }: MoloOptions): BrowserWindow {
  const place = new WindowPlace(home);
  const last = place.read(screen);
  const window = new BrowserWindow(windowOptions({ place: last, preload, icon, dark: nativeTheme.shouldUseDarkColors, devTools: !app.isPackaged }));
  if (last?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => place.write(window));
  return window;
}

function translatorFor({ app }: Electron, { language }: Settings): Translator {
  return createTranslator(language ?? languageFrom(app.getPreferredSystemLanguages()));
}

function showMenu({ app, Menu }: Electron, { platform }: MoloOptions, translator: Translator, settings: Settings, bridge: PageBridge): void {
  const onCommand = (id: string): void => bridge.tell('molo:command', id);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ translator, settings, onCommand, platform, devTools: !app.isPackaged })));
}

/** A page that is loaded anew takes files again when it says so. */
function handFilesOver(window: BrowserWindow, bridge: PageBridge, opened: OpenedFiles): void {
  bridge.hear('molo:ready', () => opened.handOver((path) => bridge.tell('molo:open-file', path)));
  window.webContents.on('did-navigate', () => opened.handOver(null));
  window.on('closed', () => opened.handOver(null));
}

function askBeforeLosing({ dialog }: Electron, window: BrowserWindow, bridge: PageBridge, translator: () => Translator): void {
  let isUnsaved = false;
  bridge.hear('molo:unsaved', (unsaved) => (isUnsaved = unsaved));
  guardClosing(window, () => !isUnsaved || dialog.showMessageBoxSync(window, closingQuestion(translator())) === OTHER);
}

/** A page that died takes nothing along but itself: what it worked on is kept here. The person decides, so that it cannot die in circles. */
function showAgain({ app, dialog }: Electron, window: BrowserWindow, translator: () => Translator): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (dialog.showMessageBoxSync(window, goneQuestion(translator())) === OTHER) app.exit();
    else window.webContents.reload();
  });
}
