/** What acts on a terminal or on the order of a line instead of being seen: controls, format characters (bidirectional, zero-width), line separators. */
const ACTING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from outside (file names, names in manifests), safe to set into a sentence: what would act instead of being seen becomes U+FFFD. */
export function visibleText(text: string): string {
  return text.replace(ACTING, '\ufffd');
}
