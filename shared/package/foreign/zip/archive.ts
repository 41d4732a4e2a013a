import { crc32 } from '../../crc32';
import { type RandomBytes, streamOf } from '../bytes';
import { type Entry, readDirectory, refused } from './directory';

/** A file in an archive whose headers hold. */
export interface ArchivedFile {
  readonly name: string;
  /** Bytes once unpacked. */
  readonly size: number;
  /** Ends in `package.damaged` or `package.archive` where the content is not what its headers promise. */
  stream(): ReadableStream<Uint8Array>;
}

const HEADER_SIZE = 30;
const HEADER_SIGNATURE = 0x0403_4b50;
const DESCRIPTOR_SIGNATURE = 0x0807_4b50;
const DESCRIPTOR_FLAG = 0x0008;

/**
 * The files of a plain ZIP, none of which is unpacked yet. What other readers let pass is refused:
 * two names for one place, entries that share bytes or leave some over, headers that differ, links, locks.
 * @throws MoloError `package.archive`, `package.limit`
 */
export async function openArchive(bytes: RandomBytes, file: string): Promise<ArchivedFile[]> {
  const { entries, start } = await readDirectory(bytes, file);
  if (entries.length > 0 && entries[0]?.offset !== 0) throw refused(file);
  const files: ArchivedFile[] = [];
  for (const [index, entry] of entries.entries()) {
    const end = entries[index + 1]?.offset ?? start;
    const content = await checkLocal(bytes, entry, end, file);
    if (!entry.isFolder) files.push({ name: entry.name, size: entry.size, stream: () => contentOf(bytes, entry, content, file) });
  }
  return files;
}

/** Checks the header before the content, and what stands behind it up to `end`; gives where the content begins. */
async function checkLocal(bytes: RandomBytes, entry: Entry, end: number, file: string): Promise<number> {
  const head = await bytes.read(entry.offset, entry.offset + HEADER_SIZE + entry.nameBytes.length);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < HEADER_SIZE + entry.nameBytes.length || view.getUint32(0, true) !== HEADER_SIGNATURE) throw refused(file);
  const hasDescriptor = (entry.flags & DESCRIPTOR_FLAG) !== 0;
  const facts = [view.getUint32(14, true), view.getUint32(18, true), view.getUint32(22, true)];
  const isSame =
    view.getUint16(6, true) === entry.flags &&
    view.getUint16(8, true) === entry.method &&
    view.getUint16(26, true) === entry.nameBytes.length &&
    entry.nameBytes.every((byte, index) => head[HEADER_SIZE + index] === byte) &&
    [entry.crc32, entry.packedSize, entry.size].every((fact, index) => facts[index] === fact || (hasDescriptor && facts[index] === 0));
  if (!isSame) throw refused(file);
  const content = entry.offset + HEADER_SIZE + entry.nameBytes.length + view.getUint16(28, true);
  await checkBehind(bytes, entry, content + entry.packedSize, end, hasDescriptor, file);
  return content;
}

/** Nothing stands between two entries but the data descriptor that the first one announces. */
async function checkBehind(bytes: RandomBytes, entry: Entry, from: number, end: number, hasDescriptor: boolean, file: string): Promise<void> {
  const length = end - from;
  if (!hasDescriptor) {
    if (length !== 0) throw refused(file);
    return;
  }
  if (length !== 12 && length !== 16) throw refused(file);
  const tail = await bytes.read(from, end);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const at = length - 12;
  const isSame = tail.length === length && [entry.crc32, entry.packedSize, entry.size].every((fact, index) => view.getUint32(at + 4 * index, true) === fact);
  if (!isSame || (at > 0 && view.getUint32(0, true) !== DESCRIPTOR_SIGNATURE)) throw refused(file);
}

/** The unpacked bytes, counted while they come and compared with length and checksum at the end. */
function contentOf(bytes: RandomBytes, { method, packedSize, size, crc32: expected }: Entry, start: number, file: string): ReadableStream<Uint8Array> {
  const packed = bytes.stream(start, start + packedSize) as ReadableStream<Uint8Array<ArrayBuffer>>;
  const unpacked = method === 0 ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw'));
  return streamOf(checked(unpacked, size, expected, file));
}

async function* checked(content: ReadableStream<Uint8Array>, size: number, expected: number, file: string): AsyncGenerator<Uint8Array> {
  let length = 0;
  let checksum = 0;
  try {
    for await (const piece of content) {
      length += piece.length;
      if (length > size) break;
      checksum = crc32(piece, checksum);
      yield piece;
    }
  } catch (error) {
    throw refused(file, undefined, error);
  }
  if (length !== size || checksum !== expected) throw refused(file);
}
