import { type Pointer, RESULT, type SqliteModule } from './module';

/** What SQLite said, before it is made a sentence for people. Never leaves this room. */
export class SqliteError extends Error {
  constructor(
    /** Primary result code. */
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** @throws SqliteError with SQLite's own message unless `code` means success */
export function check(module: SqliteModule, database: Pointer, code: number): void {
  if (code !== RESULT.ok) throw new SqliteError(code & 0xff, module.UTF8ToString(module._sqlite3_errmsg(database)));
}
