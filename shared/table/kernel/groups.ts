import type { Ranked } from './ranks';

/** Rows by group; groups are numbered in the order of their keys. */
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
  const numberAt = (row: number): number => (ids[row] as number) * cells.length + (ranks[row] as number);
  return size <= Math.max(DENSE, 4 * ids.length) ? byArray(ids.length, size, numberAt) : byMap(ids.length, numberAt);
}

function byArray(rows: number, size: number, numberAt: (row: number) => number): Groups {
  const firstRow = new Int32Array(size).fill(-1);
  const numbers = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const number = numberAt(row);
    numbers[row] = number;
    if (firstRow[number] === -1) firstRow[number] = row;
  }
  const first = firstRow.filter((row) => row >= 0);
  const groupOf = new Uint32Array(size);
  for (let number = 0, group = 0; number < size; number++) if (firstRow[number] !== -1) groupOf[number] = group++;
  for (let row = 0; row < rows; row++) numbers[row] = groupOf[numbers[row] as number] as number;
  return { count: first.length, ids: numbers, first: Uint32Array.from(first) };
}

function byMap(rows: number, numberAt: (row: number) => number): Groups {
  const firstRow = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    const number = numberAt(row);
    if (!firstRow.has(number)) firstRow.set(number, row);
  }
  const numbers = Float64Array.from(firstRow.keys()).sort();
  const first = Uint32Array.from(numbers, (number) => firstRow.get(number) as number);
  numbers.forEach((number, group) => firstRow.set(number, group));
  const ids = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) ids[row] = firstRow.get(numberAt(row)) as number;
  return { count: first.length, ids, first };
}
