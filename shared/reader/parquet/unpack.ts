import type { CompressionCodec } from 'hyparquet';
import { decompressBrotli, decompressZstd } from 'hyparquet-compressors';
import { BrotliOutput } from 'hyparquet-compressors/src/brotli.streams.js';
import { Malformed } from '../malformed';
import { unpackFramedLz4, unpackLz4 } from './lz4';
import { unpackSnappy } from './snappy';

/** A page may have so many bytes whatever it was packed into, and so many more for each packed byte. */
const PAGE_BYTES = 8 * 1024 * 1024;
const GROWTH = 1_000;

/** hyparquet's Brotli makes its output as long as the packed bytes ask for; here a page is as long as its header says. */
Object.defineProperty(BrotliOutput.prototype, 'buffer', {
  get(this: Room) {
    return this.room;
  },
  set(this: Room, bytes: Uint8Array) {
    if (this.room !== undefined && bytes.length > this.room.length) throw new Malformed('a page beyond its length');
    this.room = bytes;
  },
});

interface Room {
  room?: Uint8Array;
}

/** fzstd asks `page == 1` of what it is given, for which a plain array would be spelled out as text, byte by byte. */
class ZstdPage extends Uint8Array<ArrayBuffer> {
  override valueOf(): this {
    return Number.NaN as unknown as this;
  }
}

/**
 * A page's bytes, in a buffer of their own of exactly `length` bytes: nothing grows beyond what the
 * page's header says, and no header may say much more than its packed bytes can hold.
 * @throws Malformed, and whatever a decompressor says of bytes that are not its own
 */
export async function unpack(packed: Uint8Array, length: number, codec: CompressionCodec): Promise<Uint8Array> {
  if (length < 0 || length > PAGE_BYTES + GROWTH * packed.length) throw new Malformed('a page of absurd length');
  const page = length === 0 ? new Uint8Array(0) : await unpacked(packed, length, codec);
  if (page.length !== length) throw new Malformed('a page of another length');
  return page;
}

async function unpacked(packed: Uint8Array, length: number, codec: CompressionCodec): Promise<Uint8Array> {
  switch (codec) {
    case 'UNCOMPRESSED':
      return packed.slice();
    case 'GZIP':
      return gunzipped(packed, length);
    case 'ZSTD':
      return new Uint8Array(decompressZstd(packed, new ZstdPage(new ArrayBuffer(length))).buffer);
    case 'BROTLI':
      return decompressBrotli(packed, length);
    case 'LZ4':
      return unpackFramedLz4(packed, length);
    case 'LZ4_RAW':
      return unpackLz4(packed, length);
    case 'SNAPPY':
      return unpackSnappy(packed, length);
    default:
      throw new Malformed(`the codec ${codec}`);
  }
}

/** The platform's inflater, stopped at `length` bytes. */
async function gunzipped(packed: Uint8Array, length: number): Promise<Uint8Array> {
  const page = new Uint8Array(length);
  let at = 0;
  for await (const piece of new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'))) {
    if (piece.length > length - at) throw new Malformed('a page beyond its length');
    page.set(piece, at);
    at += piece.length;
  }
  return page.subarray(0, at);
}
