import { columnFrom, dictionaryFrom } from './build';
import type { Column } from './column';

/** Digits that every double keeps: a decimal of so many comes back as it was (IEEE 754, DBL_DIG). */
const EXACT_DIGITS = 15;

/** `unscaled` / 10^`scale` as plain decimal text: (-1234n, 2) -> `-12.34`; trailing zeros are kept. */
export function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) return (unscaled * 10n ** BigInt(-scale)).toString();
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/**
 * Fixed-point values -> integers or doubles where every value survives that exactly,
 * else exact decimal text for the whole column: nothing is rounded.
 */
export function decimalColumn(unscaled: readonly (bigint | null)[], scale: number): Column {
  const texts = unscaled.map((value) => (value === null ? null : decimalText(value, scale)));
  if (scale <= 0) return integersOrText(texts);
  const exact = unscaled.every((value) => value === null || value.toString().replace('-', '').length <= EXACT_DIGITS);
  if (!exact) return dictionaryFrom(texts);
  return asReals(texts.map((text) => (text === null ? null : Number(text))));
}

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/** Integers of any size -> int32 or int64, or exact text for the whole column where one fits neither. */
export function integerColumn(values: readonly (bigint | null)[]): Column {
  const fits = values.every((value) => value === null || (value >= INT64_MIN && value <= INT64_MAX));
  return fits ? columnFrom(values) : dictionaryFrom(values.map((value) => value?.toString() ?? null));
}

function integersOrText(texts: readonly (string | null)[]): Column {
  return integerColumn(texts.map((text) => (text === null ? null : BigInt(text))));
}

/** A float64 column also where every value happens to be whole: the source said that it holds decimals. */
function asReals(cells: readonly (number | null)[]): Column {
  const column = columnFrom(cells);
  if (column.kind !== 'int32' && column.kind !== 'int64') return column;
  return { kind: 'float64', values: Float64Array.from(cells, (cell) => cell ?? 0), validity: column.validity };
}
