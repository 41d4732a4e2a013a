import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP as any program writes it, every number open to lies. */
export interface Part {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array | string;
  readonly deflated?: boolean;
  /** What is written in place of the truth, in the local header, in the directory, or in both. */
  readonly both?: Partial<Header>;
  readonly local?: Partial<Header>;
  readonly central?: Partial<Header> & { readonly offset?: number; readonly system?: number; readonly mode?: number; readonly disk?: number };
  /** Bytes between the content and the next entry, such as a data descriptor. */
  readonly behind?: Uint8Array;
}

interface Header {
  readonly version: number;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly name: Uint8Array;
  readonly extra: Uint8Array;
  readonly packed: Uint8Array;
}

interface End {
  readonly entries?: number;
  readonly start?: number;
  readonly size?: number;
  readonly comment?: Uint8Array;
  readonly before?: Uint8Array;
}

const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

/** Little-endian numbers, each by its width: `numbers([2, 20], [4, 0])`. */
export function numbers(...fields: readonly (readonly [width: number, value: number])[]): Uint8Array {
  return Uint8Array.from(fields.flatMap(([width, value]) => Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** index) % 256)));
}

export function plainZip(parts: readonly Part[], end: End = {}): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const honest = headerOf(part);
    const local = { ...honest, ...part.both, ...part.local };
    const central = { ...honest, ...part.both, ...part.central };
    const { offset = at, system = 0, mode = 0, disk = 0 } = part.central ?? {};
    directory.push(numbers([4, 0x02014b50], [1, 20], [1, system], ...common(central), [2, central.name.length], [2, central.extra.length], [2, 0], [2, disk], [2, 0], [4, mode * 65536], [4, offset]), central.name, central.extra);
    const entry = [numbers([4, 0x04034b50], ...common(local), [2, local.name.length], [2, local.extra.length]), local.name, local.extra, local.packed, part.behind ?? new Uint8Array(0)];
    pieces.push(...entry);
    at += entry.reduce((sum, piece) => sum + piece.length, 0);
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const { entries = parts.length, start = at, comment = new Uint8Array(0), before = new Uint8Array(0) } = end;
  const record = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, entries], [2, entries], [4, end.size ?? size], [4, start], [2, comment.length]);
  return new Uint8Array(Buffer.concat([...pieces, ...directory, before, record, comment]));
}

function headerOf({ name, content = '', deflated = false }: Part): Header {
  const bytes = bytesOf(content);
  const packed = deflated ? new Uint8Array(deflateRawSync(bytes)) : bytes;
  return { version: 20, flags: 0x0800, method: deflated ? 8 : 0, crc: crc32(bytes), packedSize: packed.length, size: bytes.length, name: bytesOf(name), extra: new Uint8Array(0), packed };
}

function common({ version, flags, method, crc, packedSize, size }: Header): (readonly [number, number])[] {
  return [[2, version], [2, flags], [2, method], [2, 0], [2, 0x21], [4, crc], [4, packedSize], [4, size]];
}
