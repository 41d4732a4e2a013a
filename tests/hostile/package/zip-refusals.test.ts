import { describe, expect, it } from 'vitest';
import { bytesOf, crc32, openArchive } from '#shared/package';
import { numbers, type Part, plainZip } from '../../support/plain-zip';

/** Archives that some program or other takes, each with one thing that two of them would take differently. */

const CSV = 'geo,n\nPL,1\n';
const file: Part = { name: 'a.csv', content: CSV };
const other: Part = { name: 'b.csv', content: CSV };
const ENTRY = 30 + 'a.csv'.length + CSV.length;
const CHECKSUM = crc32(new TextEncoder().encode(CSV));

/** Opens it and reads every file to its end, counting bytes. */
async function unpack(zip: Uint8Array): Promise<Record<string, number>> {
  const lengths: Record<string, number> = {};
  for (const { name, stream } of await openArchive(bytesOf(new Blob([zip as Uint8Array<ArrayBuffer>])), 'a.zip')) {
    lengths[name] = 0;
    for await (const piece of stream()) lengths[name] += piece.length;
  }
  return lengths;
}

const zip64 = numbers([2, 1], [2, 16], [8, CSV.length], [8, CSV.length]);
const endRecord = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, 0], [2, 0]);
const named = (name: string): Uint8Array => plainZip([{ name, content: CSV }]);
const unicodePath = (name: string): Uint8Array => numbers([2, 0x7075], [2, 5 + name.length], [1, 1], [4, 0], ...[...name].map((letter) => [1, letter.charCodeAt(0)] as const));

const hostile: readonly [what: string, zip: Uint8Array, context?: string][] = [
  ['a way up', named('../a.csv'), 'name'],
  ['a way up in the middle', named('data/../../a.csv'), 'name'],
  ['a way round', named('data/./a.csv'), 'name'],
  ['an absolute path', named('/etc/a.csv'), 'name'],
  ['a drive', named('C:/a.csv'), 'name'],
  ['backslashes', named('..\\a.csv'), 'name'],
  ['a NUL', named('a.csv\0.txt'), 'name'],
  ['a line break', named('a\n.csv'), 'name'],
  ['letters that run the other way', named('a\u202Evsc.exe'), 'name'],
  ['no name', named(''), 'name'],
  ['a name beyond any system', named('a'.repeat(2_000)), 'name'],
  ['one name twice', plainZip([file, file]), 'name'],
  ['one name twice but for its case', plainZip([file, { ...file, name: 'A.CSV' }]), 'name'],
  ['one name twice but for how its letters are composed', plainZip([{ ...file, name: 'ł\u00f3.csv' }, { ...file, name: 'ło\u0301.csv' }]), 'name'],
  ['a file in the place of a folder', plainZip([{ name: 'data', content: CSV }, { name: 'data/a.csv', content: CSV }]), 'name'],
  ['a folder with content', plainZip([{ name: 'data/', content: CSV }])],
  ['a second name in an extra field', plainZip([{ ...file, both: { extra: unicodePath('b.csv') } }]), 'name'],
  ['another name before the content', plainZip([{ ...file, local: { name: new TextEncoder().encode('b.csv') } }])],
  ['another length before the content', plainZip([{ ...file, local: { size: 1 } }])],
  ['another checksum before the content', plainZip([{ ...file, local: { crc: 1 } }])],
  ['another method before the content', plainZip([{ ...file, local: { method: 8 } }])],
  ['other flags before the content', plainZip([{ ...file, local: { flags: 0 } }])],
  ['a symbolic link', plainZip([{ ...file, central: { system: 3, mode: 0o120_777 } }]), 'link'],
  ['a device', plainZip([{ ...file, central: { system: 3, mode: 0o020_666 } }])],
  ['a lock', plainZip([{ ...file, both: { flags: 0x0801 } }]), 'encrypted'],
  ['a strong lock', plainZip([{ ...file, both: { flags: 0x0841 } }]), 'encrypted'],
  ['a patch', plainZip([{ ...file, both: { flags: 0x0820 } }])],
  ['a method that few know', plainZip([{ ...file, both: { method: 12 } }]), 'method'],
  ['sizes in ZIP64', plainZip([{ ...file, both: { version: 45, packedSize: 0xffffffff, size: 0xffffffff, extra: zip64 } }]), 'size'],
  ["ZIP64's extra field alone", plainZip([{ ...file, both: { extra: zip64 } }]), 'size'],
  ["ZIP64's end record", plainZip([file], { start: 0xffffffff, before: numbers([4, 0x06064b50], [8, 44], [44, 0]) }), 'size'],
  ['another disk', plainZip([{ ...file, central: { disk: 1 } }]), 'size'],
  ['entries that are one', plainZip([file, { ...other, central: { offset: 0 } }])],
  ['entries that overlap', plainZip([{ ...file, both: { packedSize: ENTRY, size: ENTRY } }, other])],
  ['bytes between entries', plainZip([{ ...file, behind: new Uint8Array(7) }, other])],
  ['bytes before the first entry', plainZip([{ ...file, central: { offset: 3 } }])],
  ['a program before the archive', new Uint8Array(Buffer.concat([new Uint8Array(64), plainZip([file])]))],
  ['an entry that the directory hides', plainZip([file, other], { entries: 1 })],
  ['a directory that goes on behind its last entry', plainZip([file], { before: new Uint8Array(5), size: 56 })],
  ['a second end in the comment', plainZip([file], { comment: endRecord })],
  ['a second end before the first', plainZip([file], { before: endRecord })],
  ['a comment longer than it says', new Uint8Array(Buffer.concat([plainZip([file]), new Uint8Array(3)]))],
  ['no end', plainZip([file]).subarray(0, -22)],
  ['a data descriptor that was not announced', plainZip([{ ...file, behind: numbers([4, CHECKSUM], [4, CSV.length], [4, CSV.length]) }])],
  ['a data descriptor of other sizes', plainZip([{ ...file, both: { flags: 0x0808 }, local: { crc: 0, size: 0, packedSize: 0 }, behind: numbers([4, CHECKSUM], [4, 1], [4, 1]) }])],
  ['an announced data descriptor that is missing', plainZip([{ ...file, both: { flags: 0x0808 } }])],
  ['content with another checksum', plainZip([{ ...file, both: { crc: 1 } }])],
  ['compressed content that is cut short', plainZip([{ ...file, deflated: true, both: { size: CSV.length + 1 } }])],
  ['compressed content that goes on', plainZip([{ ...file, deflated: true, both: { size: 3 } }])],
  ['content that is not compressed at all', plainZip([{ ...file, both: { method: 8, size: 20 } }])],
];

