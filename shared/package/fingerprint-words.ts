import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { type Fingerprint, fromHex, MoloError, parseFingerprint, toHex } from '#shared/base';

/**
 * A fingerprint as words, for reading aloud: its 32 bytes as a 24-word sentence of BIP-0039 with the
 * English list (https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki), eight bits of which are
 * a checksum. It is only the encoding that is taken from there; nothing secret is in these words.
 */
export const FINGERPRINT_WORDS = 24;

const WORDS: ReadonlySet<string> = new Set(wordlist);

/** Whether a word is on the list at all: one that is not was heard or written wrongly. */
export function isFingerprintWord(word: string): boolean {
  return WORDS.has(word);
}

export function fingerprintWords(fingerprint: Fingerprint): readonly string[] {
  return entropyToMnemonic(fromHex(fingerprint), wordlist).split(' ');
}

/** A fingerprint as somebody typed it, and which way. */
export interface TypedFingerprint {
  readonly fingerprint: Fingerprint;
  readonly as: 'typed' | 'words';
}

/** A list's own numbering: `1.`, `2)`. */
const NUMBERING = /^\d{1,2}\)?$/;

/**
 * Reads hexadecimal digits or words; case, spaces, hyphens, commas and the numbers of words do not matter.
 * @throws MoloError `trust.badFingerprint`: what was typed is no fingerprint at all, so it says nothing about the card
 */
export function readFingerprint(text: string): TypedFingerprint {
  const fingerprint = parseFingerprint(text);
  if (fingerprint !== null) return { fingerprint, as: 'typed' };
  const words = text.normalize('NFC').toLowerCase().split(/[\s.,;-]+/).filter((word) => word !== '' && !NUMBERING.test(word));
  if (words.length < 2 || words.some((word) => /\d/.test(word))) throw new MoloError('trust.badFingerprint');
  return { fingerprint: fromWords(words), as: 'words' };
}

function fromWords(words: readonly string[]): Fingerprint {
  const unknown = words.findIndex((word) => !WORDS.has(word));
  if (unknown >= 0) throw new MoloError('trust.badFingerprint', { context: 'word', position: unknown + 1 });
  if (words.length !== FINGERPRINT_WORDS) throw new MoloError('trust.badFingerprint', { context: 'words', words: words.length });
  try {
    return toHex(mnemonicToEntropy(words.join(' '), wordlist)) as Fingerprint;
  } catch (cause) {
    throw new MoloError('trust.badFingerprint', { context: 'checksum' }, { cause });
  }
}
