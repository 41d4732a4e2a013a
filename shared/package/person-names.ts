import { isPlainName } from './names';

/**
 * Names of people and institutions. What may be shown at all is decided by `isPlainName`; a name that
 * somebody is to be recognised by must not be put together of letters that only look alike, either.
 */

/**
 * Scripts in everyday use (Unicode Standard Annex #31, table 5). The older and rarer ones, whose letters
 * spoofers borrow, are not among those in which names are taken.
 */
const SCRIPTS = [
  'Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Thaana', 'Ethiopic', 'Devanagari', 'Bengali', 'Gurmukhi',
  'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer',
]; // prettier-ignore

/** Languages that write one word in several scripts (Unicode Technical Standard #39, section 5.1). */
const SEVERAL_SCRIPTS = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

const WRITING_SYSTEMS = [...SCRIPTS.map((script) => [script]), ...SEVERAL_SCRIPTS].map(
  (scripts) => new RegExp(`^[${['Common', 'Inherited', ...scripts].map((script) => `\\p{Script_Extensions=${script}}`).join('')}]+$`, 'u'),
);

/** Whatever is neither letter, mark nor digit divides a name into words; so does the apostrophe of Ukrainian, which counts as a letter. */
const BETWEEN_WORDS = /[^\p{Alphabetic}\p{M}\p{Nd}]+|\u02BC/u;

/** A mark with nothing below it, the same mark twice, marks in heaps. */
const OVERLOADED = /^\p{M}|(\p{Mn})\1|\p{M}{4}/u;

/**
 * Letters, marks, digits and what names of people and institutions need beside them. No other sign: a check mark, a colon or
 * a lozenge in a name would read as Molo's word about it.
 */
const SIGNS = /^[\p{L}\p{M}\p{Nd} .,'’‘ʼ–—\-/&()„”“"«»+№״׳־]+$/u;

/** Whether a person or an institution can go by this name: what it looks like is what it is made of. */
export function isPersonName(text: string): boolean {
  const words = text.split(BETWEEN_WORDS).filter((word) => word !== '');
  return isPlainName(text) && SIGNS.test(text) && words.length > 0 && words.every(isHonestWord);
}

/** Of one writing system, and of no letters that stand for plainer ones (`𝐀`, `Ａ`, `Ⓐ`, `ﬁ`). */
function isHonestWord(word: string): boolean {
  return word === word.normalize('NFKC') && !OVERLOADED.test(word) && WRITING_SYSTEMS.some((letters) => letters.test(word));
}
