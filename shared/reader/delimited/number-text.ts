/**
 * What counts as a number where nothing is declared (design, section 6): no leading zero, no
 * plus sign, no blank before it. `5.` is an ordinal and `2E10` a code, so a point needs a digit
 * behind it and an exponent needs its sign or a point before it, as programs write them.
 */
const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const DECIMAL = /^-?(?:0|[1-9]\d*)?\.\d+$/;
const SCIENTIFIC = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+[eE][+-]?|[eE][+-])\d+)$/;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** `bigint`: a whole number; `number`: a real one. */
export type NumberValue = bigint | number;

/**
 * The number that a text is, or `null`. Integers beyond 64 bits and reals beyond a double's
 * range are none, since nothing may become another number; decimals round to the nearest double.
 */
export function numberOf(text: string): NumberValue | null {
  if (text === '-0') return -0;
  if (INTEGER.test(text)) return int64Of(text);
  return DECIMAL.test(text) || SCIENTIFIC.test(text) ? realOf(text) : null;
}

export function int64Of(text: string): bigint | null {
  const value = BigInt(text);
  return value >= INT64_MIN && value <= INT64_MAX ? value : null;
}

/** Finite, and 0 only where the text says 0. */
export function realOf(text: string): number | null {
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  return value === 0 && /[1-9]/.test(text.split(/e/i, 1)[0] as string) ? null : value;
}

/**
 * Mantissa and decimal digits -> the text that they were read from (see `DecimalCells`):
 * (-150, 2) -> `-1.50`. A mantissa of -0 keeps its sign.
 */
export function decimalTextOf(mantissa: number, scale: number): string {
  const sign = mantissa < 0 || Object.is(mantissa, -0) ? '-' : '';
  const digits = String(Math.abs(mantissa));
  if (scale === 0) return sign + digits;
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
