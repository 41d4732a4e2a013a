import { describe, expect, it } from 'vitest';
import { crc32, readZip, writeZip, type ZipContent, zipSize } from '#shared/package';
import { entry, joined, utf8 } from '../../support/packages';

const ENTRIES = [entry('datapackage.json', utf8('{}')), entry('data/a.csv', utf8('a,b\n1,2\n')), entry('data/empty.csv', utf8(''))];

async function* cutInto(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function contents(bytes: Uint8Array, pieceSize = 1 << 16): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { name, content } of readZip(cutInto(bytes, pieceSize))) found[name] = new TextDecoder().decode(await joined(content));
  return found;
}

const archive = (entries: readonly ZipContent[] = ENTRIES): Promise<Uint8Array> => joined(writeZip(entries));

describe('the canonical archive', () => {
  it('gives back what was put in, however it is cut into pieces', async () => {
    const bytes = await archive();
    expect(bytes.length).toBe(zipSize(ENTRIES));
    for (const size of [1, 7, 1000]) {
      expect(await contents(bytes, size)).toEqual({ 'datapackage.json': '{}', 'data/a.csv': 'a,b\n1,2\n', 'data/empty.csv': '' });
    }
  });

  it('tells where each content lies', async () => {
    const bytes = await archive();
    for await (const { offset, size, content } of readZip(cutInto(bytes, 50))) {
      expect(await joined(content)).toEqual(bytes.slice(offset, offset + size));
    }
  });

  it('passes over a content that nobody reads', async () => {
    const names: string[] = [];
    for await (const { name } of readZip(cutInto(await archive(), 9))) names.push(name);
    expect(names).toEqual(ENTRIES.map(({ name }) => name));
  });

  it('has the checksums that every other tool computes', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf4_3926);
    expect(crc32(utf8('6789'), crc32(utf8('12345')))).toBe(0xcbf4_3926);
  });

  it('is refused with any bit of it changed', async () => {
    const bytes = await archive();
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [1, 0x80]) {
        const changed = bytes.slice();
        changed[at] = (changed[at] as number) ^ bit;
        await expect(contents(changed), `byte ${at}`).rejects.toThrow(/package\.(malformed|truncated)/);
      }
    }
  });

  it('is refused wherever it is cut, and with anything behind it', async () => {
    const bytes = await archive();
    for (let length = 0; length < bytes.length; length++) {
      await expect(contents(bytes.subarray(0, length)), `cut at ${length}`).rejects.toThrow(/package\.truncated/);
    }
    await expect(contents(Uint8Array.of(...bytes, 0))).rejects.toThrow(/package\.malformed/);
  });
});
