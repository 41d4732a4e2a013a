import { Malformed } from '../malformed';
import { copyBack } from './snappy';

/** Of the two numbers before each block in Hadoop's framing: its length unpacked and packed, the highest byte first. */
const FRAME_BYTES = 8;
const MIN_MATCH = 4;

/** One LZ4 block (codec LZ4_RAW). @throws Malformed */
export function unpackLz4(packed: Uint8Array, length: number): Uint8Array {
  const page = new Uint8Array(length);
  if (unpackBlock(packed, page, 0) !== length) throw new Malformed('a block of another length');
  return page;
}

/** The codec LZ4, long deprecated: blocks in Hadoop's framing, or one without any. @throws Malformed */
export function unpackFramedLz4(packed: Uint8Array, length: number): Uint8Array {
  const blocks = hadoopBlocks(packed, length);
  if (blocks === null) return unpackLz4(packed, length);
  const page = new Uint8Array(length);
  if (blocks.reduce((at, block) => unpackBlock(block, page, at), 0) !== length) throw new Malformed('blocks of another length');
  return page;
}

/** The blocks of Hadoop's framing, if these bytes are framed to the last. */
function hadoopBlocks(packed: Uint8Array, length: number): Uint8Array[] | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const blocks: Uint8Array[] = [];
  let unpacked = 0;
  for (let at = 0; at < packed.length; ) {
    if (packed.length - at < FRAME_BYTES) return null;
    unpacked += view.getUint32(at);
    const start = at + FRAME_BYTES;
    at = start + view.getUint32(at + 4);
    if (at > packed.length) return null;
    blocks.push(packed.subarray(start, at));
  }
  return unpacked === length ? blocks : null;
}

/** Where the block's bytes end in `page`. */
function unpackBlock(packed: Uint8Array, page: Uint8Array, from: number): number {
  let at = 0;
  let end = from;
  const lengthFrom = (nibble: number): number => {
    if (nibble < 15) return nibble;
    let length = nibble;
    for (let byte = 255; byte === 255; length += byte) byte = packed[at++] ?? missing();
    return length;
  };
  while (at < packed.length) {
    const token = packed[at++] as number;
    const literals = lengthFrom(token >> 4);
    if (literals > packed.length - at || literals > page.length - end) throw new Malformed('literals beyond the end');
    page.set(packed.subarray(at, at + literals), end);
    at += literals;
    end += literals;
    if (at === packed.length) return end;
    const distance = (packed[at++] ?? missing()) + (packed[at++] ?? missing()) * 256;
    const match = lengthFrom(token & 15) + MIN_MATCH;
    if (match > page.length - end) throw new Malformed('a match beyond the end');
    copyBack(page, end, distance, match);
    end += match;
  }
  return end;
}

function missing(): never {
  throw new Malformed('a block that is cut off');
}
