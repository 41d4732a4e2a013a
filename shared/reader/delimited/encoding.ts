import { MoloError } from '#shared/base';

const PIECE_BYTES = 8 * 1024 * 1024;

export interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly length: number;
}

export function byteOrderMarkOf(head: Uint8Array): ByteOrderMark | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/**
 * A decoder that refuses instead of replacing, and keeps byte order marks within the text.
 * @throws MoloError `package.encoding` for a label that the Encoding Standard does not know
 */
export function strictDecoder(label: string, file: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch (cause) {
    throw new MoloError('package.encoding', { file }, { cause });
  }
}

/** Whether all of `text` is UTF-8. Other encodings of Central Europe practically never are by chance. */
export function isUtf8(text: Uint8Array): boolean {
  if (isAscii(text)) return true;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    // In pieces, since a string holds at most half a gigabyte.
    for (let at = 0; at < text.length; at += PIECE_BYTES) decoder.decode(text.subarray(at, at + PIECE_BYTES), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Four bytes at a time; most text of statistics is nothing else. */
function isAscii(text: Uint8Array): boolean {
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const words = text.length & ~3;
  let seen = 0;
  for (let at = 0; at < words; at += 4) seen |= view.getInt32(at);
  for (let at = words; at < text.length; at++) seen |= text[at] as number;
  return (seen & 0x8080_8080) === 0;
}

/** Letters of ISO-8859-2 where windows-1250 has symbols: `ˇ¦©¬®±µ¶`. Beside a letter the symbol is improbable. */
const ISO_LETTERS = new Set([0xa1, 0xa6, 0xa9, 0xac, 0xae, 0xb1, 0xb5, 0xb6]);
/** The same for `«»`, which do stand beside a letter, but not between two. */
const ISO_LETTERS_OR_QUOTES = new Set([0xab, 0xbb]);
/** Letters in both: windows `Ą ą`, ISO `Ľ š`. */
const POLISH_IN_WINDOWS = new Set([0xa5, 0xb9]);
/** Letters in both: windows `Ľ`, ISO `ź`. */
const POLISH_IN_ISO = 0xbc;
/** Letters in both: windows `ľ`, ISO `ž`; a windows text with `ľ` has others that settle it. */
const CARON = 0xbe;
/** Łł Żż Ćć Ęę Ńń, and áčéěíďňřůý, at the same bytes in both: they tell the language. */
const POLISH = new Set([0xa3, 0xb3, 0xaf, 0xbf, 0xc6, 0xe6, 0xca, 0xea, 0xd1, 0xf1]);
const CZECH = new Set([0xe1, 0xe8, 0xe9, 0xec, 0xed, 0xef, 0xf2, 0xf8, 0xf9, 0xfd]);

/**
 * The encoding of a text of Central Europe that is not UTF-8, by votes of the bytes at which the two
 * differ. 0x80-0x9F are letters and signs in windows-1250 and unused controls in ISO-8859-2.
 * Without evidence it is windows-1250, which is far more common.
 */
export function detectCentralEuropean(texts: readonly Uint8Array[]): 'windows-1250' | 'iso-8859-2' {
  const votes = { windows: 0, iso: 0, language: 0, polishInWindows: 0, polishInIso: 0 };
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const byte = text[at] as number;
      if (byte < 0x80) continue;
      const neighbours = Number(isLetter(text[at - 1])) + Number(isLetter(text[at + 1]));
      if (byte < 0xa0) votes.windows += 2;
      else if (ISO_LETTERS.has(byte)) votes.iso += Math.min(neighbours, 1);
      else if (ISO_LETTERS_OR_QUOTES.has(byte)) votes.iso += neighbours >> 1;
      else if (POLISH_IN_WINDOWS.has(byte)) votes.polishInWindows++;
      else if (byte === POLISH_IN_ISO) votes.polishInIso++;
      else if (byte === CARON) votes.iso++;
      else if (POLISH.has(byte)) votes.language++;
      else if (CZECH.has(byte)) votes.language--;
    }
  }
  const polish = votes.language >= 0;
  const windows = votes.windows + (polish ? votes.polishInWindows : votes.polishInIso);
  const iso = votes.iso + (polish ? votes.polishInIso : votes.polishInWindows);
  return iso > windows ? 'iso-8859-2' : 'windows-1250';
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0xc0);
}
