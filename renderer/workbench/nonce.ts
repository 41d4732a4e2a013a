/** This page's nonce, for libraries that make style elements (`EditorView.cspNonce`). */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
