import { randomBytes } from 'node:crypto';
import { CSP_NONCE, PATHS } from '#shared/host';
import { bytes } from './answers';
import { INDEX, type Page } from './page';

/** What keeps the page to itself: it runs only its own code, and asks nobody but its own origin. */

/** The page, its workers included: each file carries the policy that governs it. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    `report-uri ${PATHS.report}`,
  ].join('; ');
}

/** Answers are data: shown by themselves they can do nothing at all. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const HEADERS: Readonly<Record<string, string>> = {
  // Nothing of it ends up in the browser's cache on the disk.
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Not `no-referrer`: with that the browser would report breaches of the policy under an opaque origin.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
  'x-frame-options': 'DENY',
};

export function protectedAnswer(response: Response): Response {
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (!response.headers.has('content-security-policy')) response.headers.set('content-security-policy', DATA_POLICY);
  return response;
}

/** A file of the page under its policy, `index.html` with this response's nonce in it. `null` for a path that the page does not have. */
export async function pageAnswer(page: Page, path: string): Promise<Response | null> {
  const name = path === '/' ? INDEX : path;
  const file = page.get(name);
  if (file === undefined) return null;
  const nonce = randomBytes(16).toString('base64');
  const content = await file.read();
  const response = bytes(name === INDEX ? withNonce(content, nonce) : content, file.type);
  response.headers.set('content-security-policy', pagePolicy(nonce));
  return response;
}

function withNonce(html: Uint8Array, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(new TextDecoder().decode(html).replaceAll(CSP_NONCE, nonce));
}
