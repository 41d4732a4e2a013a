declare const brand: unique symbol;

/** A value of type `T` that only one builder makes, so that it cannot be confused with another `T`. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** `sha256:` followed by 64 lower-case hexadecimal digits (Data Package v2, `hash`). */
export type Digest = Branded<string, 'Digest'>;

/** RFC 7638 SHA-256 thumbprint of an Ed25519 signing key: 64 lower-case hexadecimal digits, no separators. */
export type Fingerprint = Branded<string, 'Fingerprint'>;

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const FINGERPRINT = /^[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** Reads a fingerprint as people type it: spaces, dashes and case are ignored. `null` when it is not one. */
export function parseFingerprint(text: string): Fingerprint | null {
  const bare = text.replace(/[\s-]/g, '').toLowerCase();
  return FINGERPRINT.test(bare) ? (bare as Fingerprint) : null;
}

/** Groups of four, as people compare it: `a1b2 c3d4 ...`. */
export function formatFingerprint(fingerprint: Fingerprint): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}
