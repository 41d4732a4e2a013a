import { toHex } from '#shared/base';
import { type Cell, cellAt, type Column, type Table } from '#shared/table';

/** Text is handed on in pieces of about this many characters. */
const PIECE = 1 << 16;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A table as CSV (RFC 4180) in UTF-8 pieces: LF, a header, NULL as nothing, the empty text as `""`.
 * Blobs are written as hexadecimal digits. Reading it back gives the same values.
 */
export function* writeCsv(table: Table): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const spell = table.columns.map(speller);
  let text = `${table.fields.map(({ name }) => quoted(name)).join(',')}\n`;
  for (let row = 0; row < table.rows; row++) {
    // In a table of one field NULL is a blank line; the reader knows it for a row.
    text += `${spell.map((cellText) => cellText(row)).join(',')}\n`;
    if (text.length < PIECE) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/** Dictionary entries are spelled once, when they are met: a dictionary may be as long as the table. */
function speller(column: Column): (row: number) => string {
  if (column.kind !== 'dictionary') return (row) => spelled(cellAt(column, row));
  const { codes, dictionary } = column;
  const texts: string[] = [];
  return (row) => {
    const code = codes[row] as number;
    return (texts[code] ??= spelled(dictionary[code] as Cell));
  };
}

function spelled(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Uint8Array) return toHex(cell);
  return typeof cell === 'string' ? quoted(cell) : Object.is(cell, -0) ? '-0' : String(cell);
}

function quoted(text: string): string {
  return text === '' || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
