/** Advance widths of a TrueType font by code point (tables `head`, `hhea`, `hmtx`, `cmap` format 4). */
export function advancesOf(font: Buffer): { readonly unitsPerEm: number; readonly advances: ReadonlyMap<number, number> } {
  const table = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + 16 * index;
    table.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8));
  }
  const at = (name: string): number => table.get(name) as number;
  const metrics = font.readUInt16BE(at('hhea') + 34);
  const advances = new Map<number, number>();
  for (const [code, glyph] of glyphs(font, at('cmap'))) advances.set(code, font.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, metrics - 1)));
  return { unitsPerEm: font.readUInt16BE(at('head') + 18), advances };
}

function* glyphs(font: Buffer, cmap: number): Generator<[code: number, glyph: number]> {
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index));
  const start = offsets.find((offset) => font.readUInt16BE(offset) === 4) as number;
  const segments = font.readUInt16BE(start + 6) / 2;
  for (let segment = 0; segment < segments; segment++) {
    const place = (array: number): number => start + 14 + 2 * array * segments + 2 * segment + (array > 0 ? 2 : 0);
    const [last, first, delta, range] = [font.readUInt16BE(place(0)), font.readUInt16BE(place(1)), font.readInt16BE(place(2)), font.readUInt16BE(place(3))];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : font.readUInt16BE(place(3) + range + 2 * (code - first));
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) yield [code, glyph];
    }
  }
}
