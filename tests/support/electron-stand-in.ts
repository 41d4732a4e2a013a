import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  DownloadItem,
  IpcMain,
  IpcRenderer,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxSyncOptions,
  NativeTheme,
  Protocol,
  Rectangle,
  SaveDialogOptions,
  Screen,
  Session,
  WebContents,
  WebRequest,
} from 'electron';
import { createBridge } from '../../electron/preload/bridge';
import type { Electron } from '#electron/main';
import type { Bridge } from '#shared/host';

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
    return present(this.windows[0]);
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

type SessionPart = Pick<Session, 'setCertificateVerifyProc' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setSpellCheckerEnabled'>;
type HandlerOf<Setter extends keyof SessionPart> = NonNullable<Parameters<SessionPart[Setter]>[0]>;
type RequestFilter = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]> & ((details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>, answer: (response: Electron.CallbackResponse) => void) => void);

class StandInSession extends EventEmitter implements SessionPart {
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly protocol = { handle: (scheme, handler) => void this.handlers.set(scheme, handler) } satisfies Pick<Protocol, 'handle'>;
  readonly webRequest = { onBeforeRequest: (filter: unknown) => void (this.#filter = filter as RequestFilter) };
  isSpellChecked = true;
  verifyCertificate: HandlerOf<'setCertificateVerifyProc'> | null = null;
  #filter: RequestFilter | null = null;
  #onRequest: HandlerOf<'setPermissionRequestHandler'> | null = null;
  #onCheck: HandlerOf<'setPermissionCheckHandler'> | null = null;
  #onDevice: HandlerOf<'setDevicePermissionHandler'> | null = null;

  setCertificateVerifyProc(verify: HandlerOf<'setCertificateVerifyProc'> | null): void {
    this.verifyCertificate = verify;
  }

  setPermissionRequestHandler(handler: HandlerOf<'setPermissionRequestHandler'> | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: HandlerOf<'setPermissionCheckHandler'> | null): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: HandlerOf<'setDevicePermissionHandler'> | null): void {
    this.#onDevice = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.isSpellChecked = enable;
  }

  /** Whether a request for this address gets further than the filter. */
  lets(url: string): boolean {
    let cancelled = false;
    this.#filter?.({ url } as Electron.OnBeforeRequestListenerDetails, (answer) => (cancelled = answer.cancel === true));
    return !cancelled;
  }

  /** What is granted of a permission in any of the three ways in which Electron asks. Without a handler Electron grants it. */
  grants(permission: string, requestingUrl: string): { readonly asked: boolean; readonly checked: boolean; readonly device: boolean } {
    let asked = this.#onRequest === null;
    const name = permission as Parameters<HandlerOf<'setPermissionCheckHandler'>>[1];
    this.#onRequest?.(null as unknown as WebContents, name, (granted) => (asked = granted), { isMainFrame: true, requestingUrl });
    // Electron tells the check an origin with its slash.
    const checked = this.#onCheck?.(null, name, `${requestingUrl.split('/').slice(0, 3).join('/')}/`, { isMainFrame: true }) ?? true;
    const device = this.#onDevice?.({ deviceType: 'usb', origin: requestingUrl, device: {} as Electron.USBDevice }) ?? true;
    return { asked, checked, device };
  }

  /** A download as Electron announces it: `null` when it is refused, else what the save dialog is told. */
  download(url: string, fileName: string): SaveDialogOptions | null {
    const event = anEvent();
    let options: SaveDialogOptions = {};
    const item: Pick<DownloadItem, 'getFilename' | 'getURL' | 'setSaveDialogOptions'> = { getURL: () => url, getFilename: () => fileName, setSaveDialogOptions: (given) => void (options = given) };
    this.emit('will-download', event, item, null);
    return event.defaultPrevented ? null : options;
  }
}

type ContentsPart = Pick<WebContents, 'reload' | 'send' | 'setWebRTCIPHandlingPolicy' | 'setWindowOpenHandler'>;

class StandInContents extends EventEmitter implements ContentsPart {
  readonly ipc: Pick<IpcMain, 'on'> & EventEmitter = new EventEmitter() as Pick<IpcMain, 'on'> & EventEmitter;
  webRtcPolicy = 'default';
  page: StandInPage | null = null;
  reloads = 0;
  #onOpen: Parameters<WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  reload(): void {
    this.reloads++;
  }

  send(channel: string, ...words: unknown[]): void {
    this.page?.ipc.emit(channel, {}, ...structuredClone(words));
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.#onOpen = handler;
  }

  opens(url: string): boolean {
    return this.#onOpen({ url } as Electron.HandlerDetails).action === 'allow';
  }

  /** Whether an event of this name goes its way. */
  allows(event: string, details: object = {}): boolean {
    const asked = Object.assign(anEvent(), details);
    this.emit(event, asked);
    return !asked.defaultPrevented;
  }
}

