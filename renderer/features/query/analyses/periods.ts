import type { Cell } from '#shared/table';
import { stepOf, type TimeField } from '../actions/period';

const DAY = 86_400_000;

/** A period as a whole number that grows by one from each to the next; `null` where it is none of that kind. In SQL it is `periodNumber` of the actions. */
export function periodNumber(value: Cell, time: TimeField): number | null {
  const step = stepOf(time);
  if (time.kind === 'number') return typeof value === 'number' ? value : null;
  const [, year, , part = ''] = /^(\d{4})(-?[QW]?)(.*)$/.exec(String(value)) ?? [];
  if (year === undefined || step === null) return null;
  if (step === 'year') return Number(year);
  if (time.kind === 'quarter') return 4 * Number(year) + Number(part) - 1;
  if (time.kind === 'week') return mondayOfFirstWeek(Number(year)) / 7 + Number(part) - 1;
  const month = 12 * Number(year) + Number(part.slice(0, 2)) - 1;
  if (step === 'month') return month;
  if (step === 'quarter') return Math.floor(month / 3);
  const day = Date.parse(`${String(value)}T00:00:00Z`) / DAY;
  if (!Number.isInteger(day)) return null;
  return step === 'week' ? Math.floor((day - FIRST_MONDAY) / 7) : day;
}

/** The period of a number, written like another of its series: dates keep their day, and their month within a quarter or year. */
export function writtenPeriod(number: number, time: TimeField, like: Cell): Cell {
  if (time.kind === 'number') return number;
  const [step, text] = [stepOf(time), String(like)];
  const dash = text.charAt(4) === '-' ? '-' : '';
  if (time.kind === 'quarter') return step === 'year' ? `${number}${text.slice(4)}` : `${Math.floor(number / 4)}${dash}Q${(number % 4) + 1}`;
  if (time.kind === 'week') return writtenWeek(number, dash);
  if (time.kind === 'year') return String(number);
  if (step === 'day') return dateText(number);
  // From the period that it is like, as many days or months on as periods lie between.
  const between = number - (periodNumber(like, time) ?? number);
  if (step === 'week') return dateText(Date.parse(`${text}T00:00:00Z`) / DAY + 7 * between);
  const month = 12 * Number(text.slice(0, 4)) + Number(text.slice(5, 7)) - 1 + between * MONTHS[step ?? 'month'];
  const written = `${Math.floor(month / 12)}-${twoDigits((month % 12) + 1)}`;
  if (time.kind === 'month') return written;
  return time.isAtEnd === true ? new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10) : `${written}${text.slice(7)}`;
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

/** 5 January 1970, in days of 1970: weeks are counted from it. */
const FIRST_MONDAY = 4;

function writtenWeek(number: number, dash: string): string {
  // The year of an ISO week is that of its Thursday.
  const year = new Date((number * 7 + 3 + FIRST_MONDAY) * DAY).getUTCFullYear();
  return `${year}${dash}W${twoDigits(number - mondayOfFirstWeek(year) / 7 + 1)}`;
}

/** Days from that Monday to the one of a year's first week: the week of 4 January (ISO 8601). */
function mondayOfFirstWeek(year: number): number {
  const fourth = Date.UTC(year, 0, 4) / DAY;
  const sinceMonday = (new Date(fourth * DAY).getUTCDay() + 6) % 7;
  return fourth - sinceMonday - FIRST_MONDAY;
}

function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
