import { MoloError } from '#shared/base';
import type { RandomBytes } from '../bytes';
import { isInnerPath, NAME_BYTES, nameKey, nameOf } from './names';

/** A file in an archive, as the central directory tells of it (APPNOTE.TXT 6.3.10, section 4.3.12). */
export interface Entry {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly isFolder: boolean;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** More files than this are no package of tables. */
const ENTRIES = 1_024;
const DIRECTORY_BYTES = 4 * 1024 * 1024;

const END_SIZE = 22;
const END_SIGNATURE = 0x0605_4b50;
const HEADER_SIZE = 46;
const HEADER_SIGNATURE = 0x0201_4b50;
const COMMENT_SIZE = 0xffff;

const FLAG = { encrypted: 0x0001, descriptor: 0x0008, utf8: 0x0800 } as const;
/** Level of compression, sizes behind the content, UTF-8. Anything else changes what the bytes mean. */
const KNOWN_FLAGS = 0x0006 | FLAG.descriptor | FLAG.utf8;
const METHODS = [0, 8];

/** 2.0: folders and deflate. ZIP64 asks for 4.5. */
const VERSION = 20;

/** Systems whose attributes hold a Unix mode: Unix, OS X. */
const UNIX = [3, 19];
const MODE = { type: 0o170_000, folder: 0o040_000, file: 0o100_000, link: 0o120_000 } as const;

/** Extra fields: sizes beyond 4 GiB, and Info-ZIP's second name for an entry, which one program shows and another does not. */
const ZIP64 = 0x0001;
const UNICODE_PATH = 0x7075;

/** So much may a file unfold to whatever its packed size is, and so many times that size. */
const UNFOLDED_BYTES = 64 * 1024 * 1024;
const GROWTH = 100;

/**
 * The entries of an archive, in the order of their bytes. Every byte before the directory belongs to
 * one entry, the directory to none, and nothing follows its end record but the comment that it announces.
 * @throws MoloError `package.archive`, `package.limit`
 */
export async function readDirectory(bytes: RandomBytes, file: string): Promise<{ readonly entries: readonly Entry[]; readonly start: number }> {
  const end = await readEnd(bytes, file);
  const directory = await bytes.read(end.start, end.start + end.size);
  const entries: Entry[] = [];
  let at = 0;
  for (let index = 0; index < end.entries; index++) {
    const { entry, next } = readEntry(directory, at, file);
    entries.push(entry);
    at = next;
  }
  if (at !== directory.length) throw refused(file);
  checkNames(entries, file);
  return { entries: entries.toSorted((one, other) => one.offset - other.offset), start: end.start };
}

export function refused(file: string, context?: 'encrypted' | 'name' | 'link' | 'size' | 'method', cause?: unknown): MoloError {
  return new MoloError('package.archive', { file, ...(context && { context }) }, { cause });
}

/** The one end record: a second one, which another program might take instead, is refused wherever it stands behind the entries. */
async function readEnd(bytes: RandomBytes, file: string): Promise<{ entries: number; start: number; size: number }> {
  const from = Math.max(0, bytes.size - END_SIZE - COMMENT_SIZE);
  const tail = await bytes.read(from, bytes.size);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const found: number[] = [];
  for (let at = tail.length - END_SIZE; at >= 0; at--) if (view.getUint32(at, true) === END_SIGNATURE) found.push(at);
  const at = found.find((candidate) => candidate + END_SIZE + view.getUint16(candidate + 20, true) === tail.length);
  if (at === undefined) throw refused(file);
  const [entries, size, start] = [view.getUint16(at + 10, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
  const isOneDisk = view.getUint32(at + 4, true) === 0 && view.getUint16(at + 8, true) === entries;
  if (entries > ENTRIES) throw new MoloError('package.limit', { file, maximum: ENTRIES });
  if (size > DIRECTORY_BYTES) throw new MoloError('package.limit', { file, maximum: DIRECTORY_BYTES });
  // ZIP64's own end record would stand between the directory and this one.
  if (!isOneDisk || start + size !== from + at) throw refused(file, start === 0xffff_ffff || entries === 0xffff ? 'size' : undefined);
  if (found.some((other) => other !== at && from + other >= start)) throw refused(file);
  return { entries, start, size };
}

function readEntry(directory: Uint8Array, at: number, file: string): { entry: Entry; next: number } {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  if (at + HEADER_SIZE > directory.length || view.getUint32(at, true) !== HEADER_SIGNATURE) throw refused(file);
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
  const next = at + HEADER_SIZE + nameLength + extraLength + commentLength;
  if (next > directory.length) throw refused(file);
  const nameBytes = directory.subarray(at + HEADER_SIZE, at + HEADER_SIZE + nameLength);
  const name = nameOf(nameBytes);
  const entry: Entry = {
    name: name.replace(/\/$/, ''),
    nameBytes,
    isFolder: name.endsWith('/'),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  checkEntry(entry, file);
  if ((view.getUint16(at + 6, true) & 0xff) > VERSION || view.getUint16(at + 34, true) !== 0) throw refused(file, 'size');
  checkMode(entry, UNIX.includes(view.getUint8(at + 5)) ? view.getUint16(at + 40, true) : 0, file);
  checkExtra(entry, directory.subarray(at + HEADER_SIZE + nameLength, next - commentLength), file);
  return { entry, next };
}

function checkEntry({ name, nameBytes, isFolder, flags, method, packedSize, size, offset }: Entry, file: string): void {
  if (flags & FLAG.encrypted) throw refused(file, 'encrypted');
  if (flags & ~KNOWN_FLAGS) throw refused(file);
  if (!METHODS.includes(method)) throw refused(file, 'method');
  if ([packedSize, size, offset].includes(0xffff_ffff)) throw refused(file, 'size');
  if (nameBytes.length > NAME_BYTES || !isInnerPath(name)) throw refused(file, 'name');
  if ((isFolder && size > 0) || (method === 0 && size !== packedSize)) throw refused(file);
  const maximum = UNFOLDED_BYTES + GROWTH * packedSize;
  if (size > maximum) throw new MoloError('package.limit', { file, context: 'inflatedBytes', maximum });
}

function checkMode({ isFolder }: Entry, mode: number, file: string): void {
  const type = mode & MODE.type;
  if (type === MODE.link) throw refused(file, 'link');
  if (type !== 0 && type !== (isFolder ? MODE.folder : MODE.file)) throw refused(file);
}

/** A second name has to be the first one. */
function checkExtra({ name, isFolder }: Entry, extra: Uint8Array, file: string): void {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = view.getUint16(at, true);
    const start = at + 4;
    at = start + view.getUint16(at + 2, true);
    if (id === ZIP64) throw refused(file, 'size');
    // Behind a version and a checksum of the first name.
    if (id === UNICODE_PATH && nameOf(extra.subarray(start + 5, at)) !== name + (isFolder ? '/' : '')) throw refused(file, 'name');
  }
}

/** No two entries that a system could take for one, and no file in the place of a folder. */
function checkNames(entries: readonly Entry[], file: string): void {
  const kinds = new Map<string, 'file' | 'folder'>();
  for (const { name, isFolder } of entries) {
    const key = nameKey(name);
    if (kinds.has(key)) throw refused(file, 'name');
    kinds.set(key, isFolder ? 'folder' : 'file');
  }
  for (const key of kinds.keys()) {
    for (let at = key.indexOf('/'); at > 0; at = key.indexOf('/', at + 1)) if (kinds.get(key.slice(0, at)) === 'file') throw refused(file, 'name');
  }
}
