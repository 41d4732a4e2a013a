import { LIMITS, MoloError } from '#shared/base';
import type { RecipientKind } from './recipients';

/**
 * A look at an age header (age-encryption.org/v1) before any key touches it: how long it is, how
 * many stanzas, of which kind. Cheap checks that need no cryptography, so that a hostile header
 * cannot make the reader buffer or compute; that the header is genuine is for its MAC to show.
 */
export interface AgeHeader {
  /** Bytes of the header, its last line feed included. */
  readonly size: number;
  readonly kind: RecipientKind;
  readonly stanzas: number;
}

const VERSION_LINE = 'age-encryption.org/v1\n';
const KINDS: ReadonlyMap<string, RecipientKind> = new Map([
  ['X25519', 'x25519'],
  ['mlkem768x25519', 'hybrid'],
]);

/** Whether a file begins as an age file does. */
export function isAgeFile(start: Uint8Array): boolean {
  return latin1(start.subarray(0, VERSION_LINE.length)) === VERSION_LINE;
}

/**
 * @param start the file's first bytes: all of it, or at least `LIMITS.ageHeaderBytes` of it
 * @throws MoloError `package.unsupported` (not an age file; a passphrase or foreign stanza), `package.truncated`,
 * `package.limit`, `package.damaged`, `trust.mixedRecipients`
 */
export function scanAgeHeader(start: Uint8Array): AgeHeader {
  const text = latin1(beginning(start.subarray(0, LIMITS.ageHeaderBytes)));
  if (!text.startsWith(VERSION_LINE)) {
    throw new MoloError(VERSION_LINE.startsWith(text) ? 'package.truncated' : 'package.unsupported');
  }
  const macLine = text.indexOf('\n--- ', VERSION_LINE.length - 1);
  const end = macLine < 0 ? -1 : text.indexOf('\n', macLine + 1);
  if (end < 0) {
    if (start.length >= LIMITS.ageHeaderBytes) throw new MoloError('package.limit', { maximum: LIMITS.ageHeaderBytes });
    throw new MoloError('package.truncated');
  }
  const types = [...text.slice(0, macLine + 1).matchAll(/^-> ([^ \n]*)/gm)].map(([, type]) => type as string);
  return { size: end + 1, stanzas: types.length, kind: kindOf(types) };
}

function kindOf(types: readonly string[]): RecipientKind {
  if (types.length > LIMITS.ageRecipients) throw new MoloError('package.limit', { context: 'recipients', maximum: LIMITS.ageRecipients });
  const kinds = new Set(types.map((type) => KINDS.get(type)));
  if (kinds.has(undefined)) throw new MoloError('package.unsupported');
  const [kind, ...others] = kinds;
  if (kind === undefined) throw new MoloError('package.damaged');
  if (others.length > 0) throw new MoloError('trust.mixedRecipients');
  return kind;
}

const LINE_FEED = 0x0a;
const MAC_MARK = [0x2d, 0x2d, 0x2d, 0x20] as const;

/** The header, or all bytes where they hold no end of one: what follows is no text, and there may be half a megabyte of it. */
function beginning(bytes: Uint8Array): Uint8Array {
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    if (!MAC_MARK.every((byte, index) => bytes[at + 1 + index] === byte)) continue;
    const end = bytes.indexOf(LINE_FEED, at + 1);
    return end < 0 ? bytes : bytes.subarray(0, end + 1);
  }
  return bytes;
}

/** Bytes as characters one to one: a header is ASCII, and whatever else comes must not be lost or merged. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
