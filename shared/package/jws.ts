import { base64url, FlattenedSign, flattenedVerify } from 'jose';
import { type Fingerprint, parseFingerprint } from '#shared/base';
import { decodeBase64url } from './base64url';
import type { PrivateSigningKey, PublicSigningKey } from './signing-key';

/**
 * The narrow part of JWS (RFC 7515) that Molo signs with: Ed25519, a protected header of exactly
 * `alg`, `kid` and `typ`, nothing unprotected. A header that says more (`jwk`, `jku`, `x5u`, `x5c`,
 * `crit`, `b64` ...) is refused, for a key must never come with the message that it vouches for.
 */
export type JwsType = 'molo-manifest+jws' | 'molo-card+jws' | 'molo-succession+jws';

export interface Jws {
  readonly protected: string;
  readonly payload: string;
  readonly signature: string;
}

const SIGNATURE_LENGTH = 64;

/** `value` as a JWS in the flattened JSON serialisation, with nothing unprotected; `null` when it is none. */
export function flattenedJws(value: unknown): Jws | null {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'payload,protected,signature') return null;
  return Object.values(value).every((member) => typeof member === 'string') ? (value as Jws) : null;
}

export async function signJws(payload: Uint8Array, type: JwsType, key: PrivateSigningKey, kid: Fingerprint): Promise<Jws> {
  const jws = await new FlattenedSign(payload).setProtectedHeader({ alg: 'EdDSA', kid, typ: type }).sign({ ...key }, {});
  return { protected: jws.protected as string, payload: jws.payload, signature: jws.signature };
}

/** Whose signature `header` claims to go with; `null` when it is not a header of this kind. */
export function signerOf(header: string, type: JwsType): Fingerprint | null {
  const bytes = decodeBase64url(header);
  if (bytes === null) return null;
  try {
    const members = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Record<string, unknown>;
    if (Object.keys(members).sort().join() !== 'alg,kid,typ' || members.alg !== 'EdDSA' || members.typ !== type) return null;
    const kid = typeof members.kid === 'string' ? parseFingerprint(members.kid) : null;
    return kid === members.kid ? kid : null;
  } catch {
    return null;
  }
}

/** Whether `jws` is a signature of that kind by `key` over its payload. */
export async function holds(jws: Jws, type: JwsType, key: PublicSigningKey): Promise<boolean> {
  if (signerOf(jws.protected, type) === null) return false;
  if (decodeBase64url(jws.payload) === null || decodeBase64url(jws.signature)?.length !== SIGNATURE_LENGTH) return false;
  try {
    await flattenedVerify({ ...jws }, { ...key }, { algorithms: ['EdDSA'] });
    return true;
  } catch {
    return false;
  }
}

export function encodePayload(bytes: Uint8Array): string {
  return base64url.encode(bytes);
}
