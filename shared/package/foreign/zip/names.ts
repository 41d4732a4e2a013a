/** Names of at most so many bytes: more than any system takes for a file. */
export const NAME_BYTES = 1_024;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * An entry's name as text. ZIP has no other encoding than UTF-8 that could be told; what is not
 * UTF-8 keeps its bytes as characters, so that names stay apart and such an entry is simply not found by another name.
 */
export function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

/** Whether a path stays where it is unpacked and looks like what it is, on every system: no way up, out or round. */
export function isInnerPath(path: string): boolean {
  const segments = path.split('/');
  return !/[\\:]/.test(path) && !UNSEEN.test(path) && segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** What a file system that knows no case, and composes letters, takes for the same name. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
