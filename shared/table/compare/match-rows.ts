import type { CellCodes } from './cell-codes';

/** Which rows have nothing on the other side, in row order. */
export interface Unmatched {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Whether every row has a code of its own on both sides: then the columns behind the codes are a key. */
export function areUnique({ before, after, size }: CellCodes): boolean {
  return [before, after].every((codes) => {
    const seen = new Uint8Array(size);
    return codes.every((code) => seen[code] === 0 && (seen[code] = 1));
  });
}

/** Rows whose key the other side does not have; `pair` hears of each row that both have. Keys are unique. */
export function matchByKey({ before, after, size }: CellCodes, pair: (before: number, after: number) => void): Unmatched {
  const places = new Int32Array(size).fill(-1);
  before.forEach((code, row) => (places[code] = row));
  const added: number[] = [];
  after.forEach((code, row) => {
    const place = places[code] as number;
    if (place < 0) added.push(row);
    else pair(place, row);
    places[code] = -1;
  });
  const removed: number[] = [];
  before.forEach((code, row) => places[code] === row && removed.push(row));
  return { added, removed };
}

/** Rows as a multiset: of rows that are all alike those count that one side has more of, the later ones. */
export function matchByContent({ before, after, size }: CellCodes): Unmatched {
  return { added: surplus(after, before, size), removed: surplus(before, after, size) };
}

function surplus(codes: Uint32Array, others: Uint32Array, size: number): number[] {
  const left = new Uint32Array(size);
  for (const code of others) left[code] = (left[code] as number) + 1;
  const rows: number[] = [];
  codes.forEach((code, row) => {
    const alike = left[code] as number;
    if (alike === 0) rows.push(row);
    else left[code] = alike - 1;
  });
  return rows;
}
