import type { Digest } from '#shared/base';
import type { NamedTable, TableDescription, WrittenDatabase } from '#shared/query';
import type { Cell, Codes, Column, NumberColumn, Table } from '#shared/table';
import { entriesOf, type KeptEntries, keptEntries } from './kept-entries';
import { inSharedMemory } from './shared-memory';

/** A column as the page keeps it. */
export type KeptColumn = NumberColumn | { readonly kind: 'dictionary'; readonly codes: Codes; readonly entries: readonly KeptEntries[] };

/** A table as the page keeps it, so that the next worker has it back. The page itself reads nothing of it but what it is called. */
export interface KeptTable extends TableDescription {
  readonly rows: number;
  readonly columns: readonly KeptColumn[];
  readonly digest: Digest | null;
}

/** A database as the page keeps it: in memory that page and worker share, else a copy. Never in a `Blob`, which may end up on the disk. */
export interface KeptDatabase {
  readonly alias: string;
  readonly tables: readonly KeptTable[];
  /** The pages that SQLite had to have of them so far, where they lie in shared memory. */
  readonly written: WrittenDatabase | null;
}

/** A table of the worker's, as the engine is handed it, and what its content goes back to. */
export interface OwnTable extends NamedTable {
  /** Of the package or file that it was read from. */
  readonly digest: Digest | null;
}

/** The same table, its numbers in shared memory. */
export function sharedTable(table: Table): Table {
  return { ...table, columns: table.columns.map(sharedColumn) };
}

/** What the page keeps of a table whose numbers are in shared memory. */
export function keptTable({ name, table: { rows, fields, columns }, digest }: OwnTable): KeptTable {
  return { name, rows, fields, digest, columns: columns.map((column) => (column.kind === 'dictionary' ? { kind: 'dictionary', codes: column.codes, entries: keptEntries(column.dictionary) } : column)) };
}

/** The table again, nothing copied; the entries of a dictionary are made when somebody first looks at them. */
export function reopenedTable({ name, rows, fields, columns, digest }: KeptTable): OwnTable {
  return { name, digest, table: { rows, fields, columns: columns.map(reopenedColumn) } };
}

/** Bytes of memory that a kept database takes. */
export function keptBytes({ tables, written }: KeptDatabase): number {
  return tables.flatMap(({ columns }) => columns.flatMap(arraysOf)).reduce((sum, array) => sum + (array?.byteLength ?? 0), written?.bytes.length ?? 0);
}

function arraysOf(column: KeptColumn): (ArrayBufferView | null)[] {
  if (column.kind !== 'dictionary') return [column.values, column.validity];
  return [column.codes, ...column.entries.flatMap(({ text, ends, kinds }) => [text, ends, kinds])];
}

function sharedColumn(column: Column): Column {
  if (column.kind === 'dictionary') return { ...column, codes: inSharedMemory(column.codes) };
  const validity = column.validity && inSharedMemory(column.validity);
  switch (column.kind) {
    case 'int32':
      return { kind: 'int32', values: inSharedMemory(column.values), validity };
    case 'int64':
      return { kind: 'int64', values: inSharedMemory(column.values), validity };
    case 'float64':
      return { kind: 'float64', values: inSharedMemory(column.values), validity };
  }
}

function reopenedColumn(column: KeptColumn): Column {
  if (column.kind !== 'dictionary') return column;
  const { codes, entries } = column;
  let dictionary: readonly Cell[] | null = null;
  return {
    kind: 'dictionary',
    codes,
    get dictionary() {
      return (dictionary ??= entriesOf(entries));
    },
  };
}
