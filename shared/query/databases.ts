import { type Digest, MoloError } from '#shared/base';
import type { Field, FieldType } from '#shared/table';
import { distinctAlias } from './alias';
import type { AttachOptions } from './contract';
import { writeDatabase } from './database/write-database';
import type { TreeRead } from './guard/program';
import { nameKey, quoteName } from './names';
import { describeTables, type NamedTable, type TableDescription } from './named-table';
import type { KernelTable } from './plan/plan';
import type { Source } from './question';
import type { Connection } from './sqlite/connection';
import { SqliteError } from './sqlite/error';
import { RESULT } from './sqlite/module';

/** SQLite's own limit as sql.js builds it (SQLITE_MAX_ATTACHED). */
export const MOST_ATTACHED = 10;

/** Begins the name of a table that is nowhere: where the bare name of several tables leads. */
const AMBIGUOUS = 'molo: ambiguous ';

/** A table that statements can read, as `alias.name` or, where no other alias has it, as `name`. */
export interface TableListing extends TableDescription {
  readonly alias: string;
}

/** A table that a statement reads, and the positions of the fields whose values it takes. */
export interface TableRead extends TableListing {
  readonly read: ReadonlySet<number>;
}

/** A database's pages, and what of its tables is in them. */
export interface WrittenDatabase {
  readonly bytes: Uint8Array;
  /** By table: positions of the fields whose values are there; `null` for a table of which there is not even a row. */
  readonly fields: readonly (ReadonlySet<number> | null)[];
}

interface Attached {
  readonly alias: string;
  readonly digest: Digest | null;
  readonly tables: readonly TableDescription[];
  /** The tables that it was written from; none where it was attached as bytes. */
  readonly content: readonly NamedTable[];
  /** By position, the fields of each table that are there (`NamedTable.loaded`). */
  readonly loaded: readonly (ReadonlySet<number> | null | undefined)[];
  /** Root page of every table and index -> the table's name. */
  readonly trees: ReadonlyMap<number, string>;
  /** Takes the file out of the module's file system again. */
  readonly release: () => void;
}

/** The databases attached to one connection, each under its alias. */
export class Databases {
  private readonly attached: Attached[] = [];

  constructor(private readonly connection: Connection) {
    connection.rows('PRAGMA query_only = 1');
  }

  /** @throws MoloError `query.limit` for one more than SQLite takes, `package.unsupported` or `package.damaged` for bytes that are no database */
  attach(wanted: string, content: readonly NamedTable[] | Uint8Array, { described, digest = null }: AttachOptions = {}): string {
    if (this.attached.length >= MOST_ATTACHED) throw new MoloError('query.limit', { maximum: MOST_ATTACHED });
    const alias = distinctAlias(wanted, this.attached.map((database) => database.alias));
    const bytes = content instanceof Uint8Array ? withoutLog(content) : uncopied(writeDatabase(content));
    const file = new this.connection.heap.module.Database(bytes);
    const release = (): void => file.close();
    try {
      const path = file.exec('PRAGMA database_list')[0]?.values[0]?.[2] as string;
      this.connection.rows('ATTACH :path AS :alias', { ':path': path, ':alias': alias });
      const tables = described ?? (content instanceof Uint8Array ? this.describe(alias) : describeTables(content));
      const kept = content instanceof Uint8Array ? [] : content;
      this.attached.push({ alias, digest, tables, content: kept, loaded: kept.map(loadedFields), trees: this.treesOf(alias), release });
    } catch (error) {
      this.forget(alias, release);
      throw error instanceof SqliteError ? unreadable(error, alias) : error;
    }
    this.watchAmbiguousNames();
    return alias;
  }

  /** Nothing happens where nothing has that alias. */
  detach(alias: string): void {
    const index = this.attached.findIndex((database) => database.alias === alias);
    const [database] = index < 0 ? [] : this.attached.splice(index, 1);
    if (database === undefined) return;
    this.forget(alias, database.release);
    this.watchAmbiguousNames();
  }

  close(): void {
    for (const { alias } of [...this.attached]) this.detach(alias);
  }

  list(): TableListing[] {
    return this.attached.flatMap(({ alias, tables }) => tables.map((table) => ({ alias, ...table })));
  }

  /** Every table, with its columns where they are at hand. */
  kernelTables(): KernelTable[] {
    return this.attached.flatMap(({ alias, tables, content, loaded }) =>
      tables.map((description, nth) => ({ alias, description, loaded: loaded[nth], ...(content[nth] && { table: content[nth].table }) })),
    );
  }

