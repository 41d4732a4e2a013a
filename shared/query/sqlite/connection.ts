import type { Cell } from '#shared/table';
import { check } from './error';
import { Heap } from './heap';
import type { Sqlite } from './load';
import type { Pointer } from './module';
import { Statement } from './statement';

/** One open database connection. */
export class Connection {
  readonly heap: Heap;
  /** What SQLite's C interface calls it by; 0 once it is closed, which SQLite refuses to work with. */
  pointer: Pointer;

  constructor(sqlite: Sqlite) {
    this.heap = new Heap(sqlite);
    const { heap } = this;
    this.pointer = heap.withText(':memory:', (name) => heap.withPointers(1, (slot) => (heap.module._sqlite3_open(name, slot), heap.pointerAt(slot))));
  }

  /** The first statement of `sql`. */
  prepare(sql: string): Statement {
    const { heap, pointer } = this;
    return heap.withText(sql, (text) =>
      heap.withPointers(2, (slot) => {
        check(heap.module, pointer, heap.module._sqlite3_prepare_v2(pointer, text, -1, slot, slot + 4));
        return new Statement(heap, pointer, heap.pointerAt(slot), heap.module.UTF8ToString(heap.pointerAt(slot + 4)));
      }),
    );
  }

  /** All rows of a statement of our own; values by the parameters' names with prefix. */
  rows(sql: string, values: Readonly<Record<string, Cell>> = {}): Cell[][] {
    const statement = this.prepare(sql);
    try {
      for (const [name, value] of Object.entries(values)) statement.bind(name, value);
      const rows: Cell[][] = [];
      while (statement.step()) rows.push(statement.row());
      return rows;
    } finally {
      statement.finalize();
    }
  }

  close(): void {
    this.heap.module._sqlite3_close_v2(this.pointer);
    this.pointer = 0;
  }
}
