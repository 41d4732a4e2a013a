import type { Protocol } from 'electron';
import { denial, type RequestHandler } from '#electron/host';

/** The page's address has a scheme of its own: no file, no server, no port that another program could reach. */
export const SCHEME = 'molo';

/** The one origin there is. */
export const ORIGIN = `${SCHEME}://app`;

/** Whether an address is the page's own: a file of it, an operation, an answer. */
export function isOwn(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`);
}

/** To be called before Electron is ready: from then on it is too late. */
export function registerScheme(protocol: Protocol): void {
  // As an https origin is: relative addresses, secure context, `fetch`, answers that stream. No privilege that goes beyond, no CSP bypass, no service worker.
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
}

/** Hands on what is asked of the page's own origin, by itself. */
export function ownRequests(handle: RequestHandler): RequestHandler {
  return async (request) => {
    const origin = request.headers.get('origin');
    return isOwn(request.url) && (origin === null || origin === ORIGIN) ? handle(request) : denial(request);
  };
}
