import { FunctionFailure } from '../functions/sql-function';
import { SqliteError } from './error';
import type { Heap } from './heap';
import { type Pointer, TRANSIENT } from './module';

/** More bytes than any value of SQLite may have. */
const TOO_MANY_BYTES = 0x7fff_ffff;

/**
 * Runs what SQLite called. An exception must not unwind through SQLite: it becomes SQLite's error of the statement, with the
 * message of a `FunctionFailure`. For a want of memory SQLite is handed a value larger than any, which it refuses as too big.
 */
export function guardCall(heap: Heap, context: Pointer, work: () => void): void {
  try {
    work();
  } catch (error) {
    const known = error instanceof FunctionFailure;
    const isMemory = !known && (error instanceof RangeError || error instanceof SqliteError);
    if (isMemory || !refuse(heap, context, known ? error.message : 'a function failed')) {
      heap.module._sqlite3_result_blob(context, context, TOO_MANY_BYTES, TRANSIENT);
    }
  }
}

/** `false` where there is not even memory for the message. */
function refuse({ module }: Heap, context: Pointer, message: string): boolean {
  const text = module.stringToNewUTF8(message);
  if (text === 0) return false;
  module._sqlite3_result_error(context, text, -1);
  module._free(text);
  return true;
}
