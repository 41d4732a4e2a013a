/** With more decimals than these nobody counts the zeros: smaller numbers are written by their power of ten. */
const MOST_COUNTED = 6;

/** Digits that the largest of the numbers shows at least, where it has them. */
const SIGNIFICANT = 3;

/**
 * How numbers that stand beneath each other are written alike, as options of `Intl.NumberFormat`: with as many decimals as they need, up to `most`; with more
 * where the largest would have too few digits to say something, and by powers of ten where those would be too many.
 * A number that still vanishes beside the others takes all decimals, so that `<0.001` stands with its point beneath theirs.
 */
export function numberLook(numbers: readonly number[], most: number): Intl.NumberFormatOptions {
  const finite = numbers.filter(Number.isFinite);
  const largest = finite.reduce((before, number) => Math.max(before, Math.abs(number)), 0);
  const wanted = largest === 0 ? most : Math.max(most, SIGNIFICANT - 1 - Math.floor(Math.log10(largest)));
  if (wanted > MOST_COUNTED) return { notation: 'scientific', ...decimals(finite.map((number) => digitsAfterPoint(number.toExponential(most))), most) };
  return decimals(
    finite.map((number) => (vanishes(number, wanted) ? wanted : decimalsOf(number, wanted))),
    wanted,
  );
}

function decimals(needed: readonly number[], most: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: needed.reduce((before, digits) => Math.max(before, digits), 0), maximumFractionDigits: most };
}

function vanishes(number: number, decimals: number): boolean {
  return number !== 0 && Number(number.toFixed(decimals)) === 0;
}

function decimalsOf(number: number, most: number): number {
  return Number.isInteger(number) ? 0 : digitsAfterPoint(number.toFixed(most));
}

/** Without the zeros at the end. */
function digitsAfterPoint(text: string): number {
  return (/\.(\d*?)0*(?:e.*)?$/.exec(text)?.[1] ?? '').length;
}
