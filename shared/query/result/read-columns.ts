import { LIMITS, MoloError } from '#shared/base';
import type { Column } from '#shared/table';
import type { Heap } from '../sqlite/heap';
import { STORAGE } from '../sqlite/module';
import type { Statement } from '../sqlite/statement';
import type { ColumnBuilder } from './column-builder';
import { NullsBuilder } from './nulls-builder';

/** Rows between two looks at the memory, few enough for cells of a megabyte. */
const MEMORY_BATCH = 512;

/** Rows between two words to whoever wants to know. */
const PROGRESS_BATCH = 65_536;

export interface ReadLimits {
  /** Rows after which reading stops and the answer is marked as truncated. */
  readonly maxRows?: number;
  /** Bytes that the columns may take before `query.memory`. */
  readonly maxBytes: number;
  readonly onRows?: (rows: number) => void;
}

export interface ReadColumns {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly truncated: boolean;
}

/**
 * Runs a bound statement to its end, or to its limit, straight into columns.
 * @throws SqliteError where SQLite fails on the way
 * @throws MoloError `query.memory` where the answer outgrows its limit
 */
export function readColumns(heap: Heap, statement: Statement, limits: ReadLimits): ReadColumns {
  const builders: ColumnBuilder[] = Array.from({ length: statement.columnCount }, () => new NullsBuilder());
  const { maxRows = LIMITS.rows } = limits;
  let rows = 0;
  let more = statement.step();
  while (more && rows < maxRows) {
    readRow(heap, statement, builders);
    rows++;
    if (rows % MEMORY_BATCH === 0) checkBytes(builders, limits.maxBytes);
    if (rows % PROGRESS_BATCH === 0) limits.onRows?.(rows);
    more = statement.step();
  }
  if (more && limits.maxRows === undefined) throw new MoloError('query.memory', { rows });
  return { columns: builders.map((builder) => builder.finish()), rows, truncated: more };
}

/**
 * One row. Types are asked first, because reading a value may convert it; text is read as
 * a blob, because that spares SQLite the copy that would end it with a NUL.
 */
function readRow(heap: Heap, statement: Statement, builders: ColumnBuilder[]): void {
  const { module } = heap;
  const { pointer } = statement;
  for (let column = 0; column < builders.length; column++) {
    const builder = builders[column] as ColumnBuilder;
    switch (module._sqlite3_column_type(pointer, column)) {
      case STORAGE.integer:
        builders[column] = builder.pushInteger(statement.integer(column));
        break;
      case STORAGE.float:
        builders[column] = builder.pushReal(module._sqlite3_column_double(pointer, column));
        break;
      case STORAGE.null:
        builders[column] = builder.pushNull();
        break;
      case STORAGE.text: {
        const start = module._sqlite3_column_blob(pointer, column);
        builders[column] = builder.pushText(heap.view, start, start + module._sqlite3_column_bytes(pointer, column));
        break;
      }
      default: {
        const start = module._sqlite3_column_blob(pointer, column);
        builders[column] = builder.pushBlob(heap.view, start, start + module._sqlite3_column_bytes(pointer, column));
      }
    }
  }
}

function checkBytes(builders: readonly ColumnBuilder[], most: number): void {
  const bytes = builders.reduce((sum, builder) => sum + builder.byteLength, 0);
  if (bytes > most) throw new MoloError('query.memory', { bytes });
}
