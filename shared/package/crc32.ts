/** CRC-32 of `bytes`, carried on from `previous` (APPNOTE 4.4.7). A host with a faster one hands in its own. */
export type Crc32 = (bytes: Uint8Array, previous?: number) => number;

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
  return value;
});

export const crc32: Crc32 = (bytes, previous = 0) => {
  let value = ~previous;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] as number);
  return ~value >>> 0;
};
