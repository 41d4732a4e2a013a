/** Numbers by code: which one each row has, and what they are, in order of first appearance. */
export interface Interned {
  readonly codes: Uint32Array;
  readonly distinct: Float64Array;
}

const FREE = 0xffff_ffff;
const FIRST_CAPACITY = 2 ** 12;

/** Codes of numbers that are none twice; NaN is one like any other. Open addressing over the bits of the doubles. */
export function interned(values: Int32Array | Float64Array): Interned {
  const doubles = values instanceof Float64Array ? values : new Float64Array(values);
  const halves = new Uint32Array(doubles.buffer, doubles.byteOffset, 2 * doubles.length);
  const codes = new Uint32Array(doubles.length);
  let slots: Uint32Array = new Uint32Array(FIRST_CAPACITY).fill(FREE);
  let mask = FIRST_CAPACITY - 1;
  let distinct: Float64Array = new Float64Array(FIRST_CAPACITY / 2);
  let count = 0;
  let unknown = FREE;
  for (let row = 0; row < doubles.length; row++) {
    const value = doubles[row] as number;
    if (Number.isNaN(value)) {
      if (unknown === FREE) distinct[(unknown = count++)] = NaN;
      codes[row] = unknown;
    } else {
      let slot = hashed(halves[2 * row] as number, halves[2 * row + 1] as number) & mask;
      let code = slots[slot] as number;
      while (code !== FREE && distinct[code] !== value) {
        slot = (slot + 1) & mask;
        code = slots[slot] as number;
      }
      if (code === FREE) {
        code = count++;
        distinct[code] = value;
        slots[slot] = code;
      }
      codes[row] = code;
    }
    if (count === distinct.length) {
      distinct = doubled(distinct);
      slots = placed(distinct, count);
      mask = slots.length - 1;
    }
  }
  return { codes, distinct: distinct.slice(0, count) };
}

function hashed(low: number, high: number): number {
  let hash = Math.imul(low ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0xc2b2_ae35) >>> 7;
}

function doubled(values: Float64Array): Float64Array {
  const more = new Float64Array(2 * values.length);
  more.set(values);
  return more;
}

/** A table of twice as many slots as there is room for numbers. */
function placed(distinct: Float64Array, count: number): Uint32Array {
  const slots = new Uint32Array(2 * distinct.length).fill(FREE);
  const mask = slots.length - 1;
  const halves = new Uint32Array(distinct.buffer);
  for (let code = 0; code < count; code++) {
    if (Number.isNaN(distinct[code])) continue;
    let slot = hashed(halves[2 * code] as number, halves[2 * code + 1] as number) & mask;
    while (slots[slot] !== FREE) slot = (slot + 1) & mask;
    slots[slot] = code;
  }
  return slots;
}
