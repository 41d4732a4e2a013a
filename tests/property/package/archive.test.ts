import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip, zipSize } from '#shared/package';
import { entry, joined } from '../../support/packages';

async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function contentsOf(pieces: AsyncIterable<Uint8Array>): Promise<[string, number[]][]> {
  const found: [string, number[]][] = [];
  for await (const { name, content } of readZip(pieces)) found.push([name, [...(await joined(content))]]);
  return found;
}

const name = fc.stringMatching(/^[!-~]{1,40}$/);
const entries = fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 300 })), { maxLength: 6 });

describe('any archive that the writer makes', () => {
  it('is read back entry by entry, in whatever pieces it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 5 }), async (made, sizes) => {
        const zip = made.map(([path, bytes]) => entry(path, bytes));
        const bytes = await joined(writeZip(zip));
        expect(bytes.length).toBe(zipSize(zip));
        expect(await contentsOf(cut(bytes, sizes))).toEqual(made.map(([path, content]) => [path, [...content]]));
      }),
    );
  });

  it('is refused with any byte replaced by another', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.nat(), fc.integer({ min: 1, max: 255 }), async (made, place, change) => {
        const bytes = await joined(writeZip(made.map(([path, content]) => entry(path, content))));
        const at = place % bytes.length;
        await expect(contentsOf(cut(bytes.with(at, (bytes[at] as number) ^ change), []))).rejects.toThrow('package.');
      }),
    );
  });
});
