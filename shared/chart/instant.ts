import type { Cell } from '#shared/table';

const YEAR = /^\d{4}$/;
const QUARTER = /^(\d{4})-?Q([1-4])$/;
const DATE_ONLY = /^\d{4}-\d{2}(-\d{2})?$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/**
 * A cell that stands for a date, as milliseconds since 1970-01-01 UTC; `null` when it is none.
 * A year (2015), a month (`2015-03`), a quarter (`2015-Q1`) count from their first day. A time without a
 * zone is taken as it is written: all charts are drawn in UTC, so that a date is the same everywhere.
 */
export function instantOf(cell: Cell): number | null {
  if (typeof cell === 'bigint') return instantOf(Number(cell));
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 1000 && cell <= 9999 ? Date.UTC(cell, 0, 1) : cell;
  if (typeof cell !== 'string') return null;
  if (YEAR.test(cell)) return Date.UTC(Number(cell), 0, 1);
  const quarter = QUARTER.exec(cell);
  if (quarter !== null) return Date.UTC(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 1);
  const milliseconds = Date.parse(DATE_ONLY.test(cell) || !LOCAL_TIME.test(cell) ? cell : `${cell.replace(' ', 'T')}Z`);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
