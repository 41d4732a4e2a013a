import widths from './inter-widths.json';

/** Advance widths of one weight of Inter, in font units, by code point. */
type Advances = ReadonlyMap<number, number>;

const ZERO = 0x30;
const REGULAR = advances(widths.regular);
const SEMIBOLD = advances(widths.semibold);

/** What the table does not know (Greek, Cyrillic, Han ...) is taken as this wide: a generous average. */
const UNKNOWN = 0.68 * widths.unitsPerEm;

function advances(ranges: readonly { from: number; widths: readonly number[] }[]): Advances {
  const map = new Map<number, number>();
  for (const { from, widths: list } of ranges) list.forEach((width, index) => map.set(from + index, width));
  // All figures as wide as the widest usual one: a label never comes out wider than it was measured.
  for (const figure of '123456789') map.set(figure.codePointAt(0) as number, map.get(ZERO) as number);
  return map;
}

/**
 * Width of a line of text set in Inter, in pixels. The same on every machine, with or without the font:
 * a picture's layout never depends on where it is drawn.
 */
export function textWidth(text: string, fontSize: number, weight: number = 400): number {
  const table = weight >= 550 ? SEMIBOLD : REGULAR;
  let units = 0;
  for (const character of text) units += table.get(character.codePointAt(0) as number) ?? UNKNOWN;
  return (units / widths.unitsPerEm) * fontSize;
}

/** A text over several lines, none wider than `width` where words allow it. */
export function wrapped(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
