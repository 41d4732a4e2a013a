import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { BrowserWindow, BrowserWindowConstructorOptions, HandlerDetails, IpcMain, IpcRenderer, Rectangle, WebContents } from 'electron';
import { createBridge } from '#electron/preload';
import type { Bridge } from '#shared/host';
import { anEvent } from './event';
import type { StandInSession } from './session';

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
    return this.#onOpen({ url } as HandlerDetails).action === 'allow';
  }

  /** Whether an event of this name goes its way. */
  allows(event: string, details: object = {}): boolean {
    const asked = Object.assign(anEvent(), details);
    this.emit(event, asked);
    return !asked.defaultPrevented;
  }
}

type WindowPart = Pick<BrowserWindow, 'close' | 'focus' | 'getNormalBounds' | 'isMaximized' | 'isMinimized' | 'loadURL' | 'maximize' | 'restore' | 'show'>;

export class StandInWindow extends EventEmitter implements WindowPart {
  readonly webContents = new StandInContents();
  isGone = false;
  isShown = false;
  isFocused = false;
  state: 'normal' | 'maximised' | 'minimised' = 'normal';
  bounds: Rectangle;

  constructor(
    private readonly app: EventEmitter,
    readonly session: StandInSession,
    readonly options: BrowserWindowConstructorOptions,
  ) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }

  get page(): StandInPage {
    const { page } = this.webContents;
    if (page === null) throw new RangeError('The window shows no page.');
    return page;
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
  if (body instanceof Uint8Array) return body;
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
