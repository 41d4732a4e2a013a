import { type Cell, narrowInteger } from '#shared/table';
import { isReal, type ParamValue } from '../param-value';
import { check } from './error';
import type { Heap } from './heap';
import { type Pointer, RESULT, STORAGE, TRANSIENT } from './module';

const DECIMAL = new TextDecoder('latin1');

/** Integers that a double cannot be trusted with. */
const FIRST_INEXACT = 2 ** 53;

/** A prepared statement. Whoever prepared it finalizes it. */
export class Statement {
  constructor(
    private readonly heap: Heap,
    private readonly database: Pointer,
    /** What SQLite's C interface calls it by. */
    readonly pointer: Pointer,
    /** What SQLite did not read of the text: other statements, or spaces. */
    readonly rest: string,
  ) {}

  get columnCount(): number {
    return this.heap.module._sqlite3_column_count(this.pointer);
  }

  columnNames(): string[] {
    const { module } = this.heap;
    return Array.from({ length: this.columnCount }, (_, column) => module.UTF8ToString(module._sqlite3_column_name(this.pointer, column)));
  }

  /** Goes to the next row; `false` behind the last one. */
  step(): boolean {
    const code = this.heap.module._sqlite3_step(this.pointer);
    if (code === RESULT.row) return true;
    if (code !== RESULT.done) this.check(code);
    return false;
  }

  /**
   * Binds a value to a parameter by its name with prefix. A number binds as INTEGER when
   * it is one (as in `columnFrom`). SQLite takes integers beyond 32 bits from here as text
   * only: the statement has to cast them (`bindsAsText`). `false` when there is no such parameter.
   */
  bind(name: string, value: ParamValue): boolean {
    const { heap, pointer } = this;
    const { module } = heap;
    const index = heap.withText(name, (text) => module._sqlite3_bind_parameter_index(pointer, text));
    if (index === 0) return false;
    if (value === null) return true;
    if (isReal(value)) {
      this.check(module._sqlite3_bind_double(pointer, index, value.real));
      return true;
    }
    if (value instanceof Uint8Array) {
      heap.withBytes(value, (at) => this.check(module._sqlite3_bind_blob(pointer, index, at, value.length, TRANSIENT)));
    } else if (typeof value === 'string' || bindsAsText(value)) {
      const text = new TextEncoder().encode(String(value));
      heap.withBytes(text, (at) => this.check(module._sqlite3_bind_text(pointer, index, at, text.length, TRANSIENT)));
    } else if (Number(value) === (Number(value) | 0) && !Object.is(value, -0)) {
      this.check(module._sqlite3_bind_int(pointer, index, Number(value)));
    } else {
      this.check(module._sqlite3_bind_double(pointer, index, Number(value)));
    }
    return true;
  }

  /** The current row, for the few rows of our own questions. */
  row(): Cell[] {
    return Array.from({ length: this.columnCount }, (_, column) => this.cell(column));
  }

  /** An integer of the current row, exact. */
  integer(column: number): number | bigint {
    const { module } = this.heap;
    const value = module._sqlite3_column_double(this.pointer, column);
    if (value > -FIRST_INEXACT && value < FIRST_INEXACT) return value;
    const at = module._sqlite3_column_text(this.pointer, column);
    const length = module._sqlite3_column_bytes(this.pointer, column);
    return narrowInteger(BigInt(DECIMAL.decode(this.heap.bytes.subarray(at, at + length))));
  }

  finalize(): void {
    this.heap.module._sqlite3_finalize(this.pointer);
  }

  private check(code: number): void {
    check(this.heap.module, this.database, code);
  }

  private cell(column: number): Cell {
    const { module } = this.heap;
    switch (module._sqlite3_column_type(this.pointer, column)) {
      case STORAGE.integer:
        return this.integer(column);
      case STORAGE.float:
        return module._sqlite3_column_double(this.pointer, column);
      case STORAGE.text:
        return module.UTF8ToString(module._sqlite3_column_text(this.pointer, column));
      case STORAGE.blob: {
        const at = module._sqlite3_column_blob(this.pointer, column);
        return this.heap.bytes.slice(at, at + module._sqlite3_column_bytes(this.pointer, column));
      }
      default:
        return null;
    }
  }
}

/** Integers that SQLite's 32-bit binding cannot take. */
export function bindsAsText(value: ParamValue): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(32, value) !== value;
  return Number.isSafeInteger(value) && value !== (Number(value) | 0);
}
