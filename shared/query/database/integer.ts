import type { Cell } from '#shared/table';

/** A number of a dictionary is an integer when a double holds it exactly as one; `-0` is not (as in `columnFrom`). */
export function isInteger(cell: Cell): cell is number | bigint {
  return typeof cell === 'bigint' || (Number.isSafeInteger(cell) && !Object.is(cell, -0));
}
