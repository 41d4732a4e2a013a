import { Malformed } from '../malformed';

/**
 * One block of Snappy (format_description.txt), of exactly `length` bytes: nothing is read or written
 * beyond the ends, and every step goes on in both.
 * @throws Malformed
 */
export function unpackSnappy(packed: Uint8Array, length: number): Uint8Array {
  const page = new Uint8Array(length);
  let at = packed.findIndex((byte) => byte < 0x80) + 1;
  let end = 0;
  const number = (bytes: number): number => {
    if (bytes > packed.length - at) throw new Malformed('an element that is cut off');
    let value = 0;
    for (let index = 0; index < bytes; index++) value += (packed[at++] as number) * 2 ** (8 * index);
    return value;
  };
  while (at < packed.length) {
    const tag = packed[at++] as number;
    const kind = tag & 3;
    const upper = tag >> 2;
    const count = kind === 0 ? 1 + (upper < 60 ? upper : number(upper - 59)) : kind === 1 ? 4 + (upper & 7) : 1 + upper;
    if (count > page.length - end) throw new Malformed('an element beyond the end');
    if (kind === 0) {
      if (count > packed.length - at) throw new Malformed('a literal that is cut off');
      page.set(packed.subarray(at, (at += count)), end);
    } else {
      const distance = kind === 1 ? (tag >> 5) * 256 + number(1) : number(kind === 2 ? 2 : 4);
      copyBack(page, end, distance, count);
    }
    end += count;
  }
  if (end !== length) throw new Malformed('a block of another length');
  return page;
}

/** Repeats what stands `distance` bytes before `at`, also where that is still being written. */
export function copyBack(page: Uint8Array, at: number, distance: number, count: number): void {
  if (distance === 0 || distance > at) throw new Malformed('a copy from before the beginning');
  if (distance >= count) page.copyWithin(at, at - distance, at - distance + count);
  else for (let index = at; index < at + count; index++) page[index] = page[index - distance] as number;
}
