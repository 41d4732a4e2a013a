import type { FieldType } from '../field';
import type { Cell } from '../column';
import type { Bin, Histogram, Tally } from './profile';

const DAY = 86_400_000;

/** A histogram has at most so many steps of the calendar. */
const MOST_BINS = 36;

interface Step {
  readonly unit: 'day' | 'month';
  readonly size: number;
}

/** A thousand years: nine of them hold every year of four digits. */
const COARSEST: Step = { unit: 'month', size: 12_000 };

/** Steps, finest first; weeks begin on Monday (ISO 8601), the others where a year or a century does. */
const STEPS: readonly Step[] = [{ unit: 'day', size: 1 }, { unit: 'day', size: 7 }, ...[1, 3, 12, 60, 120, 600, 1200].map((size): Step => ({ unit: 'month', size })), COARSEST];

/** 1970-01-01 was a Thursday: weeks are counted from the Monday before. */
const FIRST_MONDAY = -3;

/** A year is written with four digits: `0000-01-01` to `9999-12-31`. */
const FIRST_DAY = -719_528;
const LAST_DAY = 2_932_896;
const END_OF_TIME = '9999-12-31T24:00:00';

/** Types whose values are texts that begin with an ISO 8601 date. */
export type CalendarType = 'yearmonth' | 'date' | 'datetime';

/** How many characters of it, and whether more may follow. */
const WRITTEN: Readonly<Record<CalendarType, { readonly length: number; readonly goesOn: boolean }>> = {
  yearmonth: { length: 7, goesOn: false },
  date: { length: 10, goesOn: false },
  datetime: { length: 10, goesOn: true },
};

/** A field's own type where it is of the calendar; of text that nobody declared, what all of it is written as. */
export function calendarTypeOf({ values }: Tally, type: FieldType): CalendarType | null {
  if (type === 'yearmonth' || type === 'date' || type === 'datetime') return type;
  if ((type !== 'string' && type !== 'any') || values.length === 0) return null;
  const isAll = (wanted: CalendarType): boolean => (values as readonly Cell[]).every((value) => !Number.isNaN(dayOf(value, wanted)));
  return (['yearmonth', 'date'] as const).find(isAll) ?? null;
}

/** `null` where no value is written as the type says. */
export function calendarHistogram({ values, counts }: Tally, type: CalendarType): Histogram | null {
  const days = Float64Array.from(values as readonly Cell[], (value) => dayOf(value, type));
  let [first, last] = [Infinity, -Infinity];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  if (first > last) return null;
  const steps = STEPS.filter(({ unit }) => unit === 'month' || type !== 'yearmonth');
  const step = steps.find((wanted) => placeOf(last, wanted) - placeOf(first, wanted) < MOST_BINS) ?? COARSEST;
  const from = placeOf(first, step);
  const rows = new Float64Array(placeOf(last, step) - from + 1);
  let outside = 0;
  days.forEach((day, at) => {
    const count = counts[at] as number;
    if (Number.isNaN(day)) outside += count;
    else rows[placeOf(day, step) - from] = (rows[placeOf(day, step) - from] as number) + count;
  });
  return { kind: 'bins', bins: Array.from(rows, (count, at) => binAt(from + at, step, type, count)), outside };
}

/** Which step from 1970 on a day lies in. */
function placeOf(day: number, { unit, size }: Step): number {
  if (unit === 'day') return size === 1 ? day : Math.floor((day - FIRST_MONDAY) / size - 1);
  const date = new Date(day * DAY);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / size);
}

/** The first day of a step. */
function beginOf(place: number, { unit, size }: Step): number {
  if (unit === 'day') return size === 1 ? place : (place + 1) * size + FIRST_MONDAY;
  return dayNumber(Math.floor((place * size) / 12), (place * size) % 12, 1);
}

function binAt(place: number, step: Step, type: CalendarType, count: number): Bin {
  const from = Math.max(beginOf(place, step), FIRST_DAY);
  const next = beginOf(place + 1, step);
  // A time of the last day comes behind the day's own text: such a bin ends before the next one begins.
  if (type === 'datetime') return next > LAST_DAY ? { from: textOf(from, 10), to: END_OF_TIME, includesTo: true, count } : { from: textOf(from, 10), to: textOf(next, 10), includesTo: false, count };
  const length = type === 'yearmonth' ? 7 : 10;
  return { from: textOf(from, length), to: textOf(Math.min(next - 1, LAST_DAY), length), includesTo: true, count };
}

function textOf(day: number, length: number): string {
  return new Date(day * DAY).toISOString().slice(0, length);
}

/** Days since 1970-01-01 of a text that begins with a date of the calendar; NaN of any other value. */
function dayOf(value: Cell, type: CalendarType): number {
  const { length, goesOn } = WRITTEN[type];
  if (typeof value !== 'string' || value.length < length || (value.length > length && !goesOn)) return NaN;
  const year = numberAt(value, 0, 4);
  const month = numberAt(value, 5, 7) - 1;
  const day = length === 7 ? 1 : numberAt(value, 8, 10);
  const isWritten = value[4] === '-' && (length === 7 || value[7] === '-');
  const number = isWritten && month >= 0 && month < 12 ? dayNumber(year, month, day) : NaN;
  return day >= 1 && number < dayNumber(year, month + 1, 1) ? number : NaN;
}

/** `Date.UTC` takes the years before 100 for those of the twentieth century. */
function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year + 400, month, day) / DAY - 146_097;
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}
