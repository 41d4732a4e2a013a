/** Bytes that `value` (0 to 2^35 - 1) takes as a SQLite variable-length integer (file format, section 1.6). */
export function varintLength(value: number): number {
  if (value < 0x80) return 1;
  if (value < 0x4000) return 2;
  if (value < 0x20_0000) return 3;
  if (value < 0x1000_0000) return 4;
  return 5;
}

/** Writes `value` at `at` and returns the position behind it. Big-endian groups of seven bits, the high bit says "more". */
export function putVarint(out: Uint8Array, at: number, value: number): number {
  if (value < 0x80) {
    out[at] = value;
    return at + 1;
  }
  const length = varintLength(value);
  let rest = value;
  for (let place = at + length - 1; place >= at; place--) {
    out[place] = (rest % 0x80) | (place === at + length - 1 ? 0 : 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return at + length;
}
