import { createEngine, type Engine, nameKey, quoteName, type Sqlite, tokensOf, unquoted } from '#shared/query';
import type { Table } from '#shared/table';
import { tableAsColumns } from './columns';

/** Who gave an answer: the kernel alone, with SQLite over the tables' columns, or SQLite over the bytes of the set-up database. */
export type AnsweredBy = 'kernel' | 'both' | 'sqlite' | 'bytes';

export interface Answer {
  readonly table: Table;
  readonly by: AnsweredBy;
}

/** Why a question cannot be put to Molo at all. */
export class OutOfReach extends Error {}

/** What sql.js offers of a database, beside what the engine uses of it. */
interface Database {
  exec(sql: string): { values: unknown[][] }[];
  export(): Uint8Array;
  close(): void;
}

/** Names that are of SQLite's own keeping: a table that was written from columns has others, or none. */
const OWN_NAMES = ['rowid', 'oid', '_rowid_', 'sqlite_master', 'sqlite_schema'];

/**
 * A database that grows by statements that go straight to SQLite, and two engines over it that are attached anew when a
 * question comes after a change: one over its tables as columns, where the kernel may answer, one over its bytes for
 * whatever columns cannot hold as SQLite does (views, affinities without a type, collations, row ids).
 */
export class SetUp {
  private readonly database: Database;
  private readonly columns: Engine;
  private readonly bytes: Engine;
  /** Names that only the bytes know; `null` after a change. */
  private onlyInBytes: ReadonlySet<string> | null = null;
  private temporary: ReadonlySet<string> = new Set();

  constructor(
    sqlite: Sqlite,
    private readonly kernel: 'auto' | 'off',
  ) {
    this.database = new sqlite.module.Database() as Database;
    this.columns = createEngine(sqlite);
    this.bytes = createEngine(sqlite);
  }

  /** @throws Error with what SQLite says where the statement fails */
  run(sql: string): void {
    this.onlyInBytes = null;
    this.database.exec(sql);
  }

  /** @throws MoloError where Molo refuses or fails @throws OutOfReach */
  ask(sql: string): Answer {
    const names = namesIn(sql);
    const onlyInBytes = this.attached();
    if (names.some((name) => this.temporary.has(name))) throw new OutOfReach('a temporary table or view, which no package can hold');
    if (/\bmain\s*\./i.test(sql)) throw new OutOfReach('it names the database main');
    if (names.some((name) => onlyInBytes.has(name))) return { table: this.askBytes(sql), by: 'bytes' };
    const { table, answeredBy } = this.columns.query(sql, {}, { kernel: this.kernel });
    return { table, by: answeredBy };
  }

  /** What SQLite answers by itself, over the database as it is. */
  askBytes(sql: string): Table {
    this.attached();
    return this.bytes.query(sql, {}, { kernel: 'off' }).table;
  }

  /** What SQLite writes down for a REAL. */
  print(real: number, as: 'text' | 'decimals'): string {
    const digits = Number.isFinite(real) ? String(real) : real > 0 ? '9e999' : '-9e999';
    const literal = /[.e]/.test(digits) ? digits : `${digits}.0`;
    const written = as === 'text' ? `CAST(${literal} AS TEXT)` : `printf('%.3f', ${literal})`;
    return this.database.exec(`SELECT ${written}`)[0]?.values[0]?.[0] as string;
  }

  close(): void {
    for (const opened of [this.columns, this.bytes, this.database]) opened.close();
  }

  private attached(): ReadonlySet<string> {
    return (this.onlyInBytes ??= this.attach());
  }

  private attach(): ReadonlySet<string> {
    const bytes = this.exported();
    for (const engine of [this.columns, this.bytes]) engine.detach('db');
    this.bytes.attach('db', bytes);
    const rows = (sql: string): unknown[][] => this.database.exec(sql)[0]?.values ?? [];
    this.temporary = new Set(rows("SELECT name FROM sqlite_temp_schema WHERE type IN ('table', 'view')").map(([name]) => nameKey(String(name))));
    const listed = rows("SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'") as [string, string, string][];
    const tables = listed.map(([name, type, sql]) => ({ name, table: type === 'table' ? tableAsColumns(sql, rows(`SELECT name, type FROM pragma_table_info(${textOf(name)})`) as [string, string][], () => this.wholeTable(name)) : null }));
    const kept = tables.flatMap(({ name, table }) => (table === null ? [] : [{ name, table }]));
    this.columns.attach('db', kept);
    const known = new Set(this.columns.tables().map(({ name }) => name));
    return new Set([...OWN_NAMES, ...tables.filter(({ name, table }) => table === null || !known.has(name)).map(({ name }) => nameKey(name))]);
  }

  private exported(): Uint8Array {
    try {
      return this.database.export();
    } catch {
      throw new OutOfReach('within a transaction, of which nobody else sees anything');
    }
  }

  private wholeTable(name: string): Table {
    return this.bytes.query(`SELECT * FROM ${quoteName(name)}`, {}, { kernel: 'off' }).table;
  }
}

function namesIn(sql: string): string[] {
  return tokensOf(sql).flatMap(({ kind, text }) => (kind === 'name' ? [nameKey(text)] : kind === 'quotedName' ? [nameKey(unquoted(text))] : []));
}

const textOf = (name: string): string => `'${name.replaceAll("'", "''")}'`;
