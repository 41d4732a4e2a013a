import { base64 } from './bytes';

/** A face that the page carries in itself. Families that the page asks for: `Inter`, `Source Serif 4`. */
export interface EmbeddedFont {
  readonly family: string;
  /** As CSS says it: `400`, or `200 900` for a variable font. */
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  readonly woff2: Uint8Array;
  /** As CSS says it: `U+0000-00FF, U+0131`. */
  readonly unicodeRange: string;
}

/** `@font-face` rules with the faces as `data:` addresses. Anything that is no plain value is left out of the rule. */
export function fontFaces(fonts: readonly EmbeddedFont[]): string {
  return fonts
    .map(({ family, weight, style, woff2, unicodeRange }) => {
      const name = family.replace(/[^\w -]/g, '');
      const range = /^[U+\dA-Fa-f?,\s-]+$/.test(unicodeRange) ? `unicode-range:${unicodeRange};` : '';
      const weights = /^[\d\s]+$/.test(weight) ? `font-weight:${weight};` : '';
      return `@font-face{font-family:"${name}";font-style:${style === 'italic' ? 'italic' : 'normal'};${weights}font-display:swap;${range}src:url(data:font/woff2;base64,${base64(woff2)}) format("woff2")}`;
    })
    .join('\n');
}
