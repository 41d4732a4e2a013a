import type { Cell, Column, Field, Table } from '#shared/table';
import { cellAt, numberLook } from '#shared/table';
import type { Translator } from '#shared/i18n';

/** Characters of a cell that are drawn; a longer text ends in an ellipsis, copying takes it whole. */
const DRAWN_CHARACTERS = 300;

/** Decimals that are shown at most; a sum of tenths should not show the binary's seventeenth digit. */
const MOST_DECIMALS = 6;

/** Rows that decide how many decimals a column shows. */
const SAMPLE = 400;

/** Missing: a thin dash. Withheld for confidentiality: the sign that statistical yearbooks print. */
export const MISSING = '\u2013';
export const WITHHELD = '#';

export type CellWriter = (cell: Cell) => string;

export function isNumeric(field: Field, column: Column): boolean {
  if (field.type === 'integer' || field.type === 'number' || field.type === 'year') return column.kind !== 'dictionary' || holdsNumbers(column.dictionary);
  return column.kind !== 'dictionary' && field.type !== 'boolean';
}

function holdsNumbers(dictionary: readonly Cell[]): boolean {
  return dictionary.every((entry) => entry === null || typeof entry === 'number' || typeof entry === 'bigint');
}

/** How one column's cells are written: numbers of a column share their decimals, so that the points stand under each other. */
export function cellWriter(field: Field, column: Column, rows: number, translator: Translator): CellWriter {
  const { number, t } = translator;
  const look: Intl.NumberFormatOptions = field.type === 'year' ? { useGrouping: false, maximumFractionDigits: 0 } : numberLook(numbersIn(column, rows), MOST_DECIMALS);
  return (cell) => {
    if (cell === null) return MISSING;
    if (field.type === 'boolean' && (cell === 0 || cell === 1)) return t(cell === 1 ? 'ui:yes' : 'ui:no');
    if (typeof cell === 'number' || typeof cell === 'bigint') return number(cell, look);
    if (cell instanceof Uint8Array) return t('ui:grid.bytes', { count: cell.length });
    return oneLine(cell);
  };
}

/** Some of a column's numbers, from its beginning to its end. */
function numbersIn(column: Column, rows: number): number[] {
  const numbers: number[] = [];
  if (column.kind !== 'float64' && column.kind !== 'dictionary') return numbers;
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  for (let row = 0; row < rows; row += step) {
    const cell = cellAt(column, row);
    if (typeof cell === 'number') numbers.push(cell);
  }
  return numbers;
}

function oneLine(text: string): string {
  const drawn = text.length > DRAWN_CHARACTERS ? `${text.slice(0, DRAWN_CHARACTERS)}\u2026` : text;
  return drawn.replace(/\r\n|[\r\n]/g, '\u21b5');
}

/** The column that carries the flags of another: Eurostat's `values` and `values_flag`. */
export function flagsOf(table: Table, field: Field): Column | undefined {
  const index = table.fields.findIndex(({ name }) => name === `${field.name}_flag`);
  return index < 0 ? undefined : table.columns[index];
}

/** Flags that say that a number is withheld (SDMX code list CL_OBS_STATUS and Eurostat's `c`). */
export function isWithheld(flag: Cell): boolean {
  return typeof flag === 'string' && /(^|[^a-z])c([^a-z]|$)/i.test(flag);
}
