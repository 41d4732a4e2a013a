import { isDate } from './iso-text';
import { numberOf } from './number-text';
import { Scanner } from './scanner';

const CANDIDATES = ['\t', ';', '|', ','] as const;
const USUAL = ',';

/**
 * The delimiter of a sample: the one by which most records have as many cells as the first, at
 * least two; then the one that makes more cells. Quoted delimiters do not count.
 * @param whole whether the sample is all of the text, so that its last record is whole too
 */
export function detectDelimiter(sample: Uint8Array, whole: boolean): string {
  let best = { delimiter: USUAL as string, agreement: 0, fields: 1 };
  for (const delimiter of CANDIDATES) {
    const { agreement, fields } = agreementOf(sample, delimiter, whole);
    if (fields < 2) continue;
    if (agreement > best.agreement || (agreement === best.agreement && fields > best.fields)) best = { delimiter, agreement, fields };
  }
  return best.delimiter;
}

function agreementOf(sample: Uint8Array, delimiter: string, whole: boolean): { agreement: number; fields: number } {
  const scanner = new Scanner(delimiter.charCodeAt(0));
  // A copy: the scanner writes into what it scans.
  const copy = new Uint8Array(sample.length + Scanner.padding);
  copy.set(sample);
  scanner.scan(copy, 0, sample.length, whole);
  const { records, recordEnds } = scanner;
  if (records === 0 || scanner.fault !== null) return { agreement: 0, fields: 0 };
  const fields = recordEnds[0] as number;
  let agreeing = 0;
  for (let record = 0; record < records; record++) {
    const before = record === 0 ? 0 : (recordEnds[record - 1] as number);
    if ((recordEnds[record] as number) - before === fields) agreeing++;
  }
  return { agreement: agreeing / records, fields };
}

/**
 * Whether the first record names the fields. It does, unless every cell of it is a number or a
 * date, as names never are; a record of nothing but years is still a header (one column a year).
 */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const values = cells.filter((cell) => numberOf(cell) !== null || isDate(cell));
  return values.length < cells.length || values.every((cell) => /^(19|20)\d\d$/.test(cell));
}
