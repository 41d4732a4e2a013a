import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { base64url, exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '#shared/base';
import { fingerprintOf, type PrivateSigningKey, type PublicSigningKey, signManifest, verifyManifest } from '#shared/package';
import { utf8 } from '../../support/packages';

const MANIFEST = utf8('{"name":"a"}');

interface Signer {
  readonly secret: PrivateSigningKey;
  readonly key: PublicSigningKey;
  readonly kid: Fingerprint;
}

async function signer(): Promise<Signer> {
  const { x, d } = await exportJWK(generateKeyPairSync('ed25519').privateKey);
  const key = { kty: 'OKP', crv: 'Ed25519', x: x as string } as const;
  return { key, secret: { ...key, d: d as string }, kid: await fingerprintOf(key) };
}

const publisher = await signer();
const stranger = await signer();

const known = (fingerprint: Fingerprint): Signer | undefined => (fingerprint === publisher.kid ? publisher : undefined);
const verify = (signature: Uint8Array, manifest = MANIFEST): Promise<Signer> => verifyManifest(manifest, signature, known);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A detached JWS with any header, properly signed by Node itself. */
function signedWith(header: unknown, payload = MANIFEST, by = publisher): Uint8Array {
  const head = base64url.encode(typeof header === 'string' ? header : JSON.stringify(header));
  const input = utf8(`${head}.${base64url.encode(payload)}`);
  const key = createPrivateKey({ key: { ...by.secret }, format: 'jwk' });
  return utf8(`${head}..${base64url.encode(new Uint8Array(sign(null, input, key)))}`);
}

const HONEST = { alg: 'EdDSA', kid: publisher.kid, typ: 'molo-manifest+jws' };

describe("a manifest's signature", () => {
  it('holds over the exact bytes, and tells whose it is', async () => {
    const signature = await signManifest(MANIFEST, publisher.secret, publisher.kid);
    expect(await verify(signature)).toBe(publisher);
    await expect(verify(signature, utf8('{"name":"b"}'))).rejects.toThrow('trust.badSignature');
    await expect(verify(signature, utf8('{"name": "a"}'))).rejects.toThrow('trust.badSignature');
  });

  it('is an ordinary detached JWS, made by any library', async () => {
    expect(await verify(signedWith(HONEST))).toBe(publisher);
    expect(await verify(signedWith({ typ: HONEST.typ, kid: HONEST.kid, alg: HONEST.alg }))).toBe(publisher);
  });

  it('of an unknown publisher is told from a wrong one', async () => {
    await expect(verify(signedWith({ ...HONEST, kid: stranger.kid }, MANIFEST, stranger))).rejects.toThrow('trust.unknownSigner');
    await expect(verify(signedWith(HONEST, MANIFEST, stranger))).rejects.toThrow('trust.badSignature');
  });

  it.each([
    ['a key that came along', { ...HONEST, jwk: publisher.key }],
    ['a key to be fetched', { ...HONEST, jku: 'https://example.com/key' }],
    ['a certificate', { ...HONEST, x5c: ['MIIB'] }],
    ['an address of one', { ...HONEST, x5u: 'https://example.com' }],
    ['an extension that must be understood', { ...HONEST, crit: ['exp'], exp: 1 }],
    ['an unencoded payload', { ...HONEST, crit: ['b64'], b64: false }],
    ['anything unexpected', { ...HONEST, iat: 1 }],
    ['no algorithm', { ...HONEST, alg: 'none' }],
    ['a shared secret', { ...HONEST, alg: 'HS256' }],
    ['another curve', { ...HONEST, alg: 'ES256' }],
    ['the type of a card', { ...HONEST, typ: 'molo-card+jws' }],
    ['no type', { alg: 'EdDSA', kid: publisher.kid }],
    ['no signer', { alg: 'EdDSA', typ: HONEST.typ }],
    ['a signer in capital letters', { ...HONEST, kid: publisher.kid.toUpperCase() }],
    ['a list for a header', []],
    ['no JSON for a header', '{'],
  ])('is refused with %s, properly signed as it may be', async (_what, header) => {
    await expect(verify(signedWith(header))).rejects.toThrow('trust.badSignature');
  });

  it('is refused in any other spelling', async () => {
    const honest = text(await signManifest(MANIFEST, publisher.secret, publisher.kid));
    const [head, , signature] = honest.split('.') as [string, string, string];
    const spellings = [
      `${honest}\n`,
      ` ${honest}`,
      `${honest}==`,
      `${head}.${base64url.encode(MANIFEST)}.${signature}`,
      `${head}..${signature}..`,
      `${head}..`,
      `..${signature}`,
      '',
      `${head}..${signature.slice(0, -2)}`,
      `${head}..${signature.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1))}`,
      'x'.repeat(10_000),
    ];
    for (const spelling of spellings) await expect(verify(utf8(spelling)), spelling.slice(-20)).rejects.toThrow('trust.badSignature');
  });
});
