const DAY_MILLISECONDS = 86_400_000;

/** Calendar day of `days` after 1970-01-01 as ISO 8601 text, `YYYY-MM-DD`. */
export function isoDate(days: number): string {
  return new Date(days * DAY_MILLISECONDS).toISOString().split('T', 1)[0] as string;
}

/**
 * Instant as ISO 8601 text, exact to its last digit: `2022-03-01T12:00:00.25Z`.
 * @param value units after 1970-01-01T00:00:00
 * @param digits decimal digits of a second in one unit: 0, 3, 6 or 9
 * @param utc whether the time is known to be UTC (shown as `Z`) or is a local reading
 */
export function isoDateTime(value: bigint, digits: number, utc: boolean): string {
  const [seconds, fraction] = divide(value, 10n ** BigInt(digits));
  const text = new Date(Number(seconds) * 1000).toISOString().replace(/\.000Z$/, '');
  return text + fractionText(fraction, digits) + (utc ? 'Z' : '');
}

/** Time of day as ISO 8601 text, `HH:MM:SS` with as many decimals as there are. */
export function isoTime(value: bigint, digits: number): string {
  const [seconds, fraction] = divide(value, 10n ** BigInt(digits));
  const text = new Date(Number(seconds) * 1000).toISOString().slice(11, 19);
  return text + fractionText(fraction, digits);
}

/** Quotient rounded down and its remainder, so that times before 1970 read rightly. */
function divide(value: bigint, by: bigint): [bigint, bigint] {
  const remainder = ((value % by) + by) % by;
  return [(value - remainder) / by, remainder];
}

function fractionText(fraction: bigint, digits: number): string {
  if (fraction === 0n) return '';
  return `.${fraction.toString().padStart(digits, '0').replace(/0+$/, '')}`;
}
