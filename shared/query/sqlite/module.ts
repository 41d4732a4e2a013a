/** An address in the module's memory. */
export type Pointer = number;

/**
 * The part of SQLite's C interface (https://sqlite.org/c3ref/intro.html) that sql.js 1.16
 * exports from its WASM, called directly: its own `Statement` makes an array per row,
 * rounds integers beyond 2^53 and hides which storage class a number had.
 */
export interface SqliteModule {
  /** Opens a database; the only way to put a file into the module's file system. */
  readonly Database: new (bytes?: Uint8Array) => { exec(sql: string): { values: unknown[][] }[]; close(): void };

  readonly stringToNewUTF8: (text: string) => Pointer;
  readonly UTF8ToString: (text: Pointer, maxBytes?: number, ignoreNul?: boolean) => string;
  readonly addFunction: (implementation: (...args: number[]) => void, signature: string) => Pointer;
  readonly removeFunction: (implementation: Pointer) => void;
  readonly _malloc: (bytes: number) => Pointer;
  readonly _free: (address: Pointer) => void;

  readonly _sqlite3_open: (name: Pointer, database: Pointer) => number;
  readonly _sqlite3_close_v2: (database: Pointer) => number;
  readonly _sqlite3_errmsg: (database: Pointer) => Pointer;
  readonly _sqlite3_prepare_v2: (database: Pointer, sql: Pointer, bytes: number, statement: Pointer, tail: Pointer) => number;
  readonly _sqlite3_step: (statement: Pointer) => number;
  readonly _sqlite3_finalize: (statement: Pointer) => number;
  readonly _sqlite3_bind_parameter_index: (statement: Pointer, name: Pointer) => number;
  readonly _sqlite3_bind_blob: (statement: Pointer, index: number, bytes: Pointer, length: number, destructor: number) => number;
  readonly _sqlite3_bind_text: (statement: Pointer, index: number, text: Pointer, bytes: number, destructor: number) => number;
  readonly _sqlite3_bind_int: (statement: Pointer, index: number, value: number) => number;
  readonly _sqlite3_bind_double: (statement: Pointer, index: number, value: number) => number;
  readonly _sqlite3_column_count: (statement: Pointer) => number;
  readonly _sqlite3_column_name: (statement: Pointer, column: number) => Pointer;
  readonly _sqlite3_column_type: (statement: Pointer, column: number) => number;
  readonly _sqlite3_column_double: (statement: Pointer, column: number) => number;
  readonly _sqlite3_column_text: (statement: Pointer, column: number) => Pointer;
  readonly _sqlite3_column_blob: (statement: Pointer, column: number) => Pointer;
  readonly _sqlite3_column_bytes: (statement: Pointer, column: number) => number;
  readonly _sqlite3_create_function_v2: (
    database: Pointer,
    name: Pointer,
    arguments_: number,
    flags: number,
    context: Pointer,
    call: Pointer,
    step: Pointer,
    final: Pointer,
    destructor: Pointer,
  ) => number;
  readonly _sqlite3_aggregate_context: (context: Pointer, bytes: number) => Pointer;
  readonly _sqlite3_value_type: (value: Pointer) => number;
  readonly _sqlite3_value_double: (value: Pointer) => number;
  readonly _sqlite3_value_text: (value: Pointer) => Pointer;
  readonly _sqlite3_value_blob: (value: Pointer) => Pointer;
  readonly _sqlite3_value_bytes: (value: Pointer) => number;
  readonly _sqlite3_result_null: (context: Pointer) => void;
  readonly _sqlite3_result_int: (context: Pointer, value: number) => void;
  readonly _sqlite3_result_double: (context: Pointer, value: number) => void;
  readonly _sqlite3_result_text: (context: Pointer, text: Pointer, bytes: number, destructor: number) => void;
  readonly _sqlite3_result_blob: (context: Pointer, bytes: Pointer, length: number, destructor: number) => void;
  readonly _sqlite3_result_error: (context: Pointer, message: Pointer, bytes: number) => void;
}

/** Result codes (https://sqlite.org/rescode.html). */
export const RESULT = { ok: 0, nomem: 7, readonly: 8, corrupt: 11, full: 13, tooBig: 18, notADatabase: 26, row: 100, done: 101 } as const;

/** Storage classes as `sqlite3_column_type` names them. */
export const STORAGE = { integer: 1, float: 2, text: 3, blob: 4, null: 5 } as const;

/** `SQLITE_TRANSIENT`: SQLite copies what it is given before the call returns. */
export const TRANSIENT = -1;
