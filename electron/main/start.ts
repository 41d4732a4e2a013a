import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App, BrowserWindow } from 'electron';
import { createHandler, createServices, pageIn, type Services } from '#electron/host';
import { asMoloError, exitCodeOf } from '#shared/base';
import { createTranslator, languageFrom } from '#shared/i18n';
import { hardenContents } from './contents';
import { OpenedFiles, packagesIn, packagesInMessage } from './opened-files';
import type { Electron, MoloOptions } from './options';
import { ownRequests, registerScheme, SCHEME } from './scheme';
import { hardenSession } from './session';
import { switchNetworkOff } from './switches';
import { PARTITION } from './window';
import { openWorkbench } from './workbench';

/**
 * The program from its first moment to its window. Never rejects: what keeps it from starting is
 * told in the system's dialog, and it ends.
 * @returns what the window's operations work on; `null` where it did not start, or runs already and that one got the files
 */
export async function startMolo(electron: Electron, options: MoloOptions): Promise<Services | null> {
  const { app } = electron;
  try {
    const opened = new OpenedFiles();
    if (!beTheOnlyOne(electron, options, opened)) return null;
    prepare(electron, opened);
    await app.whenReady();
    const services = await serve(electron, options);
    await openWorkbench(electron, options, services, opened);
    return services;
  } catch (error) {
    giveUp(electron, error);
    return null;
  }
}

/** One Molo per keyring: a second start hands its files to the first and ends. */
function beTheOnlyOne({ app, BrowserWindow }: Electron, { home, words, folder }: MoloOptions, opened: OpenedFiles): boolean {
  keepProfileIn(home, app);
  const files = packagesIn(words, folder);
  if (!app.requestSingleInstanceLock({ files })) {
    app.quit();
    return false;
  }
  opened.add(...files);
  app.on('second-instance', (_event, _words, _folder, message) => {
    opened.add(...packagesInMessage(message));
    present(BrowserWindow.getAllWindows()[0]);
  });
  return true;
}

/**
 * Chromium's own folder, for locks and preferences; the page's session never writes there. Where the
 * home cannot be written, Electron's usual place serves, and the page can say what is wrong.
 */
function keepProfileIn(home: string, app: App): void {
  const folder = join(home, 'electron');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return;
  }
  app.setPath('userData', folder);
}

function present(window: BrowserWindow | undefined): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** What has to be said before Electron is ready. */
function prepare({ app, protocol }: Electron, opened: OpenedFiles): void {
  registerScheme(protocol);
  switchNetworkOff(app);
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('window-all-closed', () => app.quit());
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opened.add(path);
  });
  refuseStrangers(app);
}

/** No server is ever trusted or answered; none is ever asked either. */
function refuseStrangers(app: App): void {
  app.on('certificate-error', (event, _contents, _address, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
}

async function serve({ app, session }: Electron, { page, onFault, ...options }: MoloOptions): Promise<Services> {
  const files = await pageIn(page);
  const services = await createServices({ ...options, host: 'electron', version: app.getVersion() });
  app.on('will-quit', () => services.close());
  const ours = session.fromPartition(PARTITION);
  for (const each of [session.defaultSession, ours]) hardenSession(each);
  ours.protocol.handle(SCHEME, ownRequests(createHandler(services, files, onFault && { onFault })));
  return services;
}

function giveUp({ app, dialog }: Electron, thrown: unknown): void {
  const error = asMoloError(thrown);
  const { what, means, do: advice } = createTranslator(languageFrom(app.getPreferredSystemLanguages())).error(error);
  dialog.showErrorBox(what, `${means}\n${advice}`);
  app.exit(exitCodeOf(error.code));
}
