import { MoloError } from '#shared/base';
import { quoteName } from './names';
import type { Connection } from './sqlite/connection';
import { SqliteError } from './sqlite/error';
import { RESULT } from './sqlite/module';

/** A database file that a connection has attached. */
export interface OpenFile {
  /** Root page of every table and index -> the table's name. */
  readonly trees: ReadonlyMap<number, string>;
  /** Detaches it, and takes it out of the module's file system again. */
  readonly close: () => void;
}

/** @throws MoloError `package.unsupported` or `package.damaged` for bytes that are no database, `query.memory` */
export function openFile(connection: Connection, alias: string, bytes: Uint8Array): OpenFile {
  const file = new connection.heap.module.Database(bytes);
  const close = (): void => {
    if (connection.rows('PRAGMA database_list').some(([, name]) => name === alias)) connection.rows('DETACH :alias', { ':alias': alias });
    file.close();
  };
  try {
    const path = file.exec('PRAGMA database_list')[0]?.values[0]?.[2] as string;
    connection.rows('ATTACH :path AS :alias', { ':path': path, ':alias': alias });
    return { trees: treesOf(connection, alias), close };
  } catch (error) {
    close();
    throw error instanceof SqliteError ? unreadable(error, alias) : error;
  }
}

/** sql.js keeps what `slice` gives it; bytes that nobody changes need no copy, which would be as large as the tables. */
export function uncopied(bytes: Uint8Array): Uint8Array {
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return Object.defineProperty(view, 'slice', { value: () => view });
}

function treesOf(connection: Connection, alias: string): Map<number, string> {
  const rows = connection.rows(`SELECT rootpage, tbl_name FROM ${quoteName(alias)}.sqlite_schema WHERE rootpage > 0`);
  return new Map(rows.map(([root, table]) => [root as number, table as string]));
}

function unreadable(error: SqliteError, alias: string): MoloError {
  const code = error.code === RESULT.notADatabase ? 'package.unsupported' : error.code === RESULT.nomem ? 'query.memory' : 'package.damaged';
  return new MoloError(code, { file: alias }, { cause: error });
}
