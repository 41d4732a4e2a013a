import { cellAt, type Column, type DictionaryColumn } from '#shared/table';

/** Words for "all of them" in the languages of the house and in the codes of statistics offices. */
const TOTAL = /^(total|t|all|ogółem|razem|polska|cały kraj|celkem|spolu|összesen)$/i;

/** A member that weighs as much as all the others together, within this share, is their sum. */
const TOLERANCE = 0.02;
/** Below this many members "as much as all others" says nothing. */
const FEWEST_MEMBERS = 3;

/** Whether a text is a word for the whole. */
export function isTotal(text: string): boolean {
  return text.length > 1 && TOTAL.test(text);
}

/**
 * The members of a dimension that stand for several others: words for the whole, and
 * whatever carries as much of the measure as all that remain (`Cały kraj` beside the
 * voivodeships, `EXT_EU27_2020` beside the countries). Heaviest first.
 */
export function aggregatesOf(dimension: DictionaryColumn, measure: Column | undefined): string[] {
  const members = weights(dimension, measure).sort((one, other) => other.weight - one.weight);
  const aggregates = members.filter(({ name }) => isTotal(name)).map(({ name }) => name);
  const parts = members.filter(({ name }) => !isTotal(name));
  let rest = parts.reduce((sum, { weight }) => sum + weight, 0);
  while (parts.length > FEWEST_MEMBERS) {
    const [heaviest] = parts;
    if (heaviest === undefined || heaviest.weight <= 0) break;
    const others = rest - heaviest.weight;
    if (Math.abs(heaviest.weight - others) > TOLERANCE * heaviest.weight) break;
    aggregates.push(heaviest.name);
    parts.shift();
    rest = others;
  }
  return aggregates;
}

function weights({ codes, dictionary }: DictionaryColumn, measure: Column | undefined): { name: string; weight: number }[] {
  const sums = new Float64Array(dictionary.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    sums[code] = (sums[code] as number) + (measure === undefined ? 1 : Number(cellAt(measure, row) ?? 0));
  }
  return dictionary.flatMap((name, code) => (typeof name === 'string' && name !== '' ? [{ name, weight: sums[code] as number }] : []));
}
