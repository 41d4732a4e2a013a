import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { connect as tcpConnect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Loopback, startLoopback } from '#electron/loopback';
import { temporaryFolder } from '../../support/packages';
import { cookieFor, plantPage } from '../../contract/host/transport';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let loopback: Loopback;
let origin: string;
let host: string;

beforeEach(async () => {
  const page = await plantPage();
  onTestFinished(() => page.dispose());
  loopback = await startLoopback({ home: await temporaryFolder(), version: '1.2.3', page: page.folder });
  ({ origin, host } = new URL(loopback.url));
});

afterEach(() => loopback.close());

/** A request with exactly these headers: a client that obeys no rule of browsers. */
async function ask(path: string, headers: Record<string, string | string[]> = {}, { method = 'GET', body = '' } = {}): Promise<Answer> {
  const asked = httpRequest({ host: '127.0.0.1', port: new URL(origin).port, path, method, headers: { host, ...headers }, setHost: false });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  // An answer that comes before all was sent leaves the sending to be cut off when the server ends.
  asked.on('error', () => undefined);
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body: text };
}

const operation = (headers: Record<string, string | string[]>) =>
  ask('/op/app.info', { 'content-type': 'application/json', ...headers }, { method: 'POST', body: '{}' });

/** What somebody without the right is told: that, and nothing else. */
function expectDenied({ status, headers, body }: Answer): void {
  expect(status).toBe(403);
  expect(headers['set-cookie']).toBeUndefined();
  if (headers['content-type'] === 'application/json') expect(JSON.parse(body)).toEqual({ ok: false, error: { code: 'host.denied', params: {} } });
  else expect(body).toMatch(/^<!doctype html>/);
}

