import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CSP_NONCE } from '#shared/host';
import { temporaryFolder } from '../../support/packages';
import { type Connection, TRANSPORTS } from './transport';

const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; report-uri /csp-report`;

describe.each(TRANSPORTS)('the page over $name', (transport) => {
  let host: Connection;
  const get = (path: string) => host.send(path, {});

  beforeEach(async () => {
    host = await transport.connect({ home: await temporaryFolder() });
    onTestFinished(async () => {
      await host.close();
      expect(host.faults).toEqual([]);
    });
  });

  it('comes under the strict policy, with a nonce of its own each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html', '/']) {
      const response = await get(path);
      const html = await response.text();
      const nonce = /<style nonce="([\w+/=]{24})">/.exec(html)?.[1] ?? 'none';
      expect(response.headers.get('content-security-policy')).toBe(policy(nonce));
      expect(html).not.toContain(CSP_NONCE);
      expect(html.match(new RegExp(nonce.replace(/[+/]/g, '\\$&'), 'g'))).toHaveLength(2);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/assets/app.js', 'text/javascript; charset=utf-8'],
    ['/assets/app.css', 'text/css; charset=utf-8'],
    ['/assets/sql.wasm', 'application/wasm'],
    ['/assets/data.bin', 'application/octet-stream'],
  ])('gives %s as %s', async (path, type) => {
    const response = await get(path);
    const body = await response.arrayBuffer();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-length')).toBe(String(body.byteLength));
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'nonce-/);
  });

  it('and everything else is kept from caches, frames, sniffers and other origins', async () => {
    const answers = await Promise.all([
      get('/'),
      get('/none'),
      get('/font/0.woff2'),
      host.send('/op/app.info', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
      host.send('/op/app.info', { method: 'POST', body: '{}' }),
    ]);
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
    expect(answers[3]?.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });

  it('reports breaches of the policy, which are counted', async () => {
    const report = { 'csp-report': { 'document-uri': 'http://127.0.0.1/', 'blocked-uri': 'inline', 'effective-directive': 'style-src-elem' } };
    const response = await host.send('/csp-report', { method: 'POST', headers: { 'content-type': 'application/csp-report' }, body: JSON.stringify(report) });
    expect(response.status).toBe(204);
    expect(host.services.reports.list).toEqual([{ document: 'http://127.0.0.1/', blocked: 'inline', directive: 'style-src-elem' }]);
    expect(await host.client.call('app.info', {})).toMatchObject({ violations: 1 });
  });
});
