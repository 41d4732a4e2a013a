import type { Language } from '#shared/base';

/** Numbers and dates as d3 wants them told (`d3-format`, `d3-time-format`), taken from the platform's own data on languages. */
export interface ChartLocale {
  readonly number: {
    readonly decimal: string;
    readonly thousands: string;
    readonly grouping: number[];
    readonly currency: [string, string];
    readonly percent: string;
  };
  readonly time: {
    readonly dateTime: string;
    readonly date: string;
    readonly time: string;
    readonly periods: [string, string];
    readonly days: Names<7>;
    readonly shortDays: Names<7>;
    readonly months: Names<12>;
    readonly shortMonths: Names<12>;
  };
}

type Names<Count extends number> = Count extends 7
  ? [string, string, string, string, string, string, string]
  : [string, string, string, string, string, string, string, string, string, string, string, string];

const NARROW_SPACE = '\u202f';

/** As institutions of Europe write English: day before month. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', pl: 'pl-PL', cs: 'cs-CZ', sk: 'sk-SK', hu: 'hu-HU' };

export function chartLocale(language: Language): ChartLocale {
  const locale = LOCALES[language];
  const parts = new Intl.NumberFormat(locale, { useGrouping: true, minimumFractionDigits: 1 }).formatToParts(1_234_567.5);
  const part = (type: Intl.NumberFormatPartTypes): string => parts.find((each) => each.type === type)?.value ?? '';
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).formatToParts(0.5).map((each) => (each.type === 'integer' ? '' : each.value));
  return {
    number: {
      decimal: part('decimal'),
      thousands: part('group').replace('\u00a0', NARROW_SPACE),
      grouping: [3],
      currency: ['', ''],
      percent: percent.join(''),
    },
    time: {
      dateTime: '%-d %B %Y, %H:%M',
      date: '%-d %B %Y',
      time: '%H:%M:%S',
      periods: ['AM', 'PM'],
      days: names(locale, { weekday: 'long' }, 7) as Names<7>,
      shortDays: names(locale, { weekday: 'short' }, 7) as Names<7>,
      months: names(locale, { month: 'long' }, 12) as Names<12>,
      shortMonths: names(locale, { month: 'short' }, 12) as Names<12>,
    },
  };
}

/** Names on their own, not as part of a date: Polish "maj", not "maja". 1 January 2023 was a Sunday, d3's first day. */
function names(locale: string, style: Intl.DateTimeFormatOptions, count: number): string[] {
  const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  const months = style.month !== undefined;
  return Array.from({ length: count }, (_, index) => format.format(months ? Date.UTC(2023, index, 1) : Date.UTC(2023, 0, index + 1)));
}

/** Labels of a time axis by the finest unit that a tick stands for: `2022`, `lut`, `3 lut`, `14:30`. */
export const TIME_LABELS = {
  year: '%Y',
  quarter: '%b',
  month: '%b',
  week: '%-d %b',
  date: '%-d %b',
  hours: '%H:%M',
  minutes: '%H:%M',
  seconds: '%H:%M:%S',
  milliseconds: '.%L',
} as const;

/** Labels of time units and their combinations, day before month (Vega's own are American). */
export const UNIT_LABELS = {
  year: '%Y ',
  'year-month': '%b %Y ',
  'year-month-date': '%-d %b %Y ',
  month: '%b ',
  'month-date': '%-d %b ',
  date: '%-d ',
  hours: '%H:00',
  'hours-minutes': '%H:%M',
  day: '%a ',
} as const;
