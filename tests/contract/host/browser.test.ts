import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { type Loopback, startLoopback } from '#electron/loopback';
import { CSP_NONCE } from '#shared/host';
import { temporaryFolder } from '../../support/packages';
import { onPath } from '../../run/chromium.mjs';

/** What only a browser can show: which headers it really sends, and that it obeys the policy. */
const PROGRAM = process.env.MOLO_CHROMIUM ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']);

const INDEX = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><meta property="csp-nonce" nonce="${CSP_NONCE}">
<style nonce="${CSP_NONCE}">p{color:rgb(1,2,3)}</style><p>text</p><script type="module" src="/assets/app.js"></script>`;

/** Leaves what it found in the title: the policy forbids a test to evaluate text in the page. */
const APP = `
const post = (name) => fetch('/op/' + name, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.json());
const upload = await fetch('/upload?name=x', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Blob([new Uint8Array(5e6)]) }).then((answer) => answer.json());
const worker = new Worker('/assets/worker.js', { type: 'module' });
const inWorker = await new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
const colour = getComputedStyle(document.querySelector('p')).color;
document.title = JSON.stringify({ info: (await post('app.info')).ok, upload: upload.ok, colour, inWorker, cookie: document.cookie });
`;

const WORKER = `
const attempt = async (job) => { try { return await job(); } catch (error) { return error.name; } };
const info = await fetch('/op/app.info', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.json());
postMessage({
  info: info.ok,
  wasm: await attempt(async () => { await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); return 'compiled'; }),
});
`;

const BAD_WORKER = `
const attempt = async (job) => { try { return await job(); } catch (error) { return error.name; } };
postMessage({ code: await attempt(() => (0, eval)('1')), outside: await attempt(() => fetch('http://127.0.0.1:9/')) });
`;

const BAD_APP = `
const element = document.createElement('div');
element.innerHTML = '<i style="color:red"></i><img src="http://127.0.0.1:9/x.png">';
document.body.append(element);
const worker = new Worker('/assets/bad-worker.js', { type: 'module' });
document.title = JSON.stringify(await new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); }));
`;

let browser: Browser | undefined;

beforeAll(async () => {
  if (PROGRAM !== undefined) browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] });
});

afterAll(() => browser?.close());

interface Opened {
  readonly loopback: Loopback;
  readonly page: Page;
  /** What the page put into its title. */
  found(): Promise<unknown>;
}

async function open(app: string): Promise<Opened> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  const files = { 'index.html': INDEX, 'assets/app.js': app, 'assets/worker.js': WORKER, 'assets/bad-worker.js': BAD_WORKER };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'page', name), text);
  const loopback = await startLoopback({ home: folder, version: '1.2.3', page: join(folder, 'page') });
  const context = await (browser as Browser).newContext();
  const page = await context.newPage();
  onTestFinished(async () => {
    await context.close();
    await loopback.close();
  });
  await page.goto(loopback.url);
  const found = async (): Promise<unknown> => JSON.parse(await vi.waitFor(async () => ((await page.title()) === '' ? Promise.reject(new Error('not yet')) : page.title()), { timeout: 30_000 }));
  return { loopback, page, found };
}

const NONE = 'there is no Chromium here';

it('a page in Chromium works under the policy, its worker included, also when it is loaded anew', async (ctx) => {
  if (browser === undefined) return ctx.skip(NONE);
  const { loopback, page, found } = await open(APP);
  const expected = { info: true, upload: true, colour: 'rgb(1, 2, 3)', inWorker: { info: true, wasm: 'compiled' }, cookie: '' };
  expect(await found()).toEqual(expected);
  expect(page.url()).toBe(`${new URL(loopback.url).origin}/`);
  await page.reload();
  expect(await found()).toEqual(expected);
  expect(loopback.services.reports.count).toBe(0);
});

it('what breaks the policy does not happen, and every breach is reported, those in workers too', async (ctx) => {
  if (browser === undefined) return ctx.skip(NONE);
  const { loopback, found } = await open(BAD_APP);
  expect(await found()).toEqual({ code: 'EvalError', outside: 'TypeError' });
  const { reports } = loopback.services;
  const directives = (): string[] => reports.list.map(({ directive }) => directive).sort();
  await vi.waitFor(() => expect(directives()).toEqual(['connect-src', 'img-src', 'script-src', 'style-src-attr']), { timeout: 30_000 });
});

/** Tries everything that a page may try with another server of this computer, and says when it is through. */
const STRANGER = (target: string): string => `<!doctype html><title></title><iframe src="${target}/"></iframe><img src="${target}/assets/app.js"><script src="${target}/assets/app.js"></script>
<form method="post" action="${target}/upload?name=x" enctype="text/plain" target="out"><input name="a"></form><iframe name="out"></iframe>
<script type="module">
const tries = [{}, { mode: 'no-cors' }, { mode: 'no-cors', method: 'POST', body: '{}' }, { mode: 'no-cors', credentials: 'include', method: 'POST', body: new Blob(['{}'], { type: 'text/plain' }) }, { credentials: 'include', method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }];
for (const path of ['/op/app.info', '/', '/upload?name=x']) for (const init of tries) await fetch('${target}' + path, init).catch(() => null);
document.forms[0].submit();
setTimeout(() => { document.title = 'through'; }, 500);
</script>`;

it('a page of another program on this computer gets nothing, though the browser sends it our cookie', async (ctx) => {
  if (browser === undefined) return ctx.skip(NONE);
  const { loopback, page, found } = await open(APP);
  await found();
  const { origin } = new URL(loopback.url);
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(STRANGER(origin))).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const operated = vi.spyOn(loopback.services.jobs, 'start');
  const received = vi.spyOn(loopback.services.uploads, 'receive');
  const statuses: number[] = [];
  const cookies: boolean[] = [];
  const stranger = await page.context().newPage();
  stranger.on('response', (response) => void (response.url().startsWith(origin) && statuses.push(response.status())));
  stranger.on('request', (request) => void (request.url().startsWith(origin) && request.allHeaders().then((headers) => cookies.push('cookie' in headers))));
  await stranger.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await vi.waitFor(async () => expect(await stranger.title()).toBe('through'), { timeout: 30_000 });
  // Frame and form; what the browser itself keeps from the stranger has no answer to look at.
  expect(new Set(statuses)).toEqual(new Set([403]));
  expect([operated.mock.calls, received.mock.calls]).toEqual([[], []]);
  // Ports are one site to a browser: the cookie alone would not have kept the stranger out.
  expect(cookies).toContain(true);
});