describe('a plain ZIP', () => {
  it('is unpacked where everything in it agrees', async () => {
    const described = { ...file, name: 'c.csv', deflated: true, both: { flags: 0x0808 }, local: { crc: 0, size: 0, packedSize: 0 } };
    const { length } = plainZip([{ ...described, behind: new Uint8Array(0) }]);
    const packed = length - 30 - 46 - 22 - 2 * 'c.csv'.length;
    const zip = plainZip([{ name: 'data/' }, file, { ...other, name: 'data/łódź.csv', deflated: true }, { ...described, behind: numbers([4, 0x08074b50], [4, CHECKSUM], [4, packed], [4, CSV.length]) }], { comment: new TextEncoder().encode('hello') });
    expect(await unpack(zip)).toEqual({ 'a.csv': 11, 'data/łódź.csv': 11, 'c.csv': 11 });
  });

  it.each(hostile)('is refused with %s', async (_what, zip, context) => {
    await expect(unpack(zip)).rejects.toMatchObject({ code: 'package.archive', params: { file: 'a.zip', ...(context && { context }) } });
  });

  it('is read or refused after a flip at every byte and a cut at every offset', async () => {
    const zip = plainZip([file, { ...other, deflated: true }]);
    for (let at = 0; at < zip.length; at++) {
      const changed = zip.with(at, (zip[at] as number) ^ (1 << at % 8));
      await unpack(changed).catch((error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/^package\.(archive|limit)$/) as string }));
      await expect(unpack(zip.subarray(0, at))).rejects.toMatchObject({ code: 'package.archive' });
    }
  });
});
