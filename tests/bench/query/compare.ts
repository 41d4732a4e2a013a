import type { Cell } from '#shared/table';

/** Doubles that were added up in another order differ in their last digits. */
const TOLERANCE = 1e-12;

/** Where two answers differ, without repeating a value; `null` where they are the same. */
export function difference(ours: readonly Cell[][], theirs: readonly Cell[][]): string | null {
  if (ours.length !== theirs.length) return `in their rows: ${ours.length} and ${theirs.length}`;
  for (const [row, cells] of ours.entries()) {
    const column = cells.findIndex((cell, at) => !isSame(cell, theirs[row]?.[at] as Cell));
    if (column >= 0) return `in row ${row}, column ${column}`;
  }
  return null;
}

function isSame(ours: Cell, theirs: Cell): boolean {
  const [one, other] = [number(ours), number(theirs)];
  return one !== null && other !== null ? Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one)) : ours === theirs;
}

/** A number of any width: DuckDB gives sums of integers as wide ones, in four 32-bit words. */
function number(cell: unknown): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'bigint') return Number(cell);
  if (!(cell instanceof Uint32Array)) return null;
  const wide = cell.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return Number(BigInt.asIntN(128, wide));
}
