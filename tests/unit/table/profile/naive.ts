import { type Cell, cellAt, type Column, rowsOf } from '#shared/table';

/** What a profile says, reckoned row by row from the values themselves. */
export interface Naive {
  readonly rows: number;
  readonly missing: number;
  readonly empty: number;
  readonly distinct: number;
  readonly min: Cell;
  readonly max: Cell;
  readonly median: number | null;
  readonly counted: readonly { readonly value: Cell; readonly count: number }[];
}

export function naively(column: Column): Naive {
  const cells = Array.from({ length: rowsOf(column) }, (_, row) => cellAt(column, row));
  const present = cells.filter((cell) => cell !== null && !Number.isNaN(cell)).sort(inOrder);
  const counts = new Map<string, { value: Cell; count: number }>();
  for (const value of present) {
    const key = value instanceof Uint8Array ? `blob ${value.join()}` : `${typeof value === 'string' ? 'text' : 'number'} ${value}`;
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return {
    rows: cells.length,
    missing: cells.length - present.length,
    empty: present.filter((cell) => cell === '').length,
    distinct: counts.size,
    min: present[0] ?? null,
    max: present.at(-1) ?? null,
    median: middleOf(present),
    counted: [...counts.values()].sort((one, other) => other.count - one.count || inOrder(one.value, other.value)),
  };
}

function middleOf(present: readonly Cell[]): number | null {
  const [lower, upper] = [present[Math.floor((present.length - 1) / 2)], present[Math.floor(present.length / 2)]];
  if (!present.every((cell) => typeof cell === 'number') || present.length === 0) return null;
  const middle = lower === upper ? (lower as number) : ((lower as number) + (upper as number)) / 2;
  return Number.isNaN(middle) ? null : middle + 0;
}

/** SQLite's order, by the bytes of a text in UTF-8. */
export function inOrder(one: Cell, other: Cell): number {
  const rank = (cell: Cell): number => (cell instanceof Uint8Array ? 2 : typeof cell === 'string' ? 1 : 0);
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (rank(one) === 0) return (one as number) < (other as number) ? -1 : (one as number) > (other as number) ? 1 : 0;
  const bytes = (cell: Cell): Uint8Array => (cell instanceof Uint8Array ? cell : new TextEncoder().encode(cell as string));
  const [a, b] = [bytes(one), bytes(other)];
  for (let at = 0; at < Math.min(a.length, b.length); at++) if (a[at] !== b[at]) return (a[at] as number) - (b[at] as number);
  return a.length - b.length;
}

/** Whether a value lies in a bin, as the condition in SQL that the bin stands for would decide it. */
export function isWithin(value: Cell, { from, to, includesTo }: { readonly from: Cell; readonly to: Cell; readonly includesTo: boolean }): boolean {
  return inOrder(value, from) >= 0 && (includesTo ? inOrder(value, to) <= 0 : inOrder(value, to) < 0);
}
