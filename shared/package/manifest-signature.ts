import { type Fingerprint, LIMITS, MoloError } from '#shared/base';
import { encodePayload, holds, signerOf, signJws } from './jws';
import type { PrivateSigningKey, PublicSigningKey } from './signing-key';

const DETACHED = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]+)$/;

/** `datapackage.json.jws`: a compact JWS with its payload taken out (RFC 7515, appendix F), over the manifest's exact bytes. */
export async function signManifest(manifest: Uint8Array, key: PrivateSigningKey, kid: Fingerprint): Promise<Uint8Array> {
  const jws = await signJws(manifest, 'molo-manifest+jws', key, kid);
  return new TextEncoder().encode(`${jws.protected}..${jws.signature}`);
}

/**
 * Checks a manifest's signature with the key that `keyOf` has for the signer it names.
 * @returns what `keyOf` returned
 * @throws MoloError `trust.unknownSigner` when `keyOf` knows none, `trust.badSignature` for everything else
 */
export async function verifyManifest<Signer extends { readonly key: PublicSigningKey }>(
  manifest: Uint8Array,
  signature: Uint8Array,
  keyOf: (fingerprint: Fingerprint) => Signer | undefined,
): Promise<Signer> {
  const [, header, value] = DETACHED.exec(asciiOf(signature)) ?? [];
  const kid = header === undefined ? null : signerOf(header, 'molo-manifest+jws');
  if (header === undefined || value === undefined || kid === null) throw new MoloError('trust.badSignature');
  const signer = keyOf(kid);
  if (signer === undefined) throw new MoloError('trust.unknownSigner', { fingerprint: kid });
  const jws = { protected: header, payload: encodePayload(manifest), signature: value };
  if (!(await holds(jws, 'molo-manifest+jws', signer.key))) throw new MoloError('trust.badSignature', { fingerprint: kid });
  return signer;
}

function asciiOf(bytes: Uint8Array): string {
  return bytes.length <= LIMITS.signatureBytes ? String.fromCharCode(...bytes) : '';
}