  /** The tables whose b-trees a program opens, each once. */
  at(trees: readonly TreeRead[]): TableRead[] {
    const aliases = new Map(this.connection.rows('PRAGMA database_list').map(([index, alias]) => [index, alias]));
    const nameOf = ({ database, root }: TreeRead): string | undefined => {
      const attached = this.attached.find(({ alias }) => alias === aliases.get(database));
      const name = attached?.trees.get(root);
      return attached === undefined || name === undefined ? undefined : key(attached.alias, name);
    };
    const opened = trees.map((tree) => ({ ...tree, name: nameOf(tree) }));
    return this.list().flatMap((table) => {
      const own = opened.filter(({ name }) => name === key(table.alias, table.name));
      const read = own.flatMap(({ columns }) => [...(columns === 'all' ? table.fields.keys() : columns)]);
      return own.length === 0 ? [] : [{ ...table, read: new Set(read) }];
    });
  }

  /** Holds a statement to what was read: a field that was left out is NULL in every row, and would pass for a value. */
  checkLoaded(reads: readonly TableRead[]): void {
    for (const { alias, name, read } of reads) {
      const { tables, loaded } = this.attached.find((database) => database.alias === alias) as Attached;
      const own = loaded[tables.findIndex((table) => table.name === name)];
      if (own === undefined || (own !== null && [...read].every((field) => own.has(field)))) continue;
      throw new TypeError(`${alias}.${name} is not loaded as far as the statement reads it`);
    }
  }

  /** What tables are from, as far as anybody said. */
  sourcesAt(tables: readonly Pick<TableListing, 'alias' | 'name'>[]): Source[] {
    return tables.map(({ alias, name }) => {
      const { tables: own, content, digest } = this.attached.find((database) => database.alias === alias) as Attached;
      return { alias, name, digest: content[own.findIndex((table) => table.name === name)]?.digest ?? digest };
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

  private forget(alias: string, release: () => void): void {
    if (this.connection.rows('PRAGMA database_list').some(([, name]) => name === alias)) this.connection.rows('DETACH :alias', { ':alias': alias });
    release();
  }

  private treesOf(alias: string): Map<number, string> {
    const rows = this.connection.rows(`SELECT rootpage, tbl_name FROM ${quoteName(alias)}.sqlite_schema WHERE rootpage > 0`);
    return new Map(rows.map(([root, table]) => [root as number, table as string]));
  }

  /** What can be known of the tables of somebody else's database. Views are not counted: that would run them. */
  private describe(alias: string): TableDescription[] {
    const schema = quoteName(alias);
    const tables = this.connection.rows(`SELECT name, type FROM ${schema}.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`);
    return tables.map(([table, type]) => {
      const name = table as string;
      const columns = this.connection.rows('SELECT name, type FROM pragma_table_info(:name, :alias)', { ':name': name, ':alias': alias });
      const fields = columns.map(([column, declared]) => ({ name: column as string, type: fieldTypeOf(declared as string) }));
      if (type === 'view') return { name, fields };
      return { name, fields, rows: Number(this.connection.rows(`SELECT count(*) FROM ${schema}.${quoteName(name)}`)[0]?.[0]) };
    });
  }
}

/** Positions of the fields whose values are there. */
export function loadedFields({ table: { fields }, loaded }: NamedTable): ReadonlySet<number> | null | undefined {
  return loaded && new Set([...fields.keys()].filter((position) => loaded.has((fields[position] as Field).name)));
}

const key = (alias: string, name: string): string => `${alias}\0${nameKey(name)}`;

/** Affinity as SQLite reads it from a declared type (https://sqlite.org/datatype3.html, section 3.1). */
function fieldTypeOf(declared: string): FieldType {
  if (/INT/i.test(declared)) return 'integer';
  if (/CHAR|CLOB|TEXT/i.test(declared)) return 'string';
  return /REAL|FLOA|DOUB/i.test(declared) ? 'number' : 'any';
}

/** sql.js keeps what `slice` gives it; bytes that nobody else holds need no copy, which would be as large as the tables. */
function uncopied(bytes: Uint8Array): Uint8Array {
  return Object.defineProperty(bytes, 'slice', { value: () => bytes });
}

/** A database that was left in write-ahead mode asks for shared memory, which WASM has not; without its log it reads like any other. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  if (bytes[18] !== 2 && bytes[19] !== 2) return bytes;
  const copy = bytes.slice();
  copy.fill(1, 18, 20);
  return copy;
}

function unreadable(error: SqliteError, alias: string): MoloError {
  const code = error.code === RESULT.notADatabase ? 'package.unsupported' : error.code === RESULT.nomem ? 'query.memory' : 'package.damaged';
  return new MoloError(code, { file: alias }, { cause: error });
}
