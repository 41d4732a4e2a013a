import type { Cell } from '../column';

/** Texts in the order of their UTF-8 bytes (SQLite's BINARY), which is the order of code points and not of UTF-16. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const difference = one.charCodeAt(at) - other.charCodeAt(at);
    if (difference !== 0) return inPlace(one.charCodeAt(at)) - inPlace(other.charCodeAt(at));
  }
  return one.length - other.length;
}

/** Surrogates stand for what comes behind U+FFFF, but lie before U+E000. */
function inPlace(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** SQLite's order of values (https://sqlite.org/datatype3.html, section 4.1): NULL, numbers by value whatever their class, text. */
export function compareCells(one: Cell, other: Cell): number {
  const difference = classOf(one) - classOf(other);
  if (difference !== 0 || one === null || other === null) return difference;
  if (typeof one === 'string') return compareText(one, other as string);
  return one < other ? -1 : one > other ? 1 : 0;
}

function classOf(cell: Cell): number {
  if (cell === null) return 0;
  return typeof cell === 'string' ? 2 : 1;
}