describe('the address', () => {
  it('leads to this computer alone, with a token of 256 bits', () => {
    expect(loopback.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
  });

  it('is exchanged for a cookie that scripts cannot read and other sites cannot send, and leaves the token out of sight', async () => {
    const response = await fetch(loopback.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(response.headers.get('set-cookie')).toMatch(new RegExp(`^molo-${new URL(origin).port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
  });

  it('works once', async () => {
    await cookieFor(loopback.url);
    expectDenied(await ask(new URL(loopback.url).pathname + new URL(loopback.url).search));
  });

  it('works by the cookie from then on, as often as the page is loaded anew', async () => {
    const cookie = await cookieFor(loopback.url);
    for (let load = 0; load < 3; load++) expect((await ask('/', { cookie })).status).toBe(200);
    expect((await ask(`/${new URL(loopback.url).search}`, { cookie })).headers.location).toBe('/');
  });

  it('can be had anew for another browser, and each has its own cookie', async () => {
    const cookies = [await cookieFor(loopback.url), await cookieFor(loopback.address()), await cookieFor(loopback.address())];
    expect(new Set(cookies).size).toBe(3);
    for (const cookie of cookies) expect((await ask('/', { cookie })).status).toBe(200);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(10_000)])('with another token opens nothing: %.20s', async (token) => {
    expectDenied(await ask(`/?token=${token}`));
  });

  it('opens only where it leads, and only for reading', async () => {
    const { search } = new URL(loopback.url);
    expectDenied(await ask(`/index.html${search}`));
    expectDenied(await ask(`/${search}`, { origin }, { method: 'POST' }));
    expect(await cookieFor(loopback.url)).not.toBe('');
  });
});

describe('without the cookie', () => {
  it.each(['/', '/index.html', '/assets/app.js', '/package/a/b', '/font/0.woff2', '/none'])('nothing is read: %s', async (path) => {
    expectDenied(await ask(path));
  });

  it('nothing is asked, uploaded or reported', async () => {
    expectDenied(await operation({ origin }));
    expectDenied(await ask('/upload?name=x', { origin, 'content-type': 'application/octet-stream' }, { method: 'POST', body: 'x' }));
    expectDenied(await ask('/csp-report', { origin, 'content-type': 'application/csp-report' }, { method: 'POST', body: '{}' }));
    expect(loopback.services.memory.used).toBe(0);
  });

  it.each(['molo', `molo-0=x`, 'molo-=', '__proto__=1', ';;;'])('a made-up one is no better: %s', async (cookie) => {
    await cookieFor(loopback.url);
    expectDenied(await ask('/', { cookie }));
    expectDenied(await ask('/', { cookie: `molo-${new URL(origin).port}=${'A'.repeat(43)}` }));
  });

  it('a person reads why, in their language', async () => {
    const { body, headers } = await ask('/', { accept: 'text/html', 'accept-language': 'pl-PL,pl;q=0.9' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('<html lang="pl">');
    expect(body).toContain('Ten adres nie otwiera');
  });
});

describe('with the cookie', () => {
  let cookie: string;

  beforeEach(async () => {
    cookie = await cookieFor(loopback.url);
    expect((await operation({ cookie, origin })).status).toBe(200);
  });

  it.each(['localhost', 'molo.example', '127.0.0.1', '127.0.0.1:1', '0.0.0.0', '[::1]', '', 'x y'])('a foreign Host is refused (DNS rebinding): %s', async (name) => {
    const foreign = name === 'localhost' ? `localhost:${new URL(origin).port}` : name;
    const answers = [await ask('/', { cookie, host: foreign }), await operation({ cookie, origin, host: foreign })];
    for (const answer of answers) expect([400, 403]).toContain(answer.status);
  });

  it.each(['null', 'http://localhost', 'https://molo.example', 'http://127.0.0.1', 'http://127.0.0.1:1', 'molo://app'])('a foreign Origin is refused: %s', async (foreign) => {
    expectDenied(await operation({ cookie, origin: foreign }));
    expectDenied(await ask('/', { cookie, origin: foreign }));
  });

  it('an operation without any Origin is refused', async () => {
    expectDenied(await operation({ cookie }));
  });

  it.each(['cross-site', 'same-site', 'x'])('a page of another program, which the browser calls %s, is refused', async (site) => {
    expectDenied(await ask('/', { cookie, 'sec-fetch-site': site }));
    expectDenied(await operation({ cookie, origin, 'sec-fetch-site': site }));
  });

  it.each(['same-origin', 'none'])('the page itself, which the browser calls %s, is let in', async (site) => {
    expect((await ask('/', { cookie, 'sec-fetch-site': site })).status).toBe(200);
  });

  it.each(['OPTIONS', 'HEAD', 'TRACE', 'PUT'])('%s gets nothing', async (method) => {
    expect((await ask('/', { cookie, origin }, { method })).status).toBeGreaterThanOrEqual(400);
    expect((await ask('/op/app.info', { cookie }, { method })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('on the wire', () => {
  /** The first line that comes back for bytes that no client library would send. */
  async function raw(text: string): Promise<string> {
    const socket = tcpConnect(Number(new URL(origin).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.end(text);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer.split('\r\n', 1)[0] ?? '';
  }

  it.each([
    ['a proxy request', () => `GET http://${host}/ HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`],
    ['a tunnel', () => `CONNECT ${host} HTTP/1.1\r\nhost: ${host}\r\n\r\n`],
    ['a target that is no path', () => `GET x HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`],
    ['two hosts', () => `GET / HTTP/1.1\r\nhost: ${host}\r\nhost: evil.example\r\nconnection: close\r\n\r\n`],
    ['no host', () => `GET / HTTP/1.1\r\nconnection: close\r\n\r\n`],
    ['two lengths', () => `POST /op/app.info HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 2\r\ncontent-length: 3\r\nconnection: close\r\n\r\n{}`],
    ['length and chunks at once', () => `POST /op/app.info HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n{}`],
    ['headers without end', () => `GET / HTTP/1.1\r\nhost: ${host}\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['no HTTP', () => 'hello\r\n\r\n'],
  ])('%s is refused', async (_what, text) => {
    expect(await raw(text())).toMatch(/^(HTTP\/1\.1 4\d\d .*)?$/);
  });

  it('a body over the limit is answered though its sender has not finished', async () => {
    const cookie = await cookieFor(loopback.url);
    const { status, body } = await ask('/op/app.info', { cookie, origin, 'content-type': 'application/json' }, { method: 'POST', body: 'x'.repeat(8 * 1024 * 1024) });
    expect([status, JSON.parse(body)]).toEqual([413, { ok: false, error: { code: 'host.limit', params: { maximum: 1024 * 1024 } } }]);
  });

  it('nothing is listened to on the computer’s other addresses', async (ctx) => {
    const other = Object.values(networkInterfaces()).flat().find((address) => address?.family === 'IPv4' && !address.internal);
    if (other === undefined) return ctx.skip('this computer has no address besides 127.0.0.1');
    const socket = tcpConnect(Number(new URL(origin).port), other.address);
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });
});

describe('the end', () => {
  it('does not wait for open connections', async () => {
    const cookie = await cookieFor(loopback.url);
    const idle = tcpConnect(Number(new URL(origin).port), '127.0.0.1');
    await once(idle, 'connect');
    const unfinished = httpRequest({ host: '127.0.0.1', port: new URL(origin).port, path: '/upload?name=x', method: 'POST', headers: { host, origin, cookie, 'content-type': 'application/octet-stream' } });
    unfinished.on('error', () => undefined);
    unfinished.write('x'.repeat(100_000));
    await vi.waitFor(() => expect(loopback.services.memory.used).toBeGreaterThan(0));
    await Promise.all([loopback.close(), once(idle, 'close'), new Promise((resolve) => unfinished.on('close', resolve))]);
    await expect(fetch(origin)).rejects.toThrow();
  });
});
