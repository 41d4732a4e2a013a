import type { Cell } from '#shared/table';
import type { SqlFunction } from '../functions/sql-function';
import type { Connection } from './connection';
import { guardCall } from './define-failure';
import { check } from './error';
import type { Heap } from './heap';
import { type Pointer, STORAGE, TRANSIENT } from './module';

/** UTF-8, the same answer for the same arguments, and harmless wherever it is called (https://sqlite.org/c3ref/c_deterministic.html). */
export const FLAGS = 1 | 0x800 | 0x20_0000;

/**
 * Lets SQL call `definition`. sql.js's own `create_function` puts text results on WASM's
 * stack of 64 KiB, which a longer text overruns; here they go through its heap.
 * Returns what gives the function back to the module once the connection is closed.
 */
export function defineFunction({ heap, pointer: database }: Connection, definition: SqlFunction): () => void {
  const { module } = heap;
  const name = module.stringToNewUTF8(definition.name);
  const pointer = module.addFunction(
    (context, count, values) =>
      guardCall(heap, context, () => {
        const arguments_ = Array.from({ length: count }, (_, index) => argument(heap, heap.pointerAt(values + 4 * index)));
        respond(heap, context, definition.call(...arguments_), definition.real ?? false);
      }),
    'viii',
  );
  for (let arity = definition.least ?? definition.arity; arity <= definition.arity; arity++) {
    check(module, database, module._sqlite3_create_function_v2(database, name, arity, FLAGS, 0, pointer, 0, 0, 0));
  }
  return () => {
    module.removeFunction(pointer);
    module._free(name);
  };
}

function argument(heap: Heap, value: Pointer): Cell {
  const { module } = heap;
  switch (module._sqlite3_value_type(value)) {
    case STORAGE.integer:
    case STORAGE.float:
      return module._sqlite3_value_double(value);
    case STORAGE.text:
      return new TextDecoder().decode(bytesAt(heap, module._sqlite3_value_text(value), module._sqlite3_value_bytes(value)));
    case STORAGE.blob:
      return bytesAt(heap, module._sqlite3_value_blob(value), module._sqlite3_value_bytes(value));
    default:
      return null;
  }
}

function bytesAt({ bytes }: Heap, start: Pointer, length: number): Uint8Array {
  return bytes.slice(start, start + length);
}

function respond(heap: Heap, context: Pointer, result: Cell, isReal: boolean): void {
  const { module } = heap;
  if (result === null) {
    module._sqlite3_result_null(context);
  } else if (typeof result === 'string') {
    const text = new TextEncoder().encode(result);
    heap.withBytes(text, (at) => module._sqlite3_result_text(context, at, text.length, TRANSIENT));
  } else if (result instanceof Uint8Array) {
    heap.withBytes(result, (at) => module._sqlite3_result_blob(context, at, result.length, TRANSIENT));
  } else if (!isReal && Number(result) === (Number(result) | 0)) {
    module._sqlite3_result_int(context, Number(result));
  } else {
    module._sqlite3_result_double(context, Number(result));
  }
}
