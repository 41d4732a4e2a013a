import type { Digest } from '#shared/base';
import type { FieldType } from '#shared/table';
import type { Attached } from './attached';
import { quoteName } from './names';
import type { TableDescription } from './named-table';
import { openFile } from './open-file';
import type { Connection } from './sqlite/connection';

export interface BytesOptions {
  readonly digest: Digest | null;
  /** What `describeTables` said of the tables, where the bytes were written from such. */
  readonly described?: readonly TableDescription[] | undefined;
}

/**
 * A database that comes as bytes: SQLite's from the beginning, of which the kernel knows nothing.
 * @throws MoloError `package.unsupported` or `package.damaged` for bytes that are no database
 */
export function attachBytes(connection: Connection, alias: string, bytes: Uint8Array, { digest, described }: BytesOptions): Attached {
  const { trees, close } = openFile(connection, alias, withoutLog(bytes));
  const tables = described ?? describe(connection, alias);
  return {
    alias,
    tables,
    shows: tables.map(() => null),
    kernelTables: tables.map((description) => ({ alias, description })),
    written: null,
    digestOf: () => digest,
    open: () => undefined,
    nameAt: (root) => trees.get(root),
    sizeOf: () => undefined,
    write: () => false,
    close,
  };
}

/** A database that was left in write-ahead mode asks for shared memory, which WASM has not; without its log it reads like any other. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  if (bytes[18] !== 2 && bytes[19] !== 2) return bytes;
  const copy = bytes.slice();
  copy.fill(1, 18, 20);
  return copy;
}

/** What can be known of the tables of somebody else's database. Views are not counted: that would run them. */
function describe(connection: Connection, alias: string): TableDescription[] {
  const schema = quoteName(alias);
  const tables = connection.rows(`SELECT name, type FROM ${schema}.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`);
  return tables.map(([table, type]) => {
    const name = table as string;
    const columns = connection.rows('SELECT name, type FROM pragma_table_info(:name, :alias)', { ':name': name, ':alias': alias });
    const fields = columns.map(([column, declared]) => ({ name: column as string, type: fieldTypeOf(declared as string) }));
    if (type === 'view') return { name, fields };
    return { name, fields, rows: Number(connection.rows(`SELECT count(*) FROM ${schema}.${quoteName(name)}`)[0]?.[0]) };
  });
}

/** Affinity as SQLite reads it from a declared type (https://sqlite.org/datatype3.html, section 3.1). */
function fieldTypeOf(declared: string): FieldType {
  if (/INT/i.test(declared)) return 'integer';
  if (/CHAR|CLOB|TEXT/i.test(declared)) return 'string';
  return /REAL|FLOA|DOUB/i.test(declared) ? 'number' : 'any';
}
