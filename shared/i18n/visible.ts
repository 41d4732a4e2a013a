/**
 * Characters that act on a terminal or on the order of the line instead of being seen:
 * controls (C0, DEL, C1), zero-width and bidirectional marks, line separators, the byte order mark.
 */
const ACTING = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from outside (file names, names in manifests), safe to set into a sentence: what would act instead of being seen becomes U+FFFD. */
export function visibleText(text: string): string {
  return text.replace(ACTING, '\ufffd');
}
