import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesOf, openArchive } from '#shared/package';
import { numbers, type Part, plainZip } from '../../support/plain-zip';

const ZEROS = new Uint8Array(200_000_000);
const LAYER = new Uint8Array(deflateRawSync(ZEROS));

/** The names of what is in it; unless told otherwise nothing is unpacked. */
async function open(zip: Uint8Array): Promise<string[]> {
  return (await openArchive(bytesOf(new Blob([zip as Uint8Array<ArrayBuffer>])), 'a.zip')).map(({ name }) => name);
}

const bomb = (name: string, size = ZEROS.length): Part => ({ name, content: '', both: { method: 8, packed: LAYER, packedSize: LAYER.length, size, crc: 0 } });

describe('a ZIP bomb', () => {
  it('that says what it unfolds to is refused by that', async () => {
    await expect(open(plainZip([bomb('a.csv')]))).rejects.toMatchObject({ code: 'package.limit', params: { file: 'a.zip', context: 'inflatedBytes' } });
  });

  it('that lies about what it unfolds to is stopped at what it said', async () => {
    const [file] = await openArchive(bytesOf(new Blob([plainZip([bomb('a.csv', 1_000)]) as Uint8Array<ArrayBuffer>])), 'a.zip');
    const read = async (): Promise<void> => {
      for await (const piece of file?.stream() ?? []) expect(piece.length).toBeLessThan(1_000_000);
    };
    const before = process.memoryUsage().arrayBuffers;
    await expect(read()).rejects.toMatchObject({ code: 'package.archive' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('of archives in archives is never opened further than its first layer', async () => {
    let zip = plainZip([{ name: '0.csv', content: 'a\n', deflated: true }]);
    for (let layer = 1; layer < 6; layer++) zip = plainZip(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, content: zip, deflated: true })));
    expect(await open(zip)).toHaveLength(16);
  });

  it('whose entries share one kernel is refused (Fifield)', async () => {
    const kernel = plainZip([{ ...bomb('0'), both: { ...bomb('0').both, size: 1_000 } }]);
    const shared = Array.from({ length: 200 }, (_, index): Part => ({ name: `${index}`, content: '', both: { method: 8, packed: new Uint8Array(0), packedSize: LAYER.length, size: 1_000 }, central: { offset: 0 } }));
    const directory = plainZip(shared);
    await expect(open(new Uint8Array(Buffer.concat([kernel.subarray(0, 31 + LAYER.length), directory])))).rejects.toMatchObject({ code: 'package.archive' });
    await expect(open(directory)).rejects.toMatchObject({ code: 'package.archive' });
  });

  it('whose entries quote the headers of the next is refused (Fifield)', async () => {
    // A stored deflate block of 31 bytes wraps the local header of the entry behind it.
    const quote = numbers([1, 0], [2, 31], [2, 0xffff - 31]);
    const second: Part = { name: 'b', content: 'x', deflated: true };
    const rest = 31 + plainZip([second]).length - 22 - 47 - 31;
    const first: Part = { name: 'a', content: '', both: { method: 8, packed: quote, packedSize: quote.length + rest, size: 32 } };
    await expect(open(plainZip([first, second]))).rejects.toMatchObject({ code: 'package.archive' });
  });

  it('of very many entries is refused by their count', async () => {
    const many = Array.from({ length: 20_000 }, (_, index): Part => ({ name: `${index}` }));
    await expect(open(plainZip(many))).rejects.toMatchObject({ code: 'package.limit' });
  });
});

describe('an archive by Info-ZIP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'molo-zip-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const isThere = ((): boolean => {
    try {
      execFileSync('zip', ['-v'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  function zipped(name: string, options: readonly string[], paths: readonly string[]): Uint8Array {
    execFileSync('zip', ['-q', ...options, name, ...paths], { cwd: folder });
    return new Uint8Array(readFileSync(join(folder, name)));
  }

  it('is opened, with folders and Polish names', async (ctx) => {
    if (!isThere) ctx.skip('There is no zip on this computer.');
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data/zażółć.csv'), 'a\n1\n');
    writeFileSync(join(folder, 'b.csv'), 'a\n'.repeat(10_000));
    expect((await open(zipped('honest.zip', ['-r'], ['data', 'b.csv']))).sort()).toEqual(['b.csv', 'data/zażółć.csv']);
  });

  it('is refused with a link (zip -y) and with a lock (zip -P)', async (ctx) => {
    if (!isThere) ctx.skip('There is no zip on this computer.');
    symlinkSync('/etc/passwd', join(folder, 'link.csv'));
    writeFileSync(join(folder, 'c.csv'), 'a\n');
    await expect(open(zipped('link.zip', ['-y'], ['link.csv']))).rejects.toMatchObject({ params: { context: 'link' } });
    await expect(open(zipped('lock.zip', ['-P', 'secret'], ['c.csv']))).rejects.toMatchObject({ params: { context: 'encrypted' } });
  });
});
