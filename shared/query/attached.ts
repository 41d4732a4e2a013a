import type { Digest } from '#shared/base';
import type { Field } from '#shared/table';
import { distinctValues } from './database/distinct-values';
import { recordBytes } from './database/record-bytes';
import { checkFields, writeDatabase, type WriteOptions } from './database/write-database';
import type { TableSize } from './guard/memory';
import { type Shown, withLabels } from './labels';
import type { NamedTable, TableDescription } from './named-table';
import { type OpenFile, openFile, uncopied } from './open-file';
import type { KernelTable } from './plan/plan';
import type { Connection } from './sqlite/connection';

/** A database's pages, and what of its tables is in them. */
export interface WrittenDatabase {
  readonly bytes: Uint8Array;
  /** By table: positions of the fields whose values are there; `null` for a table of which there is not even a row. */
  readonly fields: readonly (ReadonlySet<number> | null)[];
}

/**
 * What stands under one alias. Tables are kept as they came and are written to SQLite's pages when SQLite asks for them, a field when a statement
 * reads it; what was written stays. Somebody else's database is SQLite's from the beginning.
 */
export interface Attached {
  readonly alias: string;
  readonly tables: readonly TableDescription[];
  /** By table, what it shows; `null` for a table as it came. */
  readonly shows: readonly (Shown | null)[];
  /** Every table, with its columns where they are at hand. */
  readonly kernelTables: readonly KernelTable[];
  /** Of what a table is from, by its position. */
  digestOf(table: number): Digest | null;
  /** Has SQLite attach it, as far as it is written: tables of which nothing is are there without rows. */
  open(): void;
  /** The name of the table whose b-tree has its root on that page. */
  nameAt(root: number): string | undefined;
  /** How large a table is, where its columns are at hand. */
  sizeOf(table: number): TableSize | undefined;
  /** Writes what of the tables is not there yet. `false` where everything is. */
  write(wanted: readonly (ReadonlySet<number> | null)[]): boolean;
  readonly written: WrittenDatabase | null;
  close(): void;
}

export interface TableOptions extends Pick<WriteOptions, 'allocate'> {
  readonly digest: Digest | null;
  readonly written?: WrittenDatabase | undefined;
}

/** Tables under one alias; behind them, for each whose codes have labels, that table with them. */
export class AttachedTables implements Attached {
  readonly tables: readonly TableDescription[];
  readonly shows: readonly (Shown | null)[];
  readonly kernelTables: readonly KernelTable[];
  private readonly content: readonly NamedTable[];
  private readonly loaded: readonly (ReadonlySet<number> | null | undefined)[];
  private database: WrittenDatabase | null;
  private file: OpenFile | null = null;

  /** @throws MoloError `query.fields` */
  constructor(
    private readonly connection: Connection,
    readonly alias: string,
    base: readonly NamedTable[],
    private readonly options: TableOptions,
  ) {
    base.forEach(checkFields);
    const { tables, descriptions, shows } = withLabels(base);
    this.content = tables;
    this.tables = descriptions;
    this.shows = shows;
    this.loaded = tables.map(loadedFields);
    this.kernelTables = tables.map(({ table }, nth) => ({ alias, description: descriptions[nth] as TableDescription, table, loaded: this.loaded[nth] }));
    this.database = options.written ?? null;
  }

  get written(): WrittenDatabase | null {
    return this.database;
  }

  digestOf(table: number): Digest | null {
    return this.content[table]?.digest ?? this.options.digest;
  }

  open(): void {
    this.file ??= openFile(this.connection, this.alias, uncopied(this.database?.bytes ?? this.pages(this.content.map(() => null))));
  }

  nameAt(root: number): string | undefined {
    return this.file?.trees.get(root);
  }

  sizeOf(table: number): TableSize | undefined {
    const { columns, fields, rows } = (this.content[table] as NamedTable).table;
    return { rows, bytesOf: (column) => recordBytes(columns[column], fields[column]), distinctOf: (column) => distinctValues(columns[column]) };
  }

  write(wanted: readonly (ReadonlySet<number> | null)[]): boolean {
    const there = this.database?.fields ?? this.content.map(() => null);
    if (wanted.every((fields, nth) => covers(there[nth] ?? null, fields))) return false;
    wanted.forEach((fields, nth) => this.checkLoaded(nth, fields));
    const fields = wanted.map((own, nth) => union(there[nth] ?? null, own));
    // The pages that are there are given back first: both together may not fit.
    this.close();
    this.database = null;
    this.database = { bytes: this.pages(fields), fields };
    this.open();
    return true;
  }

  close(): void {
    this.file?.close();
    this.file = null;
  }

  private pages(fields: readonly (ReadonlySet<number> | null)[]): Uint8Array {
    const { allocate } = this.options;
    return writeDatabase(this.content, { fields, ...(allocate && { allocate }) });
  }

  /** Holds a statement to what was read: a field that was left out is NULL in every row, and would pass for a value. */
  private checkLoaded(nth: number, fields: ReadonlySet<number> | null): void {
    const loaded = this.loaded[nth];
    if (loaded === undefined || fields === null || (loaded !== null && covers(loaded, fields))) return;
    throw new TypeError(`${this.alias}.${this.tables[nth]?.name ?? ''} is not loaded as far as the statement reads it`);
  }
}

/** Positions of the fields whose values are there. */
export function loadedFields({ table: { fields }, loaded }: NamedTable): ReadonlySet<number> | null | undefined {
  return loaded && new Set([...fields.keys()].filter((position) => loaded.has((fields[position] as Field).name)));
}

function covers(there: ReadonlySet<number> | null, wanted: ReadonlySet<number> | null): boolean {
  return wanted === null || (there !== null && [...wanted].every((field) => there.has(field)));
}

function union(one: ReadonlySet<number> | null, other: ReadonlySet<number> | null): ReadonlySet<number> | null {
  return one && other ? new Set([...one, ...other]) : (one ?? other);
}
