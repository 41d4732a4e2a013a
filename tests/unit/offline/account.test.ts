import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../e2e/support/log';
import { accountOf, faultsIn, statement } from '../../offline/account.mjs';
import { CONTROL } from '../../offline/control.mjs';

const ORIGIN = 'http://127.0.0.1:4711';

const LOG: readonly LogEntry[] = [
  { host: ORIGIN },
  { request: `${ORIGIN}/op/app.info` },
  { request: `blob:${ORIGIN}/1` },
  { request: 'data:text/plain,x' },
  { test: 'looks', consoleErrors: 0, violations: 0 },
];

const OWN = { call: 'connect', address: '127.0.0.1', port: 4711, datagram: false };
const PLANTED = [
  { call: 'connect', ...CONTROL.connection, datagram: false },
  { call: 'sendmsg', ...CONTROL.question, datagram: true },
];
const IPV6_ROUTE = { call: 'connect', address: '2001:4860:4860::8888', port: 443, datagram: true };

const faults = (log: readonly LogEntry[], attempts: Parameters<typeof accountOf>[1]): string => faultsIn(accountOf(log, attempts)).join('; ');

describe('the account of a run apart', () => {
  it('is clean when the app only ever asked itself', () => {
    const account = accountOf(LOG, [...PLANTED, OWN, OWN, IPV6_ROUTE]);
    expect(faultsIn(account)).toEqual([]);
    expect(account).toMatchObject({ tests: 1, requests: 1, connections: 2, foreignAttempts: [], routeQuestions: 1, controlSeen: true });
    expect(statement(account)).toContain('connection attempts to other addresses                   0');
  });

  it('proves nothing when the planted control was not seen, or only half of it', () => {
    for (const seen of [[], PLANTED.slice(0, 1), PLANTED.slice(1)]) expect(faults(LOG, [...seen, OWN])).toContain('the trace proves nothing');
  });

  it('finds an attempt beside the control, even one to the control’s own address', () => {
    for (const attempt of [
      { ...OWN, address: '203.0.113.9' },
      { ...OWN, port: 4712 },
      { ...IPV6_ROUTE, call: 'sendto' },
      { ...IPV6_ROUTE, datagram: false },
      { ...IPV6_ROUTE, port: 53 },
      { call: 'sendto', address: 'the peer named before', port: 0, datagram: true },
      PLANTED[0] as typeof OWN,
    ]) {
      expect(faults(LOG, [...PLANTED, OWN, attempt])).toContain('connection attempts to others: 1');
    }
  });

  it('finds a request to another origin, and another port is another origin', () => {
    for (const request of ['https://example.org/x', 'http://127.0.0.1:4712/', 'http://localhost:4711/', 'ws://127.0.0.1:4711/']) {
      expect(faults([...LOG, { request }], [...PLANTED, OWN])).toContain('requests to others: 1');
    }
  });

  it('adds up violations and console errors', () => {
    const log: readonly LogEntry[] = [...LOG, { test: 'fails', consoleErrors: 2, violations: 1 }];
    expect(faults(log, [...PLANTED, OWN])).toBe('CSP violations: 1; console errors: 2');
  });

  it('is no proof when nothing was driven', () => {
    expect(faults([], PLANTED)).toContain('no test told how it ended');
    expect(faults([], PLANTED)).toContain('no connection to the app was seen');
  });
});
