/**
 * The one ZIP that a sealed package may hold, byte by byte (APPNOTE.TXT 6.3.10, sections 4.3.7,
 * 4.3.12 and 4.3.16): stored entries one after another, then the central directory, and nothing
 * else. Because the form is fixed, the reader needs no rules of its own about flags, overlaps,
 * extra fields or comments: it builds these bytes from what it read and compares.
 */
export interface ZipEntry {
  /** Printable ASCII, which is UTF-8 as well. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  readonly crc32: number;
}

export const LOCAL_HEADER_SIZE = 30;
export const LOCAL_SIGNATURE = 0x0403_4b50;
const CENTRAL_HEADER_SIZE = 46;
const CENTRAL_SIGNATURE = 0x0201_4b50;
const END_SIZE = 22;
const END_SIGNATURE = 0x0605_4b50;

/** 1.0, the least there is: nothing here needs more. */
const VERSION = 10;
/** General purpose bit 11: names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, 00:00: the zero of MS-DOS dates. When a package was made is in its manifest. */
const DATE = 0x0021;

export function localHeader(entry: ZipEntry): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  const bytes = new Uint8Array(LOCAL_HEADER_SIZE + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  writeCommonFields(view, 4, entry, name.length);
  bytes.set(name, LOCAL_HEADER_SIZE);
  return bytes;
}

/** The central directory and its end record for entries that begin at byte 0, in this order. */
export function centralDirectory(entries: readonly ZipEntry[]): Uint8Array {
  const size = entries.reduce((sum, { name }) => sum + CENTRAL_HEADER_SIZE + name.length, 0);
  const bytes = new Uint8Array(size + END_SIZE);
  let at = 0;
  let offset = 0;
  for (const entry of entries) {
    at += writeCentralHeader(bytes, at, entry, offset);
    offset += LOCAL_HEADER_SIZE + entry.name.length + entry.size;
  }
  writeEnd(new DataView(bytes.buffer, size), entries.length, size, offset);
  return bytes;
}

/** Bytes of the whole archive. */
export function zipSize(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { name, size }) => sum + LOCAL_HEADER_SIZE + CENTRAL_HEADER_SIZE + 2 * name.length + size, END_SIZE);
}

function writeCentralHeader(bytes: Uint8Array, at: number, entry: ZipEntry, offset: number): number {
  const name = new TextEncoder().encode(entry.name);
  const view = new DataView(bytes.buffer, at);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, VERSION, true);
  writeCommonFields(view, 6, entry, name.length);
  view.setUint32(42, offset, true);
  bytes.set(name, at + CENTRAL_HEADER_SIZE);
  return CENTRAL_HEADER_SIZE + name.length;
}

/** The 26 bytes that both kinds of header share: version needed, flags, method 0, time, date, CRC, sizes, lengths. */
function writeCommonFields(view: DataView, at: number, entry: ZipEntry, nameLength: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, FLAGS, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, entry.crc32, true);
  view.setUint32(at + 14, entry.size, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}

function writeEnd(view: DataView, entries: number, size: number, offset: number): void {
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, entries, true);
  view.setUint16(10, entries, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
}
