import { gzipSync } from 'node:zlib';
import { read, type ReadOptions, type ReadResult, sourceOf } from '#shared/reader';
import { type Cell, records } from '#shared/table';

/** Reads text, or bytes where an encoding matters, as the file `name`. */
export function readText(text: string | Uint8Array, options: ReadOptions = {}, name = 'table.csv'): Promise<ReadResult> {
  return read(sourceOf(name, typeof text === 'string' ? new TextEncoder().encode(text) : text), options);
}

/** Rows as records, which is what most promises are about. */
export async function rowsOfText(text: string | Uint8Array, options: ReadOptions = {}): Promise<Record<string, Cell>[]> {
  return [...records((await readText(text, options)).table)];
}

/** Field name -> `type kind`. */
export async function typesOfText(text: string | Uint8Array, options: ReadOptions = {}): Promise<Record<string, string>> {
  const { table } = await readText(text, options);
  return Object.fromEntries(table.fields.map((field, index) => [field.name, `${field.type} ${table.columns[index]?.kind}`]));
}

/** One column named `x`; a blank line is NULL. */
export async function columnOfCells(...cells: string[]): Promise<{ type: string; values: Cell[]; flags?: Cell[] }> {
  const { table } = await readText(`k,x\n${cells.map((cell, row) => `r${row},${cell}\n`).join('')}`);
  const rows = [...records(table)];
  const flags = table.fields.length > 2 ? { flags: rows.map((row) => row['x_flag'] as Cell) } : {};
  return { type: table.fields[1]?.type as string, values: rows.map((row) => row['x'] as Cell), ...flags };
}

export function gzipped(content: string | Uint8Array): Uint8Array {
  return new Uint8Array(gzipSync(content));
}

/** Bytes of a text in which every character lies below U+0100, as `iso-8859-1` and for bytes spelled `\xA5`. */
export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
