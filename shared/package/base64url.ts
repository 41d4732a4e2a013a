import { base64url } from 'jose';

/** Base64url without padding (RFC 4648, section 5). `null` unless it is exactly how these bytes are written: no second spelling of one signature. */
export function decodeBase64url(text: string): Uint8Array | null {
  try {
    const bytes = base64url.decode(text);
    return base64url.encode(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
