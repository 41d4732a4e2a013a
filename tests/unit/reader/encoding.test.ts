import { describe, expect, it } from 'vitest';
import { columnOf, type DictionaryColumn } from '#shared/table';
import { readText, rowsOfText } from './reading';

/** Encodes by asking the platform what each byte means. */
function encoded(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (character) => byteOf.get(character) as number);
}

const SENTENCES = {
  Polish: 'województwo,nazwa\nśląskie,Gęśla jaźń\nłódzkie,Zażółć źdźbło\nŚwiętokrzyskie,Ąą\n',
  Czech: 'kraj,název\nPlzeňský,Příliš žluťoučký kůň\nVysočina,úpěl ďábelské ódy\nŠumava,Žďár\n',
  Slovak: 'kraj,názov\nŽilinský,Kŕdeľ ďatľov\nTrenčiansky,učí koňa žrať kôru\nŤažký,ľahký\n',
  Hungarian: 'megye,név\nGyőr,árvíztűrő\nBékés,tükörfúrógép\n',
};

describe.each(Object.entries(SENTENCES))('%s', (_language, text) => {
  it.each(['utf-8', 'windows-1250', 'iso-8859-2'])('is read from %s without being told', async (label) => {
    const bytes = label === 'utf-8' ? new TextEncoder().encode(text) : encoded(text, label);
    expect(await rowsOfText(bytes)).toEqual(await rowsOfText(text));
  });

  it.each(['utf-16le', 'utf-16be'])('is read from %s by its mark', async (label) => {
    const { table, encoding } = await readText(wide(`\ufeff${text}`, label));
    expect(encoding).toBe(label);
    expect(table).toEqual((await readText(text)).table);
  });
});

function wide(text: string, label: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), label === 'utf-16le');
  return bytes;
}

describe('an encoding', () => {
  it('is found by a single letter where that is all there is', async () => {
    expect((await readText(encoded('a\nśnieg\n', 'windows-1250'))).encoding).toBe('windows-1250');
    expect((await readText(encoded('a\nśnieg\n', 'iso-8859-2'))).encoding).toBe('iso-8859-2');
    expect((await readText(encoded('a\nłąka\n', 'windows-1250'))).encoding).toBe('windows-1250');
    expect((await readText(encoded('a\nłąka\n', 'iso-8859-2'))).encoding).toBe('iso-8859-2');
  });

  it('is not led astray by the signs of windows-1250', async () => {
    expect((await readText(encoded('a\n5 ± 1\n© 2024\n«cytat»\n', 'windows-1250'))).encoding).toBe('windows-1250');
  });

  it('is the one that was named', async () => {
    const bytes = encoded('a\nłąka\n', 'iso-8859-2');
    expect(await rowsOfText(bytes, { encoding: 'latin2' })).toEqual([{ a: 'łąka' }]);
    expect((await readText(bytes, { encoding: 'latin2' })).encoding).toBe('iso-8859-2');
  });

  it('is refused where the text is not in it, or nobody knows it', async () => {
    const bytes = encoded('a\nłąka\n', 'windows-1250');
    for (const encoding of ['utf-8', 'utf-16le', 'klingon']) {
      await expect(readText(bytes, { encoding })).rejects.toMatchObject({ code: 'package.encoding', params: { file: 'table.csv' } });
    }
    await expect(readText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xb9, 0x0a))).rejects.toMatchObject({ code: 'package.encoding' });
  });

  it('cannot be had by gluing entries together', async () => {
    // 0xc5 0x82 is one letter of UTF-8, yet here its halves lie in two cells.
    expect((await readText(Uint8Array.of(0x61, 0x0a, 0xc5, 0x0a, 0x82, 0x0a))).encoding).toBe('windows-1250');
  });

  it('keeps different cells different', async () => {
    const every = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);
    const { table } = await readText(Uint8Array.from([0x61, 0x0a, ...[...every].flatMap((byte) => [byte, 0x0a])]));
    expect(new Set((columnOf(table, 'a') as DictionaryColumn).dictionary).size).toBe(128);
  });
});
