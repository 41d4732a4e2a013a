import { toHex } from '#shared/base';
import type { Translator } from '#shared/chart';
import { type Cell, numberLook } from '#shared/table';
import type { Figure } from './inline';

/** What stands for a value that is missing. */
export const MISSING = '\u2013';

/** Decimals of a number whose author asks for none in particular, unless it is very small. */
const MOST_DECIMALS = 3;

/** A figure as its reader sees it. A value that its format does not fit is shown as it is. */
export function formatFigure(value: Cell, { format, decimals }: Figure, translator: Translator): string {
  if (value === null) return MISSING;
  if (format === 'text') return rawValue(value);
  if (format === 'date') return typeof value === 'string' ? translator.date(value) : rawValue(value);
  if (typeof value !== 'number' && typeof value !== 'bigint') return rawValue(value);
  switch (format) {
    case 'integer':
      return translator.number(value, { maximumFractionDigits: 0 });
    case 'percent':
      return percent(value, decimals, translator);
    default:
      return translator.number(value, decimals === undefined ? numberLook([Number(value)], MOST_DECIMALS) : digits(decimals));
  }
}

function percent(value: number | bigint, decimals: number | undefined, translator: Translator): string {
  const sample = translator.percent(0.5, { maximumFractionDigits: 0 });
  // The sign's place and space are the language's; the digits are the value's own, not those of a hundredth of it.
  return sample.replace(/\d+/, () => translator.number(value, decimals === undefined ? { maximumFractionDigits: 1 } : digits(decimals)));
}

function digits(decimals: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

/** The exact value as text: all digits, a point as decimal mark, nothing for what is missing, hexadecimal digits for bytes. */
export function rawValue(value: Cell): string {
  if (value === null) return '';
  if (value instanceof Uint8Array) return toHex(value);
  return String(value);
}
