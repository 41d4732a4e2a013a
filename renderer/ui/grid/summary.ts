import { cellAt, readsAsYear, type Table } from '#shared/table';
import { type Area, cellsIn } from './selection';

/** What the numbers of a selection come to; `null` where there are none, or too many to add up while one drags. */
export interface Summary {
  readonly numbers: number;
  readonly sum: number;
  readonly average: number;
}

const MOST_SUMMED = 100_000;

export function summaryOf(table: Table, area: Area, order: Uint32Array | null): Summary | null {
  const cells = cellsIn(area);
  if (cells < 2 || cells > MOST_SUMMED) return null;
  let numbers = 0;
  let sum = 0;
  for (let index = area.left; index <= area.right; index++) {
    const column = table.columns[index];
    // Years are numbers that nobody adds up.
    const field = table.fields[index];
    if (column === undefined || (field && readsAsYear(field, column))) continue;
    for (let shown = area.top; shown <= area.bottom; shown++) {
      const cell = cellAt(column, order ? (order[shown] as number) : shown);
      if (typeof cell !== 'number' && typeof cell !== 'bigint') continue;
      numbers++;
      sum += Number(cell);
    }
  }
  return numbers < 2 ? null : { numbers, sum, average: sum / numbers };
}
