import type { Cell, Column, Table } from '#shared/table';
import type { SentColumn, SentTable } from './contract';

/** Entries that the page takes in at once: about a millisecond's work. */
const PIECE = 8_192;

export interface Packed {
  readonly table: SentTable;
  /** Buffers to hand over; each once, even where columns share one. */
  readonly transfer: ArrayBuffer[];
  /** What is sent ahead of the table. */
  readonly pieces: readonly { readonly column: number; readonly entries: readonly Cell[] }[];
}

/** A table ready for the way to the page. What is handed over is gone here. */
export function pack(table: Table): Packed {
  const pieces = table.columns.flatMap((column, index) =>
    column.kind === 'dictionary' && column.dictionary.length > PIECE ? piecesOf(column.dictionary).map((entries) => ({ column: index, entries })) : [],
  );
  const transfer = [...new Set(table.columns.flatMap(buffersOf))];
  return { table: { rows: table.rows, fields: table.fields, columns: table.columns.map(sent) }, transfer, pieces };
}

/** Dictionaries that come in pieces, ahead of their table. */
export class Dictionaries {
  readonly #entries = new Map<number, Cell[]>();

  add(column: number, entries: readonly Cell[]): void {
    const known = this.#entries.get(column) ?? [];
    for (const entry of entries) known.push(entry);
    this.#entries.set(column, known);
  }

  of(column: number): readonly Cell[] {
    return this.#entries.get(column) ?? [];
  }

  clear(): void {
    this.#entries.clear();
  }
}

/** The table that was sent, its dictionaries in their places. */
export function unpack(table: SentTable, dictionaries: Dictionaries): Table {
  const columns = table.columns.map((column, index): Column => {
    if (column.kind !== 'dictionary') return column;
    return { ...column, dictionary: column.dictionary ?? dictionaries.of(index) };
  });
  return { ...table, columns };
}

function sent(column: Column): SentColumn {
  return column.kind === 'dictionary' && column.dictionary.length > PIECE ? { ...column, dictionary: null } : column;
}

function piecesOf(dictionary: readonly Cell[]): Cell[][] {
  return Array.from({ length: Math.ceil(dictionary.length / PIECE) }, (_, piece) => dictionary.slice(piece * PIECE, (piece + 1) * PIECE));
}

function buffersOf(column: Column): ArrayBuffer[] {
  const arrays = column.kind === 'dictionary' ? [column.codes] : [column.values, ...(column.validity ? [column.validity] : [])];
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
