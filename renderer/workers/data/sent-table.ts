import { type Cell, type Column, type DictionaryColumn, narrowCodes, type Table } from '#shared/table';
import type { SentColumn, SentTable } from './contract';
import { mayBeGivenAway } from './shared-memory';

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
export function pack({ rows, fields, columns: whole }: Table): Packed {
  const columns = whole.map((column) => (column.kind === 'dictionary' && column.dictionary.length > rows ? withoutUnused(column) : column));
  const pieces = columns.flatMap((column, index) =>
    column.kind === 'dictionary' && column.dictionary.length > PIECE ? piecesOf(column.dictionary).map((entries) => ({ column: index, entries })) : [],
  );
  const transfer = [...new Set(columns.flatMap(buffersOf))];
  return { table: { rows, fields, columns: columns.map(sent) }, transfer, pieces };
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
  return arrays.map(({ buffer }) => buffer).filter(mayBeGivenAway);
}

/** A column with the entries that its rows have: an answer of ten rows brings a column's dictionary of a million with it. */
function withoutUnused({ codes, dictionary }: DictionaryColumn): DictionaryColumn {
  // Code -> its place in the smaller dictionary, from 1; 0: not met yet.
  const places = new Uint32Array(dictionary.length);
  const entries: Cell[] = [];
  const narrow = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (places[code] === 0) places[code] = entries.push(dictionary[code] as Cell);
    narrow[row] = (places[code] as number) - 1;
  }
  return { kind: 'dictionary', codes: narrowCodes(narrow, entries.length), dictionary: entries };
}
