import type { Ranked } from './ranks';

/** Rows by group; the groups are in no order. */
export interface Groups {
  readonly count: number;
  /** Group by row. */
  readonly ids: Uint32Array;
  /** A row of each group. */
  readonly first: Uint32Array;
}

/** Numbers up to which an array beats a map; in a large table up to four times its rows. */
const DENSE = 2 ** 16;

/** Without keys all rows are one group, which is there also without rows. */
export function groupRows(rows: number, keys: readonly Ranked[]): Groups {
  const one: Groups = { count: 1, ids: new Uint32Array(rows), first: new Uint32Array(1) };
  return keys.reduce((groups, key) => subdivided(groups, key), one);
}

function subdivided({ count, ids }: Groups, { ranks, cells }: Ranked): Groups {
  const size = count * cells.length;
  if (size > Math.max(DENSE, 4 * ids.length)) return byMap(ids.length, (row) => (ids[row] as number) * cells.length + (ranks[row] as number));
  return byArray(count === 1 ? ranks : composed(ids, ranks, cells.length), size);
}

/** One number for both keys of a row; less than 2^32, as rows are. */
function composed(ids: Uint32Array, ranks: Uint32Array, places: number): Uint32Array {
  const numbers = new Uint32Array(ids.length);
  for (let row = 0; row < ids.length; row++) numbers[row] = (ids[row] as number) * places + (ranks[row] as number);
  return numbers;
}

function byArray(numbers: Uint32Array, size: number): Groups {
  const firstRow = new Int32Array(size).fill(-1);
  for (let row = numbers.length - 1; row >= 0; row--) firstRow[numbers[row] as number] = row;
  const groupOf = new Uint32Array(size);
  let count = 0;
  for (let number = 0; number < size; number++) if (firstRow[number] !== -1) groupOf[number] = count++;
  const ids = new Uint32Array(numbers.length);
  for (let row = 0; row < ids.length; row++) ids[row] = groupOf[numbers[row] as number] as number;
  return { count, ids, first: Uint32Array.from(firstRow.filter((row) => row !== -1)) };
}

function byMap(rows: number, numberAt: (row: number) => number): Groups {
  const groupOf = new Map<number, number>();
  const first: number[] = [];
  const ids = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const number = numberAt(row);
    const known = groupOf.get(number);
    ids[row] = known ?? first.push(row) - 1;
    if (known === undefined) groupOf.set(number, first.length - 1);
  }
  return { count: first.length, ids, first: Uint32Array.from(first) };
}
