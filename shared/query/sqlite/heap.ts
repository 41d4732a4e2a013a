import { SqliteError } from './error';
import type { Sqlite } from './load';
import { type Pointer, RESULT, type SqliteModule } from './module';

/** The module's memory: a call into SQLite may grow it, and then older views of it are empty. */
export class Heap {
  readonly module: SqliteModule;
  private readonly memory: WebAssembly.Memory;
  private current: Uint8Array;
  private currentView: DataView;

  constructor({ module, memory }: Sqlite) {
    this.module = module;
    this.memory = memory;
    this.current = new Uint8Array(memory.buffer);
    this.currentView = new DataView(memory.buffer);
  }

  get bytes(): Uint8Array {
    if (this.current.length === 0) this.renew();
    return this.current;
  }

  get view(): DataView {
    if (this.current.length === 0) this.renew();
    return this.currentView;
  }

  pointerAt(address: Pointer): Pointer {
    return this.view.getUint32(address, true);
  }

  /** Runs work with `text` as a C string in the memory. */
  withText<T>(text: string, work: (address: Pointer) => T): T {
    return this.withAllocation(this.module.stringToNewUTF8(text), work);
  }

  /** Runs work with a copy of `bytes` in the memory; SQLite has to copy what it keeps. */
  withBytes<T>(bytes: Uint8Array, work: (address: Pointer) => T): T {
    return this.withAllocation(this.module._malloc(Math.max(bytes.length, 1)), (address) => {
      this.bytes.set(bytes, address);
      return work(address);
    });
  }

  /** Runs work with room for `count` pointers. */
  withPointers<T>(count: number, work: (address: Pointer) => T): T {
    return this.withBytes(new Uint8Array(4 * count), work);
  }

  private withAllocation<T>(address: Pointer, work: (address: Pointer) => T): T {
    if (address === 0) throw new SqliteError(RESULT.nomem, 'out of memory');
    try {
      return work(address);
    } finally {
      this.module._free(address);
    }
  }

  private renew(): void {
    this.current = new Uint8Array(this.memory.buffer);
    this.currentView = new DataView(this.memory.buffer);
  }
}
