import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorCode } from '#shared/base';
import { OPERATIONS } from '#shared/host';
import { type Connection, TRANSPORTS } from '../../contract/host/transport';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Ways out of a folder, as they have been tried on other servers. */
const ESCAPES = [
  '../secret.txt',
  '..%2fsecret.txt',
  '%2e%2e/secret.txt',
  '%2e%2e%2fsecret.txt',
  '..%5csecret.txt',
  '..\\secret.txt',
  '....//secret.txt',
  '%252e%252e%252fsecret.txt',
  '..%c0%afsecret.txt',
  '..%00/secret.txt',
  'secret.txt%00.js',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'assets/../../secret.txt',
  '.',
  '..',
  '%',
  '%zz',
];

/** Whether a browser would take a path for the address of another host, as it does with `//etc/passwd`. */
function leavesHost(path: string): boolean {
  return new URL(path, 'molo://workbench/').host !== 'workbench';
}

describe.each(TRANSPORTS)('over $name', (transport) => {
  let home: string;
  let host: Connection;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'molo-hostile-'));
    host = await transport.connect({ home, keyring: { workFactor: 4 } });
  });

  afterAll(async () => {
    await host.close();
    await rm(home, { recursive: true, force: true });
    expect(host.faults).toEqual([]);
  });

  /** Every refusal is an answer like any other, and tells nothing of the inside. */
  async function refused(response: Response, status: number, code: string): Promise<void> {
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')], text).toEqual([status, 'application/json']);
    const answer = JSON.parse(text) as { ok: boolean; error: { code: ErrorCode } };
    expect(answer).toEqual({ ok: false, error: { code, params: expect.any(Object) } });
    expect(text).not.toMatch(/\bat \w+ \(|node:|\.ts\b/);
  }

  const post = (path: string, body: BodyInit, headers: Record<string, string> = JSON_HEADERS) => host.send(path, { method: 'POST', headers, body });

  describe('a question that is none is refused', () => {
    it.each([
      ['nothing', ''],
      ['no JSON', '{'],
      ['two values', '{}{}'],
      ['a list', '[]'],
      ['null', 'null'],
      ['a text', '"{}"'],
      ['a member that does not belong', '{"edition":1,"path":"/etc/passwd"}'],
      ['a member of the wrong kind', '{"edition":"1"}'],
      ['a number beyond the choice', '{"edition":3}'],
      ['the prototype', '{"__proto__":{"edition":1}}'],
      ['a byte order mark and more', '\ufeff{"edition":9}'],
    ])('%s', async (_what, body) => {
      await refused(await post('/op/sample.open', body), 400, 'host.malformed');
    });

    it('bytes that are no text', async () => {
      await refused(await post('/op/settings.get', new Uint8Array([0x7b, 0xff, 0x7d])), 400, 'host.malformed');
    });

    it('nested without end', async () => {
      const deep = (depth: number): string => `{"layouts":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
      await refused(await post('/op/settings.set', deep(500_000)), 400, 'host.malformed');
      await refused(await post('/op/settings.set', deep(101)), 400, 'host.malformed');
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])('as %s, which a foreign page could send unasked', async (type) => {
      await refused(await post('/op/app.info', '{}', type === '' ? {} : { 'content-type': type }), 400, 'host.malformed');
      await refused(await post('/upload?name=x', '{}', type === '' ? {} : { 'content-type': type }), 400, 'host.malformed');
      await refused(await post('/csp-report', '{}', type === '' ? {} : { 'content-type': type }), 400, 'host.malformed');
    });
  });

  it.each(['', 'none', 'constructor', '__proto__', 'toString', 'package.open/', 'package%2Eopen/x', 'PACKAGE.OPEN', 'cancel%00'])('an operation that does not exist is refused: %s', async (name) => {
    await refused(await post(`/op/${name}`, '{}'), 404, 'host.notOpen');
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('operations, uploads and reports do not take %s', async (method) => {
    // Whoever asks without an origin and for more than reading is not the page.
    for (const path of ['/op/app.info', '/upload?name=x', '/csp-report']) {
      const response = await host.send(path, { method });
      expect(response.headers.get('allow')).toBe('POST');
      await refused(response, 405, 'host.malformed');
    }
  });

  it.each(['POST', 'PUT', 'DELETE'])('the page and what is read do not take %s', async (method) => {
    for (const path of ['/', '/assets/app.js', '/package/a/b', '/font/0.woff2']) {
      const response = await host.send(path, { method });
      expect(response.headers.get('allow')).toBe('GET');
      await refused(response, 405, 'host.malformed');
    }
  });

  it('a body over its operation’s limit is refused, whether or not it says so', async () => {
    const large = `{"text":"${'x'.repeat(1024 * 1024)}"}`;
    await refused(await post('/op/app.info', large), 413, 'host.limit');
    const untold = { method: 'POST', headers: JSON_HEADERS, body: new Blob([large]).stream(), duplex: 'half' } as RequestInit;
    if (transport.sendsStreams) await refused(await host.send('/op/app.info', untold), 413, 'host.limit');
    else await expect(host.send('/op/app.info', untold)).rejects.toThrow('streams cannot be sent');
  });

  it.each(['/', '/assets/', '/op/', '/package/', '/package/sha256:00/', '/font/', '/upload/', '/csp-report/'])('there is no way out through %s', async (start) => {
    for (const escape of ESCAPES) {
      for (const method of ['GET', 'POST']) {
        const init = method === 'GET' ? {} : { method, headers: JSON_HEADERS, body: '{}' };
        if (transport.keepsInside && leavesHost(start + escape)) {
          await expect(host.send(start + escape, init)).rejects.toThrow('Failed to fetch');
          continue;
        }
        const response = await host.send(start + escape, init);
        const text = await response.text();
        expect(text, `${method} ${start}${escape}`).not.toMatch(/not of the page|root:/);
        // A path that comes out at the page itself is the page; all else is refused.
        if (response.status === 200) expect(text).toMatch(/^<!doctype html>|^export|^p\{\}/);
        else expect(JSON.parse(text)).toMatchObject({ ok: false });
      }
    }
  });

  it('a name with line breaks or quotes never gets into a header', async () => {
    for (const name of ['a\r\nset-cookie: x=1', 'a%0d%0aset-cookie:%20x=1', '"><script>', 'ą\u0000']) {
      const response = await post(`/upload?name=${encodeURIComponent(name)}`, 'x', { 'content-type': 'application/octet-stream' });
      expect(response.status).toBe(200);
      expect([...response.headers].flat().join()).not.toMatch(/set-cookie|script/);
      const { value } = (await response.json()) as { value: { upload: string } };
      expect(await host.client.call('package.open', { upload: value.upload })).toMatchObject({ opened: false, verdict: { error: { code: 'package.unsupported' } } });
    }
  });

  it('reports that are absurd are counted and no more', async () => {
    const before = host.services.reports.count;
    for (const body of ['null', '[]', '1', '{"csp-report":1}', `{"csp-report":{"blocked-uri":"${'x'.repeat(10_000)}"}}`]) {
      expect((await post('/csp-report', body, { 'content-type': 'application/csp-report' })).status).toBe(204);
    }
    expect(host.services.reports.count).toBe(before + 5);
    expect(host.services.reports.list.every(({ blocked }) => blocked.length <= 500)).toBe(true);
    for (let count = 0; count < 200; count++) host.services.reports.add(null);
    expect(host.services.reports.list.length).toBe(100);
  });

  it('no operation of the contract takes anything at all', async () => {
    for (const name of Object.keys(OPERATIONS)) await refused(await post(`/op/${name}`, '{"not":"of the contract"}'), 400, 'host.malformed');
  });
});