type WindowPart = Pick<BrowserWindow, 'close' | 'focus' | 'getNormalBounds' | 'isMaximized' | 'isMinimized' | 'loadURL' | 'maximize' | 'restore' | 'show'>;

class StandInWindow extends EventEmitter implements WindowPart {
  readonly webContents = new StandInContents();
  isGone = false;
  isShown = false;
  isFocused = false;
  state: 'normal' | 'maximised' | 'minimised' = 'normal';
  bounds: Rectangle;

  constructor(
    private readonly app: StandInApp,
    readonly session: StandInSession,
    readonly options: BrowserWindowConstructorOptions,
  ) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }

  get page(): StandInPage {
    return present(this.webContents.page ?? undefined);
  }

  /** A page is a new world: nothing of the one before hears anything any more. */
  async loadURL(url: string): Promise<void> {
    const page = new StandInPage(this, url);
    const answer = await page.fetch(url, { method: 'GET' });
    if (!answer.ok) throw new Error(`ERR_FAILED (-2) loading '${url}'`);
    await answer.text();
    this.webContents.page = page;
    this.webContents.emit('did-navigate', anEvent(), url);
    this.emit('ready-to-show');
  }

  close(): void {
    const event = anEvent();
    if (this.isGone) return;
    this.emit('close', event);
    if (event.defaultPrevented || (this.webContents.page?.objectsToUnload && this.webContents.allows('will-prevent-unload'))) return;
    this.isGone = true;
    this.emit('closed');
    this.app.emit('window-all-closed');
  }

  focus(): void {
    this.isFocused = true;
  }

  show(): void {
    this.isShown = true;
  }

  maximize(): void {
    this.state = 'maximised';
  }

  restore(): void {
    this.state = 'normal';
  }

  isMaximized(): boolean {
    return this.state === 'maximised';
  }

  isMinimized(): boolean {
    return this.state === 'minimised';
  }

  getNormalBounds(): Rectangle {
    return this.bounds;
  }
}

/** What runs in the window: it has `fetch` and, through the preload, the bridge. */
export class StandInPage {
  readonly ipc: Pick<IpcRenderer, 'on' | 'off' | 'send'> & EventEmitter;
  readonly bridge: Bridge;
  /** Whether the page's own `beforeunload` objects. */
  objectsToUnload = false;

  constructor(
    private readonly window: StandInWindow,
    private readonly url: string,
    readonly paths: ReadonlyMap<File, string> = new Map(),
  ) {
    const send = (channel: string, ...words: unknown[]): void => this.sendFrom({ url: this.url, parent: null }, channel, ...words);
    this.ipc = Object.assign(new EventEmitter(), { send }) as typeof this.ipc;
    this.bridge = createBridge(this.ipc, { getPathForFile: (file) => paths.get(file) ?? '' });
  }

  /** A message from some frame of the page, or from one that is gone. */
  sendFrom(senderFrame: { readonly url: string; readonly parent: object | null } | null, channel: string, ...words: unknown[]): void {
    this.window.webContents.ipc.emit(channel, { senderFrame }, ...structuredClone(words));
  }

  /** As Electron's `protocol.handle` is asked on behalf of a page (lib/browser/api/protocol.ts). */
  async fetch(path: string, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> {
    const url = new URL(path, this.url);
    const handler = this.window.session.handlers.get(url.protocol.slice(0, -1));
    if (handler === undefined || !this.window.session.lets(url.href)) throw new TypeError('Failed to fetch');
    const sent = new Headers(headers);
    if (method !== 'GET') sent.set('origin', `${url.protocol}//${url.host}`);
    const request = new Request(url, { method, headers: sent, body: await wholeBody(body), duplex: 'half' } as RequestInit);
    signal?.throwIfAborted();
    return throughNode(await handler(request), signal ?? undefined);
  }
}

/** A blob comes as one piece, after all of it was read into memory. */
async function wholeBody(body: RequestInit['body']): Promise<RequestInit['body']> {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (!(body instanceof Blob)) throw new TypeError('Failed to fetch: streams cannot be sent.');
  const bytes = new Uint8Array(await body.arrayBuffer());
  return new ReadableStream({
    start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** The answer goes to the page through a stream of Node's; when the page lets go of it, that stream is destroyed. */
function throughNode(answer: Response, signal: AbortSignal | undefined): Response {
  const { status, headers } = answer;
  if (answer.body === null) return new Response(null, { status, headers });
  const stream = Readable.fromWeb(answer.body as NodeStream, signal && { signal });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>, { status, headers });
}

interface StandInEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

function anEvent(): StandInEvent {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError('There is no window, or no page in it.');
  return value;
}
