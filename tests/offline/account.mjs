import { CONTROL } from './control.mjs';
import { isLoopback } from './trace.mjs';

/**
 * The account of a run: what it did, and what it must not have done.
 * @typedef {{
 *   tests: number, requests: number, foreignRequests: string[],
 *   connections: number, foreignAttempts: string[], routeQuestions: number, controlSeen: boolean,
 *   violations: number, consoleErrors: number
 * }} Account
 */

/** Addresses inside the page itself: nobody is asked. */
const WITHIN = new Set(['data:', 'blob:', 'about:']);

/**
 * How Chromium asks the kernel whether there is a route for IPv6, each time it resolves an address, be it 127.0.0.1:
 * it names a peer on a datagram socket and closes it. Nothing is sent; no switch turns it off. It is told, and apart.
 */
const isRouteQuestion = ({ call, datagram, address, port }) => call === 'connect' && datagram && address === '2001:4860:4860::8888' && port === 443;

/**
 * @param {readonly import('../e2e/support/log').LogEntry[]} log what the tests told
 * @param {readonly import('./trace.mjs').Attempt[]} attempts what the system saw, the control's included
 * @returns {Account}
 */
export function accountOf(log, attempts) {
  const hosts = new Set(log.flatMap((entry) => ('host' in entry ? [entry.host] : [])));
  const ports = new Set([...hosts].map((host) => Number(new URL(host).port)));
  const tests = log.filter((entry) => 'test' in entry);
  const requests = log.flatMap((entry) => ('request' in entry ? [new URL(entry.request)] : [])).filter(({ protocol }) => !WITHIN.has(protocol));

  const rest = [...attempts];
  const controlSeen = [take(rest, 'connect', CONTROL.connection), take(rest, 'send', CONTROL.question)].every(Boolean);
  const isOwn = ({ address, port }) => isLoopback(address) && ports.has(port);
  return {
    tests: tests.length,
    requests: requests.length,
    foreignRequests: requests.filter(({ origin }) => !hosts.has(origin)).map(({ origin }) => origin),
    connections: rest.filter(isOwn).length,
    foreignAttempts: rest.filter((attempt) => !isOwn(attempt) && !isRouteQuestion(attempt)).map(({ call, address, port }) => `${call} ${address} port ${port}`),
    routeQuestions: rest.filter(isRouteQuestion).length,
    controlSeen,
    violations: sum(tests.map(({ violations }) => violations)),
    consoleErrors: sum(tests.map(({ consoleErrors }) => consoleErrors)),
  };
}

/** Takes the control's one attempt out; a second one like it is somebody else's. */
function take(attempts, call, { address, port }) {
  const index = attempts.findIndex((found) => found.call.startsWith(call) && found.address === address && found.port === port);
  if (index >= 0) attempts.splice(index, 1);
  return index >= 0;
}

function sum(numbers) {
  return numbers.reduce((total, next) => total + next, 0);
}

/**
 * Why the account does not show that nothing left; empty when it does.
 * @param {Account} account
 * @returns {string[]}
 */
export function faultsIn({ tests, requests, foreignRequests, connections, foreignAttempts, controlSeen, violations, consoleErrors }) {
  return [
    ...(controlSeen ? [] : ['the planted control was not seen: the trace proves nothing']),
    ...(tests === 0 ? ['no test told how it ended'] : []),
    ...(requests === 0 ? ['no request of the app was seen'] : []),
    ...(connections === 0 ? ['no connection to the app was seen'] : []),
    ...(foreignRequests.length > 0 ? [`requests to others: ${listed(foreignRequests)}`] : []),
    ...(foreignAttempts.length > 0 ? [`connection attempts to others: ${listed(foreignAttempts)}`] : []),
    ...(violations > 0 ? [`CSP violations: ${violations}`] : []),
    ...(consoleErrors > 0 ? [`console errors: ${consoleErrors}`] : []),
  ];
}

function listed(all) {
  const different = [...new Set(all)];
  return `${all.length} (${different.slice(0, 5).join(', ')}${different.length > 5 ? ', ...' : ''})`;
}

/** The account in the words of the promise. @param {Account} account */
export function statement({ tests, requests, foreignRequests, connections, foreignAttempts, routeQuestions, controlSeen, violations, consoleErrors }) {
  return [
    `Offline: ${tests} tests in a network namespace that has only loopback, every system call of the network traced.`,
    `  planted control (one connection, one name look-up)       ${controlSeen ? 'seen' : 'NOT SEEN'}`,
    `  requests to the app's own origin                         ${requests - foreignRequests.length}`,
    `  requests to anything else                                ${foreignRequests.length}`,
    `  connections to the app's own port                        ${connections}`,
    `  connection attempts to other addresses                   ${foreignAttempts.length}`,
    `    beside Chromium's own question for an IPv6 route,`,
    `    a datagram socket on which nothing is sent             ${routeQuestions}`,
    `  CSP violations, workers included                         ${violations}`,
    `  console errors                                           ${consoleErrors}`,
  ].join('\n');
}
