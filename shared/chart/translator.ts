import type { Language } from '#shared/base';

/**
 * The part of `#shared/i18n`'s translator that charts and briefings speak through; the whole one
 * fits. Rooms below do not import the catalogues, they are handed one language.
 */
export interface Translator {
  readonly language: Language;
  t(key: string, params?: Readonly<Record<string, string | number | bigint>>): string;
  number(value: number | bigint, options?: Intl.NumberFormatOptions): string;
  percent(fraction: number, options?: Intl.NumberFormatOptions): string;
  date(value: Date | string, options?: Intl.DateTimeFormatOptions): string;
  compare(a: string, b: string): number;
}
