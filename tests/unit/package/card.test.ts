import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { exportJWK, FlattenedSign, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, isCard, readCard, signCard } from '#shared/package';
import { utf8 } from '../../support/packages';

const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
const { x, d } = await exportJWK(privateKey);
const key = { kty: 'OKP', crv: 'Ed25519', x: x as string } as const;
const secret = { ...key, d: d as string };
const kid = await fingerprintOf(key);
const recipients = {
  hybrid: await identityToRecipient(await generateHybridIdentity()),
  x25519: await identityToRecipient(await generateX25519Identity()),
};
const claims = { name: 'Anna Łoś', institution: 'UdSC', date: '2024-05-01', key, recipients };
const payload = { molo: 'card/1', name: 'Anna Łoś', institution: 'UdSC', date: '2024-05-01', signing: key, recipients };
const header = { alg: 'EdDSA', kid, typ: 'molo-card+jws' };

/** A card with any claims and header, properly signed. */
async function cardWith(changed: object, head: object = header): Promise<Uint8Array> {
  const signer = new FlattenedSign(utf8(JSON.stringify({ ...payload, ...changed }))).setProtectedHeader({ alg: 'EdDSA', ...head });
  return utf8(JSON.stringify(await signer.sign(privateKey, {})));
}

describe('a contact card', () => {
  it('says who can be written to and how, under the fingerprint of its key', async () => {
    const card = await readCard(await signCard(claims, secret));
    expect(card).toEqual({ ...claims, fingerprint: kid });
    expect(kid).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds no secret', async () => {
    const text = new TextDecoder().decode(await signCard(claims, secret));
    expect(text).not.toContain(secret.d);
  });

  it('is refused with any byte of it changed', async () => {
    const card = await cardWith({});
    for (let at = 0; at < card.length; at += 17) {
      const changed = card.slice();
      changed[at] = (changed[at] as number) ^ 1;
      await expect(readCard(changed), `byte ${at}`).rejects.toThrow('trust.badCard');
    }
  });

  it.each([
    ['another kind of file', { molo: 'card/2' }],
    ['no name', { name: undefined }],
    ['a name that is no text', { name: 1 }],
    ['no date', { date: undefined }],
    ['a date in another form', { date: '1 May 2024' }],
    ['no recipients', { recipients: undefined }],
    ['its recipients exchanged', { recipients: { hybrid: recipients.x25519, x25519: recipients.hybrid } }],
    ['a key of another kind', { signing: { kty: 'EC', crv: 'P-256', x: key.x } }],
    ['no key', { signing: null }],
    ['a key of another length', { signing: { ...key, x: 'AAAA' } }],
  ])('is refused with %s', async (_what, changed) => {
    await expect(readCard(await cardWith(changed))).rejects.toThrow('trust.badCard');
  });

  it('is refused with a recipient that nobody could seal to', async () => {
    const damaged = recipients.x25519.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    await expect(readCard(await cardWith({ recipients: { ...recipients, x25519: damaged } }))).rejects.toThrow('trust.badCard');
  });

  it.each([
    ['a right-to-left override', { name: 'Anna\u202Eśoł' }],
    ['a zero-width space', { name: 'An\u200Bna' }],
    ['no name at all', { name: '' }],
    ['a hidden character in its institution', { institution: 'Ud\u2060SC' }],
  ])('is refused with %s in what people are shown', async (_what, changed) => {
    await expect(readCard(await cardWith(changed))).rejects.toThrow('trust.badName');
  });

  it.each([
    ['of a manifest', { ...header, typ: 'molo-manifest+jws' }],
    ['that brings its own key', { ...header, jwk: key }],
    ['of somebody else', { ...header, kid: 'a'.repeat(64) }],
    ['without a signer', { alg: 'EdDSA', typ: header.typ }],
  ])('is refused with a header %s', async (_what, head) => {
    await expect(readCard(await cardWith({}, head))).rejects.toThrow('trust.badCard');
  });

  it('cannot name one key and be signed by another', async () => {
    const other = await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).publicKey);
    await expect(readCard(await cardWith({ signing: { kty: 'OKP', crv: 'Ed25519', x: other.x } }))).rejects.toThrow('trust.badCard');
  });

  it('is not made with a misleading name', async () => {
    await expect(signCard({ ...claims, name: 'Anna\u200F' }, secret)).rejects.toThrow('trust.badName');
  });

  it('is told from other files at a look', async () => {
    expect(isCard(await cardWith({}))).toBe(true);
    for (const other of ['', '{}', '[]', 'age1...', '{"payload":1,"protected":"","signature":""}']) expect(isCard(utf8(other))).toBe(false);
    await expect(readCard(utf8('x'.repeat(100_000)))).rejects.toThrow('trust.badCard');
  });
});
