import { describe, expect, it, vi } from 'vitest';
import { ElectronStandIn } from '../../support/electron-stand-in';
import { program } from './program';

const OWN = 'molo://app/';

const ELSEWHERE = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'ws://127.0.0.1/',
  'wss://example.org/',
  'file:///etc/passwd',
  'ftp://example.org/',
  'chrome://gpu/',
  'devtools://devtools/bundled/inspector.html',
  'molo://application/',
  'molo://app.example.org/',
  'molo://app@example.org/',
  'molo:app',
  'blob:https://example.org/8f0c',
  'blob:molo://app.example.org/8f0c',
  'javascript:alert(1)',
  'about:blank',
  '',
];

// eslint-disable-next-line house/no-open-external -- the permission of this name has to be denied like every other
const PERMISSIONS = ['media', 'geolocation', 'notifications', 'midi', 'pointerLock', 'fullscreen', 'openExternal', 'clipboard-read', 'display-capture', 'fileSystem', 'hid', 'serial', 'usb', 'local-fonts', 'unknown'];

describe('the scheme', () => {
  it('is told before Electron is ready, with the rights of a secure origin and none beyond', async () => {
    const { standIn } = await program();
    expect(standIn.schemes).toEqual([{ scheme: 'molo', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
  });

  it('is answered in the window’s session only', async () => {
    const { standIn } = await program();
    expect([...standIn.sessions].map(([name, { handlers }]) => [name, [...handlers.keys()]])).toEqual([['', []], ['molo', ['molo']]]);
  });

  it('answers to its one host, asked by its own origin', async () => {
    const { standIn } = await program();
    const handle = standIn.window.session.handlers.get('molo')!;
    const status = async (url: string, origin?: string): Promise<number> => (await handle(new Request(url, { headers: origin === undefined ? {} : { origin } }))).status;
    expect(await status(OWN)).toBe(200);
    expect(await status(OWN, 'molo://app')).toBe(200);
    expect(await status('molo://other/')).toBe(403);
    expect(await status('molo://app.example.org/')).toBe(403);
    for (const origin of ['null', 'https://example.org', 'molo://other', 'molo://app.example.org']) expect(await status(OWN, origin), origin).toBe(403);
  });
});

describe('the window', () => {
  it('is sandboxed, isolated, without Node and without every extra', async () => {
    const { standIn } = await program();
    expect(standIn.app.isSandboxed).toBe(true);
    expect(standIn.window.options.webPreferences).toEqual({
      preload: '/built/preload.cjs',
      partition: 'molo',
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
      devTools: false,
    });
  });

  it('has a session that lives in memory, so that nothing of the page reaches the disk', async () => {
    const { standIn } = await program();
    // Electron keeps the sessions of partitions that begin so.
    expect(standIn.window.options.webPreferences?.partition).not.toMatch(/^persist:/);
  });

  it('has developer’s tools only in development', async () => {
    const { standIn } = await program(new ElectronStandIn({ isPackaged: false }));
    expect(standIn.window.options.webPreferences?.devTools).toBe(true);
  });

  it('opens no other window', async () => {
    const { standIn } = await program();
    for (const url of [OWN, ...ELSEWHERE]) expect(standIn.window.webContents.opens(url), url).toBe(false);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays with its page (%s)', async (event) => {
    const { standIn } = await program();
    const { webContents } = standIn.window;
    expect(webContents.allows(event, { url: OWN })).toBe(true);
    expect(webContents.allows(event, { url: `${OWN}#/query` })).toBe(true);
    for (const url of ELSEWHERE) expect(webContents.allows(event, { url }), url).toBe(false);
  });

  it('holds no other page', async () => {
    const { standIn } = await program();
    expect(standIn.window.webContents.allows('will-attach-webview')).toBe(false);
  });

  it('reveals no address through WebRTC', async () => {
    const { standIn } = await program();
    expect(standIn.window.webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
  });

  it('hardens contents however they come to be', async () => {
    const { standIn } = await program();
    const { webContents } = new (standIn.electron.BrowserWindow as unknown as new (options: object) => typeof standIn.window)({});
    expect([webContents.opens(OWN), webContents.allows('will-navigate', { url: 'https://example.org/' })]).toEqual([false, false]);
  });
});

describe.each([['the window’s', 'molo'], ['Electron’s default', '']])('%s session', (_whose, partition) => {
  const session = async () => (await program()).standIn.session(partition);

  it('lets through what is the page’s own, and cancels everything else', async () => {
    const { lets } = await session().then((each) => ({ lets: (url: string) => each.lets(url) }));
    for (const url of [OWN, `${OWN}op/app.info`, `${OWN}assets/main.js`, 'blob:molo://app/8f0c', 'data:image/png;base64,AAAA']) expect(lets(url), url).toBe(true);
    for (const url of ELSEWHERE) expect(lets(url), url).toBe(false);
  });

  it.each(PERMISSIONS)('denies the permission %s to everybody, the page included', async (permission) => {
    const denied = { asked: false, checked: false, device: false };
    const each = await session();
    for (const url of [OWN, 'https://example.org/', 'file:///']) expect(each.grants(permission, url)).toEqual(denied);
  });

  it('lets only the page write a text that it has to the clipboard', async () => {
    const each = await session();
    expect(each.grants('clipboard-sanitized-write', OWN)).toEqual({ asked: true, checked: true, device: false });
    expect(each.grants('clipboard-sanitized-write', 'https://example.org/')).toEqual({ asked: false, checked: false, device: false });
  });

  it('believes no certificate', async () => {
    const verdict = vi.fn();
    (await session()).verifyCertificate?.({ hostname: 'example.org', isIssuedByKnownRoot: true, verificationResult: 'OK', errorCode: 0 } as never, verdict);
    expect(verdict.mock.calls).toEqual([[-2]]);
  });

  it('checks no spelling, for which it would fetch a dictionary', async () => {
    expect((await session()).isSpellChecked).toBe(false);
  });

  it('hands out what the page exports, where the person says', async () => {
    expect((await session()).download('blob:molo://app/8f0c', 'result.csv')).toEqual({ defaultPath: 'result.csv', properties: ['showOverwriteConfirmation'] });
  });

  it('puts an export nowhere by itself, whatever its name says', async () => {
    expect((await session()).download('blob:molo://app/8f0c', '../../.bashrc')?.defaultPath).toBe('.bashrc');
  });

  it('denies every other download', async () => {
    const each = await session();
    for (const url of [OWN, `${OWN}package/x/y`, 'data:text/csv,a', ...ELSEWHERE]) expect(each.download(url, 'x'), url).toBeNull();
  });
});

describe('the program', () => {
  it('switches Chromium’s own talk with the network off, names first of all', async () => {
    const { standIn } = await program();
    expect(standIn.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    const names = ['no-proxy-server', 'disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'dns-prefetch-disable', 'no-pings'];
    expect([...standIn.app.switches.keys()]).toEqual(['host-resolver-rules', ...names]);
  });

  it('accepts no certificate that is wrong, and shows none of its own', async () => {
    const { standIn } = await program();
    const [event, answer] = [{ preventDefault: vi.fn() }, vi.fn()];
    standIn.app.emit('certificate-error', event, null, 'https://example.org/', 'net::ERR_CERT', null, answer);
    standIn.app.emit('select-client-certificate', event);
    expect([event.preventDefault.mock.calls.length, answer.mock.calls]).toEqual([2, [[false]]]);
  });
});
