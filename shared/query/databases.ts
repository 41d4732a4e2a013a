import { MoloError } from '#shared/base';
import { distinctAlias } from './alias';
import { type Attached, AttachedTables, type WrittenDatabase } from './attached';
import type { AttachOptions, EngineOptions } from './contract';
import { attachBytes } from './foreign-database';
import type { TableSize } from './guard/memory';
import type { TreeRead } from './guard/program';
import { readBelow, tablesBelow } from './labels';
import { nameKey, quoteName } from './names';
import type { NamedTable, TableDescription, TableListing, TableRead } from './named-table';
import type { KernelTable } from './plan/plan';
import type { Source } from './question';
import type { Connection } from './sqlite/connection';
import type { SqliteError } from './sqlite/error';

/** SQLite's own limit as sql.js builds it (SQLITE_MAX_ATTACHED). */
export const MOST_ATTACHED = 10;

/** Begins the name of a table that is nowhere: where the bare name of several tables leads. */
const AMBIGUOUS = 'molo: ambiguous ';

/** The databases attached to one connection, each under its alias. */
export class Databases {
  private readonly attached: Attached[] = [];
  /** Whether the names that several databases have are watched, as they are now. */
  private isWatched = true;

  constructor(
    private readonly connection: Connection,
    private readonly options: Pick<EngineOptions, 'allocate'>,
  ) {
    connection.rows('PRAGMA query_only = 1');
  }

  get isFull(): boolean {
    return this.attached.length >= MOST_ATTACHED;
  }

  /** @throws MoloError `query.limit` for one more than SQLite takes, `query.fields`, `package.unsupported` or `package.damaged` for bytes that are no database */
  attach(wanted: string, content: readonly NamedTable[] | Uint8Array, { described, digest = null, written }: AttachOptions = {}): string {
    if (this.isFull) throw new MoloError('query.limit', { maximum: MOST_ATTACHED });
    const { connection, options } = this;
    const alias = distinctAlias(wanted, this.attached.map((database) => database.alias));
    this.attached.push(
      content instanceof Uint8Array ? attachBytes(connection, alias, content, { digest, described }) : new AttachedTables(connection, alias, content, { ...options, digest, written }),
    );
    this.isWatched = false;
    return alias;
  }

  /** Nothing happens where nothing has that alias. */
  detach(alias: string): void {
    const index = this.attached.findIndex((database) => database.alias === alias);
    const [database] = index < 0 ? [] : this.attached.splice(index, 1);
    database?.close();
    this.isWatched = false;
  }

  close(): void {
    for (const database of this.attached.splice(0)) database.close();
    this.isWatched = true;
  }

  written(alias: string): WrittenDatabase | null {
    return this.attached.find((database) => database.alias === alias)?.written ?? null;
  }

  list(): TableListing[] {
    return this.attached.flatMap(({ alias, tables }) => tables.map((table) => ({ alias, ...table })));
  }

  kernelTables(): KernelTable[] {
    return this.attached.flatMap(({ kernelTables }) => kernelTables);
  }

  /** Has SQLite know the names of all tables and their fields. */
  open(): void {
    for (const database of this.attached) database.open();
    if (!this.isWatched) this.watchAmbiguousNames();
    this.isWatched = true;
  }

  /** The tables whose b-trees a program opens, each once. */
  at(trees: readonly TreeRead[]): TableRead[] {
    const aliases = new Map(this.connection.rows('PRAGMA database_list').map(([index, alias]) => [index, alias]));
    const nameOf = ({ database, root }: TreeRead): string | undefined => {
      const attached = this.attached.find(({ alias }) => alias === aliases.get(database));
      const name = attached?.nameAt(root);
      return attached === undefined || name === undefined ? undefined : key(attached.alias, name);
    };
    const opened = trees.map((tree) => ({ ...tree, name: nameOf(tree) }));
    return this.list().flatMap((table) => {
      const own = opened.filter(({ name }) => name === key(table.alias, table.name));
      const read = own.flatMap(({ columns }) => [...(columns === 'all' ? table.fields.keys() : columns)]);
      return own.length === 0 ? [] : [{ ...table, read: new Set(read) }];
    });
  }

  /** How large tables are, by the root of their b-tree. */
  sizes(): (database: number, root: number) => TableSize | undefined {
    const aliases = new Map(this.connection.rows('PRAGMA database_list').map(([index, alias]) => [index, alias]));
    return (index, root) => {
      const database = this.attached.find(({ alias }) => alias === aliases.get(index));
      const name = database?.nameAt(root);
      return database && name !== undefined ? database.sizeOf(database.tables.findIndex((table) => nameKey(table.name) === nameKey(name))) : undefined;
    };
  }

  /** What is read of the tables as they came: whoever reads a view reads what it shows. */
  below(reads: readonly TableRead[]): TableRead[] {
    return this.attached.flatMap(({ alias, tables, shows }) => {
      const readOf = (table: number): ReadonlySet<number> | undefined => reads.find((read) => read.alias === alias && read.name === tables[table]?.name)?.read;
      return readBelow(shows, readOf).flatMap((read, base) => (read ? [{ alias, ...(tables[base] as TableDescription), read }] : []));
    });
  }

  /** Has SQLite hold what a statement reads. `false` where it did already. */
  write(reads: readonly TableRead[]): boolean {
    const written = this.attached.map((database) => {
      const own = reads.filter(({ alias }) => alias === database.alias);
      return database.write(database.tables.map(({ name }) => own.find((table) => table.name === name)?.read ?? null));
    });
    return written.includes(true);
  }

  /** The tables that answer for what was read, a view's table for the view, each once; and what they are from, as far as anybody said. */
  sources(reads: readonly Pick<TableListing, 'alias' | 'name'>[]): Source[] {
    return this.attached.flatMap((database) => {
      const below = new Set(tablesBelow(database, reads));
      return database.tables.flatMap(({ name }, nth) => (below.has(name) ? [{ alias: database.alias, name, digest: database.digestOf(nth) }] : []));
    });
  }

  /** The name that SQLite could not decide on, and the aliases that have it. */
  ambiguity(error: SqliteError): { name: string; aliases: string } | undefined {
    const name = error.message.startsWith(`no such table: ${AMBIGUOUS}`) ? error.message.slice(error.message.indexOf(AMBIGUOUS) + AMBIGUOUS.length) : undefined;
    if (name === undefined) return undefined;
    const owners = this.list().filter((table) => nameKey(table.name) === nameKey(name));
    return { name, aliases: owners.map(({ alias }) => alias).join(', ') };
  }

  /**
   * SQLite takes a bare name from the database attached first, silently. A view in `temp`,
   * where names are looked up before, leads the names of several tables to nowhere instead.
   */
  private watchAmbiguousNames(): void {
    const seen = new Set<string>();
    const several = new Map<string, string>();
    for (const { name } of this.list()) {
      if (seen.has(nameKey(name))) several.set(nameKey(name), name);
      seen.add(nameKey(name));
    }
    this.changing(() => {
      for (const [view] of this.connection.rows('SELECT name FROM temp.sqlite_schema')) this.connection.rows(`DROP VIEW temp.${quoteName(view as string)}`);
      for (const name of several.values()) this.connection.rows(`CREATE TEMP VIEW ${quoteName(name)} AS SELECT * FROM ${quoteName(AMBIGUOUS + name)}`);
    });
  }

  private changing(work: () => void): void {
    this.connection.rows('PRAGMA query_only = 0');
    try {
      work();
    } finally {
      this.connection.rows('PRAGMA query_only = 1');
    }
  }
}

const key = (alias: string, name: string): string => `${alias}\0${nameKey(name)}`;
