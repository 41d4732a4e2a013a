import { MoloError } from '#shared/base';
import { Interner } from '#shared/table';
import { countLines, Scanner } from './scanner';

/** Small enough to stay in the processor's cache while every column walks over it. */
const BLOCK_BYTES = 256 * 1024;
/** Cells are read by whole words, so a word must be readable behind the last. */
const PADDING = Math.max(Interner.padding, Scanner.padding);
/** A record longer than this is none of a table; most likely a quote was never closed. */
const RECORD_BYTES = 64 * 1024 * 1024;

/** Text on its way through the scanner: one buffer, filled and scanned by turns. */
export class Blocks {
  readonly scanner: Scanner;
  bytes: Uint8Array = new Uint8Array(BLOCK_BYTES + PADDING);

  /** Where the records of the last scan begin, and the line (from 1) of that place. */
  private from = 0;
  private line = 1;
  private filled = 0;
  private drained = true;
  private ended = false;
  private pending: Uint8Array = new Uint8Array(0);

  constructor(
    private readonly chunks: AsyncGenerator<Uint8Array>,
    delimiter: string,
    private readonly limits: { readonly file: string; readonly cellBytes: number },
  ) {
    this.scanner = new Scanner(delimiter.charCodeAt(0));
  }

  /**
   * Scans the next records into `scanner`, at most `maximum`; false where there are none left.
   * @throws MoloError `package.table` for quotes that do not close, `package.limit` for cells beyond the cap
   */
  async next(maximum?: number): Promise<boolean> {
    const { scanner } = this;
    for (;;) {
      this.line += scanner.lines;
      this.from = Math.max(this.from, scanner.consumed);
      scanner.lines = 0;
      if (this.drained) {
        if (this.ended) return false;
        await this.fill();
      }
      scanner.scan(this.bytes, this.from, this.filled, this.ended, maximum);
      if (scanner.fault !== null) throw new MoloError('package.table', { ...this.place(scanner.fault), context: 'quote' });
      this.drained = maximum === undefined || scanner.records < maximum;
      if (scanner.records === 0) continue;
      this.checkCells();
      return true;
    }
  }

  /** The bytes of the last scan's records. */
  get scanned(): Uint8Array {
    return this.bytes.subarray(this.from, this.scanner.consumed);
  }

  /** Gives the records of the last scan back, to be scanned again. */
  unread(): void {
    this.scanner.consumed = this.from;
    this.scanner.lines = 0;
    this.drained = false;
  }

  /** File and line, for messages about the byte at `position`. */
  place(position: number): { readonly file: string; readonly line: number } {
    return { file: this.limits.file, line: this.line + countLines(this.bytes, this.from, position) };
  }

  private async fill(): Promise<void> {
    this.bytes.copyWithin(0, this.from, this.filled);
    this.filled -= this.from;
    this.from = this.scanner.consumed = 0;
    if (this.filled * 2 > this.capacity) this.enlarge();
    while (this.filled < this.capacity && !this.ended) {
      if (this.pending.length === 0) {
        const next = await this.chunks.next();
        if (next.done) this.ended = true;
        else this.pending = next.value;
      }
      const taken = this.pending.subarray(0, this.capacity - this.filled);
      this.bytes.set(taken, this.filled);
      this.filled += taken.length;
      this.pending = this.pending.subarray(taken.length);
    }
  }

  private get capacity(): number {
    return this.bytes.length - PADDING;
  }

  private enlarge(): void {
    if (this.filled > RECORD_BYTES) throw this.tooLong(0);
    const bytes = new Uint8Array(this.capacity * 2 + PADDING);
    bytes.set(this.bytes.subarray(0, this.filled));
    this.bytes = bytes;
  }

  private checkCells(): void {
    const { starts, ends, records, recordEnds, consumed } = this.scanner;
    const { cellBytes } = this.limits;
    if (consumed - this.from <= cellBytes) return;
    const cells = recordEnds[records - 1] as number;
    for (let cell = 0; cell < cells; cell++) {
      const start = starts[cell] as number;
      if ((ends[cell] as number) - start > cellBytes) throw this.tooLong(start);
    }
  }

  private tooLong(position: number): MoloError {
    return new MoloError('package.limit', { ...this.place(position), context: 'cellBytes', maximum: this.limits.cellBytes });
  }
}
