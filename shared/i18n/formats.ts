import type { Language } from '#shared/base';

export type DateOptions = Intl.DateTimeFormatOptions;

/** How one language writes numbers and dates and sorts its words. */
export interface Formats {
  /**
   * Grouped from four digits on, with a narrow no-break space where the language groups by a space. What is not zero does not look like it:
   * a number too small for its decimals is said to be less than the smallest that they show (`<0.001`).
   */
  number(value: number | bigint, options?: Intl.NumberFormatOptions): string;
  /** `0.125` -> `12.5%`; at most one decimal unless the options say otherwise. */
  percent(fraction: number, options?: Intl.NumberFormatOptions): string;
  /**
   * A date as text keeps its own precision and needs no time zone: `2024`, `2024-05`, `2024-05-31`.
   * An instant (`Date` or text with a time) is shown with its time, in the local zone unless `timeZone` is given.
   */
  date(value: Date | string, options?: DateOptions): string;
  /** The order of a dictionary of that language; numbers inside words by value. For `sort`. */
  compare(a: string, b: string): number;
}

/** English as the institutions of Europe write it: day before month, 24 hours. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', pl: 'pl-PL', cs: 'cs-CZ', sk: 'sk-SK', hu: 'hu-HU' };

const NARROW_SPACE = '\u202f';

/** Reduced forms of ISO 8601 dates, with what their precision allows to show. */
const REDUCED_DATES: readonly { pattern: RegExp; shown: DateOptions }[] = [
  { pattern: /^\d{4}$/, shown: { year: 'numeric' } },
  { pattern: /^\d{4}-\d{2}$/, shown: { year: 'numeric', month: 'long' } },
  { pattern: /^\d{4}-\d{2}-\d{2}$/, shown: { year: 'numeric', month: 'long', day: 'numeric' } },
];

const INSTANT: DateOptions = { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' };

/** Formats of a language. Making an `Intl` object costs far more than using it, so each is made once. */
export function formatsOf(language: Language): Formats {
  const locale = LOCALES[language];
  const numberFormat = remember((options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
  const dateFormat = remember((options: DateOptions) => new Intl.DateTimeFormat(locale, options));
  const collator = new Intl.Collator(locale, { numeric: true });

  const number: Formats['number'] = (value, options = {}) => {
    const isZero = Number(value) === 0;
    // A zero has no sign and no power of ten.
    const format = numberFormat({ useGrouping: 'always', signDisplay: 'negative', ...options, ...(isZero && { notation: 'standard' }) });
    const parts = format.formatToParts(value);
    if (isZero || !looksLikeZero(parts)) return joined(parts);
    const least = leastShown(format);
    return value < 0 ? `>${joined(format.formatToParts(-least))}` : `<${joined(format.formatToParts(least))}`;
  };

  return {
    number,
    percent: (fraction, options) => number(fraction, { style: 'percent', maximumFractionDigits: 1, ...options }),
    date(value, options) {
      const reduced = typeof value === 'string' ? REDUCED_DATES.find(({ pattern }) => pattern.test(value)) : undefined;
      const instant = new Date(value);
      if (Number.isNaN(instant.getTime())) return String(value);
      return dateFormat(reduced ? { ...withStyle(reduced.shown, options), timeZone: 'UTC' } : withStyle(INSTANT, options)).format(instant);
    },
    compare: (a, b) => collator.compare(a, b),
  };
}

function joined(parts: readonly Intl.NumberFormatPart[]): string {
  return parts.map(({ type, value }) => (type === 'group' ? value.replace('\u00a0', NARROW_SPACE) : value)).join('');
}

function looksLikeZero(parts: readonly Intl.NumberFormatPart[]): boolean {
  const digits = parts.filter(({ type }) => type === 'integer' || type === 'fraction').map(({ value }) => value);
  return /^0+$/.test(digits.join(''));
}

/** The smallest number that a format shows with a digit other than zero. */
function leastShown(format: Intl.NumberFormat): number {
  const { maximumFractionDigits = 0, style } = format.resolvedOptions();
  return 10 ** -(maximumFractionDigits + (style === 'percent' ? 2 : 0));
}

/** Options that only name a zone keep the usual look; any other option replaces it, since `Intl` forbids mixing styles and parts. */
function withStyle(usual: DateOptions, options: DateOptions = {}): DateOptions {
  const { timeZone, ...look } = options;
  return { ...(Object.keys(look).length > 0 ? look : usual), ...(timeZone === undefined ? {} : { timeZone }) };
}

function remember<Options, Result>(make: (options: Options) => Result): (options: Options) => Result {
  const made = new Map<string, Result>();
  return (options) => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
}
