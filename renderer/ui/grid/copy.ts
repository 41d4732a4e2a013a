import { toHex } from '#shared/base';
import type { Translator } from '#shared/i18n';
import { type Cell, cellAt, type Table } from '#shared/table';
import type { Area } from './selection';

/** Cells that are copied at once; more is an export. */
export const MOST_COPIED = 200_000;

/** Significant digits of a number in a spreadsheet. */
const SPREADSHEET_DIGITS = 15;

/** A spreadsheet would run such text as a formula. */
const FORMULA = /^[=@\t\r]|^[+-](?![\d.,\s]*$)/;

/**
 * An area as tab-separated text, as spreadsheets take it: numbers ungrouped with the language's decimal sign and as many
 * digits as spreadsheets keep, text neutralised where it would act as a formula, quoted where it holds a tab or a line break.
 * `order` maps shown rows to rows of the table. The head is included when whole columns are copied.
 */
export function toTsv(table: Table, area: Area, order: Uint32Array | null, { number }: Pick<Translator, 'number'>): string {
  const writeNumber = (value: number | bigint): string => number(value, Number.isInteger(Number(value)) ? { useGrouping: false } : { useGrouping: false, maximumSignificantDigits: SPREADSHEET_DIGITS });
  const columns = table.fields.slice(area.left, area.right + 1).map((field, index) => ({ field, column: table.columns[area.left + index] }));
  const lines: string[] = [];
  if (area.top === 0 && area.bottom === table.rows - 1 && table.rows > 1) lines.push(columns.map(({ field }) => written(field.name, writeNumber)).join('\t'));
  for (let shown = area.top; shown <= area.bottom; shown++) {
    const row = order ? (order[shown] as number) : shown;
    lines.push(columns.map(({ column }) => (column ? written(cellAt(column, row), writeNumber) : '')).join('\t'));
  }
  return lines.join('\n');
}

function written(cell: Cell, writeNumber: (value: number | bigint) => string): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'bigint') return writeNumber(cell);
  const text = cell instanceof Uint8Array ? toHex(cell) : cell;
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[\t\r\n"]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
