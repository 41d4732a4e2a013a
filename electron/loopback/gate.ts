import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { denial } from '#electron/host';
import type { Handle } from './http';

/**
 * Lets in the one browser that was given the address, and nobody else: no other program's page
 * (`Origin`, `Sec-Fetch-Site`), no name that was made to point at this computer (`Host`), nobody who
 * reads the address later (the token works once and is then a cookie that scripts cannot read).
 */
export class Gate {
  readonly #tokens: Buffer[] = [];
  readonly #sessions: Buffer[] = [];
  readonly #cookie: string;

  /** @param origin `http://127.0.0.1:<port>` */
  constructor(private readonly origin: string) {
    // Cookies do not know ports: two Molos that run side by side need two names.
    this.#cookie = `molo-${new URL(origin).port}`;
  }

  /** A fresh address that works once. */
  address(): string {
    const token = secret();
    this.#tokens.push(digest(token));
    return `${this.origin}/?token=${token}`;
  }

  /** Hands on what may pass. */
  guard(handle: Handle): Handle {
    return async (request) => {
      if (!this.#isFromHere(request)) return denial(request);
      if (this.#hasSession(request)) return new URL(request.url).searchParams.has('token') ? redirect() : handle(request);
      return this.#exchange(request) ?? denial(request);
    };
  }

  #isFromHere({ method, headers }: Request): boolean {
    const origin = headers.get('origin');
    const site = headers.get('sec-fetch-site');
    return (
      headers.get('host') === new URL(this.origin).host &&
      (origin === null ? method === 'GET' : origin === this.origin) &&
      (site === null || site === 'same-origin' || site === 'none')
    );
  }

  #hasSession({ headers }: Request): boolean {
    const cookies = headers.get('cookie')?.split('; ') ?? [];
    const given = cookies.filter((cookie) => cookie.startsWith(`${this.#cookie}=`)).map((cookie) => cookie.slice(this.#cookie.length + 1));
    return given.some((value) => indexOf(this.#sessions, value) >= 0);
  }

  /** A token for a cookie, once. */
  #exchange({ method, url }: Request): Response | null {
    const { pathname, searchParams } = new URL(url);
    const found = method === 'GET' && pathname === '/' ? indexOf(this.#tokens, searchParams.get('token') ?? '') : -1;
    if (found < 0) return null;
    this.#tokens.splice(found, 1);
    const session = secret();
    this.#sessions.push(digest(session));
    return redirect(`${this.#cookie}=${session}; Path=/; HttpOnly; SameSite=Strict`);
  }
}

/** To the address without a token, which a person may reload or keep. */
function redirect(cookie?: string): Response {
  const headers = { location: '/', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return new Response(null, { status: 303, headers: cookie === undefined ? headers : { ...headers, 'set-cookie': cookie } });
}

/** 256 bits, as base64url. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

/** Digests are of one length and tell nothing, so comparing them takes one time. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function indexOf(known: readonly Buffer[], given: string): number {
  const wanted = digest(given);
  return known.findIndex((one) => timingSafeEqual(one, wanted));
}
