import { calculateJwkThumbprint, FlattenedSign, flattenedVerify } from 'jose';
import { type Fingerprint, toHex } from '#shared/base';
import { decodeBase64url } from './base64url';

/** An Ed25519 public key (RFC 8037): `x` is its 32 bytes in base64url. */
export interface PublicSigningKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

export interface PrivateSigningKey extends PublicSigningKey {
  readonly d: string;
}

/** The public key and nothing else of `value`; `null` when it is not an Ed25519 key. */
export function publicKeyOf(value: unknown): PublicSigningKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kty, crv, x } = value as Record<string, unknown>;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || decodeBase64url(x)?.length !== 32) return null;
  return { kty, crv, x };
}

/** Whether the private half belongs to the public one: what it signs holds, and it can sign at all. */
export async function isKeyPair(key: PrivateSigningKey): Promise<boolean> {
  try {
    const signed = await new FlattenedSign(new Uint8Array()).setProtectedHeader({ alg: 'EdDSA' }).sign({ ...key });
    await flattenedVerify(signed, { kty: key.kty, crv: key.crv, x: key.x });
    return true;
  } catch {
    return false;
  }
}

/** RFC 7638 thumbprint, as hexadecimal digits. */
export async function fingerprintOf(key: PublicSigningKey): Promise<Fingerprint> {
  const thumbprint = await calculateJwkThumbprint({ kty: key.kty, crv: key.crv, x: key.x }, 'sha256');
  return toHex(decodeBase64url(thumbprint) as Uint8Array) as Fingerprint;
}
