import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler, createServices, pageIn, type Services, type ServicesOptions } from '#electron/host';
import { startLoopback } from '#electron/loopback';
import { startMolo } from '#electron/main';
import { type Client, createClient, type Send } from '#renderer/host';
import { CSP_NONCE } from '#shared/host';
import { ElectronStandIn } from '../../support/electron-stand-in';

/** A running host and the way to it. */
export interface Connection {
  readonly services: Services;
  readonly send: Send;
  readonly client: Client;
  /** Faults of our own that it met: none, ever. */
  readonly faults: unknown[];
  close(): Promise<void>;
}

export type ConnectionOptions = Omit<ServicesOptions, 'version' | 'host'>;

/** One way from the page to the host. The contract's cases run over each of them. */
export interface Transport {
  /** Whether a request can carry a stream: Electron's pages cannot send one. */
  readonly sendsStreams: boolean;
  /** Whether an address outside the host's own is refused before any request is made. */
  readonly keepsInside: boolean;
  readonly name: string;
  connect(options: ConnectionOptions): Promise<Connection>;
}

const VERSION = '1.2.3';

const PAGE_FILES = {
  'index.html': `<!doctype html><meta property="csp-nonce" nonce="${CSP_NONCE}"><style nonce="${CSP_NONCE}">p{color:red}</style><script type="module" src="/assets/app.js"></script>`,
  'assets/app.js': 'export {};',
  'assets/app.css': 'p{}',
  'assets/sql.wasm': '\0asm',
  'assets/data.bin': 'x',
};

/** A small built page; the folder goes with `dispose`. */
export async function plantPage(): Promise<{ folder: string; dispose(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'molo-page-'));
  const folder = join(root, 'page');
  await mkdir(join(folder, 'assets'), { recursive: true });
  for (const [name, text] of Object.entries(PAGE_FILES)) await writeFile(join(folder, name), text);
  await writeFile(join(root, 'secret.txt'), 'not of the page');
  return { folder, dispose: () => rm(root, { recursive: true, force: true }) };
}

/** The handler itself, as Electron's protocol calls it. */
export const DIRECT: Transport = {
  name: 'the handler itself',
  sendsStreams: true,
  keepsInside: false,
  async connect(options) {
    const page = await plantPage();
    const faults: unknown[] = [];
    const services = await createServices({ ...options, version: VERSION, host: 'electron' });
    const handle = createHandler(services, await pageIn(page.folder), { onFault: (fault) => faults.push(fault) });
    const send: Send = (path, init) => handle(new Request(`molo://app${path}`, { ...init, duplex: 'half' } as RequestInit));
    const close = async (): Promise<void> => {
      services.close();
      await page.dispose();
    };
    return { services, send, client: createClient(send), faults, close };
  },
};

/** A browser that came in by the address, with the cookie that it was given. */
export const LOOPBACK: Transport = {
  name: 'the loopback server',
  sendsStreams: true,
  keepsInside: false,
  async connect(options) {
    const page = await plantPage();
    const faults: unknown[] = [];
    const loopback = await startLoopback({ ...options, version: VERSION, page: page.folder, onFault: (fault) => faults.push(fault) });
    const { origin } = new URL(loopback.url);
    const cookie = await cookieFor(loopback.url);
    const send: Send = (path, init) => fetch(origin + path, { ...init, headers: { ...(init.headers as Record<string, string>), origin, cookie } });
    const close = async (): Promise<void> => {
      await loopback.close();
      await page.dispose();
    };
    return { services: loopback.services, send, client: createClient(send), faults, close };
  },
};

/** The page in the window that Electron's main process opened, with a stand-in for Electron itself. */
export const ELECTRON: Transport = {
  name: 'Electron’s main process',
  sendsStreams: false,
  keepsInside: true,
  async connect(options) {
    const page = await plantPage();
    const faults: unknown[] = [];
    const standIn = new ElectronStandIn({ version: VERSION });
    const program = { page: page.folder, preload: 'preload.cjs', icon: 'icon.png', words: [], folder: page.folder, platform: 'linux' } as const;
    const services = await startMolo(standIn.electron, { ...options, ...program, onFault: (fault) => faults.push(fault) });
    if (services === null) throw new Error(standIn.dialog.errors.join());
    const send: Send = (path, init) => standIn.window.page.fetch(path, init);
    const close = async (): Promise<void> => {
      standIn.app.quit();
      await page.dispose();
    };
    return { services, send, client: createClient(send), faults, close };
  },
};

/** What a browser does with the address: follows it once and keeps the cookie. */
export async function cookieFor(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  return response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
}

export const TRANSPORTS: readonly Transport[] = [DIRECT, LOOPBACK, ELECTRON];
