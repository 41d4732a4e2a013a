import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readZip, writeZip } from '#shared/package';
import { entry, joined, utf8 } from '../../support/packages';

/**
 * Archives that other readers take, each with one thing that the format does not allow. They go to
 * the reader straight: that an attacker cannot get there without a publisher's key is tested elsewhere.
 */
const FIRST = utf8('{"name":"a"}');
const SECOND = utf8('geo,n\nPL,1\n');
const archive = await joined(writeZip([entry('datapackage.json', FIRST), entry('data/a.csv', SECOND)]));
const secondLocal = 30 + 'datapackage.json'.length + FIRST.length;
const central = secondLocal + 30 + 'data/a.csv'.length + SECOND.length;
const secondCentral = central + 46 + 'datapackage.json'.length;
const end = secondCentral + 46 + 'data/a.csv'.length;

function edited(...edits: readonly [at: number, bytes: readonly number[]][]): Uint8Array {
  const bytes = archive.slice();
  for (const [at, values] of edits) bytes.set(values, at);
  return bytes;
}

function spliced(at: number, inserted: Uint8Array, removed = 0): Uint8Array {
  return new Uint8Array(Buffer.concat([archive.subarray(0, at), inserted, archive.subarray(at + removed)]));
}

const DEFLATED = deflateRawSync(new Uint8Array(10_000_000));

const hostile: readonly [string, Uint8Array][] = [
  ['a compressed entry', edited([8, [8]], [central + 10, [8]])],
  ['an encrypted entry', edited([6, [0x01]], [central + 8, [0x01]])],
  ['sizes that come after the content', edited([6, [0x08]], [central + 8, [0x08]])],
  ['names in an unknown code page', edited([7, [0]], [central + 9, [0]])],
  ['a strong encryption header', edited([6, [0x40]], [central + 8, [0x40]])],
  ['a symbolic link', edited([secondCentral + 5, [3]], [secondCentral + 38, [0, 0, 0xff, 0xa1]])],
  ['an executable', edited([secondCentral + 38, [0, 0, 0xed, 0x81]])],
  ['a comment on an entry', edited([secondCentral + 32, [1]])],
  ['a comment on the archive', edited([end + 20, [1]])],
  ['an extra field', edited([28, [4]])],
  ['an extra field in the directory alone', edited([central + 30, [4]])],
  ['a version that needs ZIP64', edited([4, [45]])],
  ['sizes that point to ZIP64', edited([18, [0xff, 0xff, 0xff, 0xff]], [22, [0xff, 0xff, 0xff, 0xff]])],
  ['another date', edited([10, [1]])],
  ['a directory that names another entry', edited([secondCentral + 46, [...utf8('data/b.csv')]])],
  ['a directory that names one entry twice', edited([secondCentral + 42, [0, 0, 0, 0]])],
  ['entries that overlap', edited([secondCentral + 42, [5]])],
  ['a directory that hides an entry', new Uint8Array(Buffer.concat([archive.subarray(0, secondCentral), edited([end + 8, [1, 0, 1, 0]]).subarray(end)]))],
  ['a directory with another checksum', edited([central + 16, [0]])],
  ['a directory with another size', edited([central + 24, [1]])],
  ['two disks', edited([end + 4, [1]])],
  ['another count of entries', edited([end + 8, [3]])],
  ['a directory elsewhere', edited([end + 16, [0]])],
  ['a checksum that does not fit', edited([14, [0, 0, 0, 0]], [central + 16, [0, 0, 0, 0]])],
  ['something between two entries', spliced(secondLocal, utf8('??'))],
  ['something before the directory', spliced(central, utf8('??'))],
  ['a second archive behind the first', spliced(archive.length, archive)],
  ['a name with a zero byte', edited([30, [0]], [central + 46, [0]])],
  ['a name with a space', edited([30, [0x20]], [central + 46, [0x20]])],
  ['a name beyond ASCII', edited([30, [0xc5, 0x82]], [central + 46, [0xc5, 0x82]])],
  ['a name of no length', edited([26, [0]])],
  ['a name of 60,000 bytes', edited([26, [0x60, 0xea]])],
  ['an entry that claims four gigabytes', edited([18, [0xfe, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]])],
  ['a bomb', new Uint8Array(Buffer.concat([edited([8, [8]], [18, [...uint32(DEFLATED.length), ...uint32(10_000_000)]]).subarray(0, 46), DEFLATED]))],
];

function uint32(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, value >>> 24];
}

async function readAll(bytes: Uint8Array): Promise<number> {
  let entries = 0;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  for await (const { content } of readZip(whole())) {
    for await (const piece of content) expect(piece.length).toBeGreaterThan(0);
    entries++;
  }
  return entries;
}

describe('an archive', () => {
  it('without a fault is read: the faults below are the only ones', async () => {
    expect(await readAll(archive)).toBe(2);
  });

  it.each(hostile)('is refused with %s', async (_what, bytes) => {
    await expect(readAll(bytes)).rejects.toThrow(/^package\.(malformed|truncated)/);
  });

  it('of more entries than a package may have is given up', async () => {
    const many = await joined(writeZip(Array.from({ length: 400 }, (_, index) => entry(`data/${index}`, new Uint8Array(0)))));
    await expect(readAll(many)).rejects.toThrow('package.limit');
  });
});
