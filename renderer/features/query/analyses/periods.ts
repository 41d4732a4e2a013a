import type { Cell } from '#shared/table';
import type { PeriodKind } from '../actions/period';

const DAY = 86_400_000;

/** A period as a whole number that grows by one from each to the next; `null` where it is none of that kind. */
export function periodNumber(value: Cell, kind: PeriodKind): number | null {
  if (kind === 'number') return typeof value === 'number' ? value : null;
  const [, year, , part = ''] = /^(\d{4})(-?[QW]?)(.*)$/.exec(String(value)) ?? [];
  if (year === undefined) return null;
  if (kind === 'year') return Number(year);
  if (kind === 'quarter') return 4 * Number(year) + Number(part) - 1;
  if (kind === 'month') return 12 * Number(year) + Number(part) - 1;
  if (kind === 'week') return mondayOfFirstWeek(Number(year)) / 7 + Number(part) - 1;
  const day = Date.parse(`${String(value)}T00:00:00Z`) / DAY;
  return kind === 'day' && Number.isInteger(day) ? day : null;
}

/** The period of a number, written like another of its series. */
export function writtenPeriod(number: number, kind: PeriodKind, like: Cell): Cell {
  if (kind === 'number') return number;
  const dash = String(like).charAt(4) === '-' ? '-' : '';
  if (kind === 'quarter') return `${Math.floor(number / 4)}${dash}Q${(number % 4) + 1}`;
  if (kind === 'month') return `${Math.floor(number / 12)}-${twoDigits((number % 12) + 1)}`;
  if (kind === 'day') return new Date(number * DAY).toISOString().slice(0, 10);
  if (kind !== 'week') return String(number);
  // The year of an ISO week is that of its Thursday.
  const year = new Date((number * 7 + 3 + FIRST_MONDAY) * DAY).getUTCFullYear();
  return `${year}${dash}W${twoDigits(number - mondayOfFirstWeek(year) / 7 + 1)}`;
}

/** 5 January 1970, in days of 1970: weeks are counted from it. */
const FIRST_MONDAY = 4;

/** Days from that Monday to the one of a year's first week: the week of 4 January (ISO 8601). */
function mondayOfFirstWeek(year: number): number {
  const fourth = Date.UTC(year, 0, 4) / DAY;
  const sinceMonday = (new Date(fourth * DAY).getUTCDay() + 6) % 7;
  return fourth - sinceMonday - FIRST_MONDAY;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
