import type { Cell } from '#shared/table';
import { FunctionFailure, type SqlFunction } from './sql-function';

/** What a text says of a time: the year, and as much below as it names. */
interface Period {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly day: number | null;
  /** Milliseconds of 1970 of the Monday that the week begins with. */
  readonly monday: number | null;
}

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** `2022`, `2022-03`, `2022-03-05`, `2022-03-05T12:00Z`, `2022-03-05 12:00`: ISO 8601 as fields of packages have it. */
const DATE_TEXT = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d.*)?)?)?$/s;
/** `2022-Q1`, as statistical offices write a quarter. */
const QUARTER_TEXT = /^(\d{4})-?Q([1-4])$/;
/** `2022-W05`, a week of ISO 8601. */
const WEEK_TEXT = /^(\d{4})-?W(\d\d)$/;

const timeOf = (year: number, month: number, day: number): number => new Date(0).setUTCFullYear(year, month - 1, day);

const mondayOf = (time: number): number => time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;

/** The Monday that week 1 of a year begins with: that of the week with 4 January (ISO 8601). */
const firstMonday = (year: number): number => mondayOf(timeOf(year, 1, 4));

/** What a text, or the number of a year, says; `null` where it is no time, as with SQLite's own functions. */
function periodOf(cell: Cell | undefined): Period | null {
  if (cell === null || cell === undefined || cell instanceof Uint8Array) return null;
  const text = String(cell).trim();
  const found = DATE_TEXT.exec(text) ?? QUARTER_TEXT.exec(text) ?? WEEK_TEXT.exec(text);
  const year = Number(found?.[1] ?? 0);
  if (!found || year === 0) return null;
  if (text.includes('Q')) return { year, quarter: Number(found[2]), month: null, day: null, monday: null };
  return text.includes('W') ? ofWeek(year, Number(found[2])) : ofDate(year, found[2], found[3]);
}

function ofDate(year: number, month: string | undefined, day: string | undefined): Period | null {
  if (month === undefined) return { year, quarter: null, month: null, day: null, monday: null };
  const time = timeOf(year, Number(month), Number(day ?? 1));
  const date = new Date(time);
  if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day ?? 1)) return null;
  return { year, quarter: Math.ceil(Number(month) / 3), month: Number(month), day: day === undefined ? null : Number(day), monday: day === undefined ? null : mondayOf(time) };
}

function ofWeek(year: number, week: number): Period | null {
  const monday = firstMonday(year) + (week - 1) * WEEK;
  return week < 1 || monday >= firstMonday(year + 1) ? null : { year, quarter: null, month: null, day: null, monday };
}

/** The week of ISO 8601 with its year, which is that of the week's Thursday. */
function isoWeek({ monday }: Period): { year: number; week: number } | null {
  if (monday === null) return null;
  const year = new Date(monday + 3 * DAY).getUTCFullYear();
  return { year, week: 1 + Math.round((monday - firstMonday(year)) / WEEK) };
}

const digits = (value: number, count: number): string => String(value).padStart(count, '0');
const isoDay = (year: number, month: number, day: number): string => `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;

/** The first day of the year, quarter ... that a time lies in; `null` where its text does not say in which. */
const UNITS: ReadonlyMap<string, (period: Period) => string | null> = new Map([
  ['year', ({ year }: Period) => isoDay(year, 1, 1)],
  ['quarter', ({ year, quarter }) => quarter && isoDay(year, quarter * 3 - 2, 1)],
  ['month', ({ year, month }) => month && isoDay(year, month, 1)],
  ['week', ({ monday }) => (monday === null ? null : (new Date(monday).toISOString().split('T', 1)[0] as string))],
  ['day', ({ year, month, day }) => month && day && isoDay(year, month, day)],
] as [string, (period: Period) => string | null][]);

function dateTrunc(unit: Cell | undefined, time: Cell | undefined): string | null {
  if (unit === null) return null;
  const first = UNITS.get(String(unit).toLowerCase());
  if (first === undefined) throw new FunctionFailure(`date_trunc() takes one of ${[...UNITS.keys()].join(', ')}`);
  const period = periodOf(time);
  return period && first(period);
}

const ofTime = (name: string, call: (period: Period) => Cell): SqlFunction => ({
  name,
  arity: 1,
  call(time) {
    const period = periodOf(time);
    return period && call(period);
  },
});

/** Calendar functions of texts as fields hold them: dates, months, quarters, weeks, years. What is no such text is NULL. */
export const CALENDAR: readonly SqlFunction[] = [
  { name: 'date_trunc', arity: 2, call: dateTrunc },
  ofTime('quarter', ({ quarter }) => quarter),
  ofTime('year_quarter', ({ year, quarter }) => quarter && `${digits(year, 4)}-Q${quarter}`),
  ofTime('iso_week', (period) => isoWeek(period)?.week ?? null),
  ofTime('iso_year', (period) => isoWeek(period)?.year ?? null),
  ofTime('year_week', (period) => {
    const week = isoWeek(period);
    return week && `${digits(week.year, 4)}-W${digits(week.week, 2)}`;
  }),
];
