import { type Cell, cellAt, type Column, type Table } from '#shared/table';

/** Missing values are a thin dash, so that an empty text and nothing look different. */
const MISSING = '–';
const GAP = '  ';

/** Rows as aligned columns for a terminal: numbers to the right, text to the left, digits as they are so that they can be copied. */
export function* tableLines(table: Table): Generator<string> {
  const texts = table.columns.map((column) => columnTexts(column, table.rows));
  const widths = table.fields.map((field, index) => (texts[index] as string[]).reduce((most, text) => Math.max(most, widthOf(text)), widthOf(printable(field.name))));
  const right = table.columns.map(isNumeric);
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => pad(cell, widths[index] as number, right[index] as boolean)).join(GAP).trimEnd();

  yield line(table.fields.map((field) => printable(field.name)));
  yield widths.map((width) => '─'.repeat(width)).join(GAP);
  for (let row = 0; row < table.rows; row++) yield line(texts.map((column) => column[row] as string));
}

function columnTexts(column: Column, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => cellText(cellAt(column, row)));
}

function cellText(cell: Cell): string {
  if (cell === null) return MISSING;
  if (cell instanceof Uint8Array) return `x'${Buffer.from(cell).toString('hex')}'`;
  return typeof cell === 'string' ? printable(cell) : String(cell);
}

/** Control and direction characters could rewrite what the terminal shows: they are printed as their code points. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`);
}

function isNumeric(column: Column): boolean {
  if (column.kind !== 'dictionary') return true;
  return column.dictionary.length > 0 && column.dictionary.every((cell) => cell === null || typeof cell === 'number' || typeof cell === 'bigint');
}

/** Columns on screen: combining marks take none, East Asian wide characters two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(character) ? 2 : 1;
  }
  return width;
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return right ? space + text : text + space;
}
