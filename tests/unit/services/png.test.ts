import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { svgToPng } from '#electron/services';
import { temporaryFolder } from '../../support/packages';

const svg = (content: string, size = 'width="120" height="40"'): string => `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`;

/** Width and height from the PNG's first chunk. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect(String.fromCharCode(...png.subarray(1, 4))).toBe('PNG');
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a picture of a chart', () => {
  it('is a PNG of the size that was asked for', async () => {
    expect(sizeOf(await svgToPng(svg('<rect width="9" height="9"/>')))).toEqual([120, 40]);
    expect(sizeOf(await svgToPng(svg('<rect width="9" height="9"/>'), { scale: 2.5 }))).toEqual([300, 100]);
  });

  it('shows every letter of the five languages, in the font of the house', async () => {
    const drawn = (letter: string): Promise<Uint8Array> => svgToPng(svg(`<text x="5" y="30" font-family="Inter" font-size="24">${letter}</text>`));
    const missing = Buffer.from(await drawn('\u{10FFFD}'));
    const empty = Buffer.from(await drawn(''));
    for (const letter of 'ąćęłńóśźżáčďéěíňřšťúůýžľĺŕôäőűöüŐŰ') {
      const picture = Buffer.from(await drawn(letter));
      expect(picture.equals(missing) || picture.equals(empty), letter).toBe(false);
    }
  });

  it('is the same with a font that this computer lacks', async () => {
    const text = (family: string): string => svg(`<text x="5" y="30" font-family="${family}" font-size="24">Łódź</text>`);
    expect(Buffer.from(await svgToPng(text('No Such Font'))).equals(Buffer.from(await svgToPng(text('sans-serif'))))).toBe(true);
  });

  it('reads no file that the drawing names', async () => {
    const other = join(await temporaryFolder(), 'other.svg');
    await writeFile(other, svg('<rect width="120" height="40" fill="red"/>'));
    for (const element of ['image', 'IMAGE', 'svg:image', 'feImage']) {
      await expect(svgToPng(svg(`<${element} href="${other}" width="9" height="9"/>`))).rejects.toThrow('chart.forbidden');
    }
    const entity = `<!DOCTYPE svg [<!ENTITY e "&#60;image href='${other}' width='9' height='9'/>">]>${svg('&e;')}`;
    await expect(svgToPng(entity)).rejects.toThrow('chart.forbidden');
    const naming = (file: string): string => svg(`<rect width="120" height="40" fill="url(${file}#a)"/><use href="${file}#a"/>`);
    expect(Buffer.from(await svgToPng(naming(other))).equals(Buffer.from(await svgToPng(naming('/no/such/file.svg'))))).toBe(true);
  });

  it.each([
    ['no SVG', 'hello'],
    ['an SVG without an end', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'],
    ['far too large', svg('', 'width="900000" height="900000"')],
    ['without size', svg('', 'width="0" height="0"')],
  ])('is refused where the drawing is %s', async (_what, drawing) => {
    await expect(svgToPng(drawing)).rejects.toThrow('chart.malformed');
  });
});
