import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxSyncOptions,
  NativeTheme,
  Protocol,
  Rectangle,
  Screen,
} from 'electron';
import type { Electron } from '#electron/main';
import { anEvent } from './electron/event';
import { StandInSession } from './electron/session';
import { StandInWindow } from './electron/window';

/**
 * One Electron process with one window, without Electron: what Molo's main process uses of it, held
 * to the types that Electron ships, with the limits of the real one that Molo is built around:
 *
 * - what has to be said before Electron is ready throws afterwards;
 * - a request's body is there as a whole before the handler sees it, and a stream cannot be sent;
 * - a request carries no signal: one that is given up is only heard of through its answer's body;
 * - what crosses between the processes is a structured clone.
 *
 * It proves that Molo says the right words, not that Electron understands them.
 */
export class ElectronStandIn {
  readonly app: StandInApp;
  readonly dialog = new StandInDialog();
  readonly nativeTheme: Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors'> = { themeSource: 'system', shouldUseDarkColors: false };
  readonly schemes: CustomScheme[] = [];
  readonly sessions = new Map<string, StandInSession>();
  readonly windows: StandInWindow[] = [];
  displays: Rectangle[] = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  menu: MenuItemConstructorOptions[] = [];
  /** Menus that opened where the person clicked. */
  readonly popups: MenuItemConstructorOptions[][] = [];

  constructor(options: Partial<AppFacts> = {}) {
    this.app = new StandInApp({ ...USUAL, ...options }, this.windows);
  }

  get window(): StandInWindow {
    const [window] = this.windows;
    if (window === undefined) throw new RangeError('There is no window.');
    return window;
  }

  session(partition: string): StandInSession {
    const session = this.sessions.get(partition) ?? new StandInSession();
    this.sessions.set(partition, session);
    return session;
  }

  /** The modules as `electron` exports them. What is missing here, Molo cannot call. */
  get electron(): Electron {
    const { app, dialog, nativeTheme, windows } = this;
    const protocol: Pick<Protocol, 'registerSchemesAsPrivileged'> = {
      registerSchemesAsPrivileged: (schemes) => app.beforeReady(() => this.schemes.push(...schemes)),
    };
    const session = { defaultSession: this.session(''), fromPartition: (partition: string) => this.session(partition) };
    const screen: Pick<Screen, 'getAllDisplays'> = { getAllDisplays: () => this.displays.map((workArea) => ({ workArea })) as ReturnType<Screen['getAllDisplays']> };
    const menus: Pick<Record<keyof typeof Menu, unknown>, 'buildFromTemplate' | 'setApplicationMenu'> = {
      buildFromTemplate: (items: MenuItemConstructorOptions[]) => ({ items, popup: () => this.popups.push(items) }),
      setApplicationMenu: ({ items }: { items: MenuItemConstructorOptions[] }) => void (this.menu = items),
    };
    const open = (options: BrowserWindowConstructorOptions): StandInWindow => this.#open(options);
    const Window = function (options: BrowserWindowConstructorOptions) {
      return open(options);
    };
    Window.getAllWindows = () => windows.filter((window) => !window.isGone);
    const modules: Record<keyof Electron, unknown> = { app, dialog, nativeTheme, protocol, screen, session, Menu: menus, BrowserWindow: Window };
    return modules as Electron;
  }

  #open(options: BrowserWindowConstructorOptions): StandInWindow {
    const window = new StandInWindow(this.app, this.session(options.webPreferences?.partition ?? ''), options);
    this.windows.push(window);
    this.app.emit('web-contents-created', anEvent(), window.webContents);
    return window;
  }
}

interface AppFacts {
  readonly version: string;
  readonly isPackaged: boolean;
  readonly languages: string[];
  /** Whether another Molo runs already. */
  readonly isSecond: boolean;
}

const USUAL: AppFacts = { version: '1.2.3', isPackaged: true, languages: ['en-GB'], isSecond: false };

type AppPart = Pick<App, 'enableSandbox' | 'exit' | 'getPreferredSystemLanguages' | 'getVersion' | 'isPackaged' | 'quit' | 'requestSingleInstanceLock' | 'setPath' | 'whenReady'>;

class StandInApp extends EventEmitter implements AppPart {
  readonly isPackaged: boolean;
  readonly paths = new Map<string, string>();
  readonly switches = new Map<string, string | undefined>();
  readonly commandLine = { appendSwitch: (name: string, value?: string): void => this.beforeReady(() => this.switches.set(name, value)) } satisfies Pick<App['commandLine'], 'appendSwitch'>;
  isSandboxed = false;
  /** What a second start hands over. */
  handedOver: unknown;
  exitCode: number | null = null;
  #isReady = false;

  constructor(
    private readonly facts: AppFacts,
    private readonly windows: readonly StandInWindow[],
  ) {
    super();
    this.isPackaged = facts.isPackaged;
  }

  beforeReady(act: () => unknown): void {
    if (this.#isReady) throw new Error('Too late: the app is ready.');
    act();
  }

  async whenReady(): Promise<void> {
    await new Promise(setImmediate);
    this.#isReady = true;
  }

  enableSandbox(): void {
    this.beforeReady(() => (this.isSandboxed = true));
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(message?: Record<string, unknown>): boolean {
    this.handedOver = structuredClone(message);
    return !this.facts.isSecond;
  }

  getVersion(): string {
    return this.facts.version;
  }

  getPreferredSystemLanguages(): string[] {
    return this.facts.languages;
  }

  quit(): void {
    for (const window of this.windows) {
      window.close();
      if (!window.isGone) return;
    }
    this.exit(0);
  }

  exit(code = 0): void {
    if (this.exitCode !== null) return;
    this.exitCode = code;
    this.emit('will-quit', anEvent());
  }
}

class StandInDialog implements Pick<Dialog, 'showErrorBox'> {
  readonly errors: (readonly [title: string, content: string])[] = [];
  readonly questions: MessageBoxSyncOptions[] = [];
  /** The button that the person takes. */
  answer = 0;

  showErrorBox(title: string, content: string): void {
    this.errors.push([title, content]);
  }

  showMessageBoxSync(_window: unknown, question: MessageBoxSyncOptions): number {
    this.questions.push(question);
    return this.answer;
  }
}
