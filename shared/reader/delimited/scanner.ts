const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A byte repeated in every byte of a word. */
const EVERY = 0x0101_0101;
const HIGH_BITS = 0x8080_8080 | 0;
/** All line ends lie below this, and hardly anything else. */
const BELOW = 0x0e * EVERY;

/**
 * Bytes -> the bounds of cells (RFC 4180, and line ends CRLF, LF or CR).
 *
 * A first pass finds bounds only; columns then fill themselves one after the other from
 * the same block, each in a loop of its own. Only whole records are reported, so a record
 * cut by the end of a block is simply scanned again with more bytes behind it.
 *
 * Bytes are looked at four at a time. Doubled quotes are halved in place, within their own cell.
 */
export class Scanner {
  /** Bytes behind the scanned ones that belong to the scanner. */
  static readonly padding = 4;

  /** Cell `i` is `bytes[starts[i], ends[i])`. A cell of nothing ends before it starts; `""` ends where it starts. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  /** Number of cells up to and including record `i`. */
  recordEnds = new Uint32Array(0);
  records = 0;
  /** Where the first record begins that was not reported. */
  consumed = 0;
  /** Line ends from the beginning to `consumed`, those within cells included. */
  lines = 0;
  /** The byte at which quoting fails: a quote that never closes, or text between a closing quote and the next delimiter. */
  fault: number | null = null;

  private doubled = false;
  private innerLines = 0;

  /** @param skipBlank whether a line without a single character is no record; in a table of one field it means NULL */
  constructor(
    private readonly delimiter: number,
    public skipBlank = true,
  ) {}

  /**
   * Scans `bytes[from, to)`; `padding` bytes behind it are overwritten.
   * @param last whether nothing follows, so that the end ends the last record
   * @param maximum stop after so many records
   */
  scan(bytes: Uint8Array, from: number, to: number, last: boolean, maximum = to - from + 1): void {
    this.begin(from, to - from + 1);
    const { delimiter, starts, ends } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const pattern = delimiter * EVERY;
    // Whatever is looked for, the search ends here.
    bytes[to] = LF;
    let at = from;
    let first = 0;
    let cell = 0;
    while (at < to) {
      if (bytes[at] === QUOTE) {
        const end = this.closingQuote(view, at + 1, to);
        if (end === to && last) return this.fail(at);
        starts[cell] = at + 1;
        ends[cell] = end;
        at = end + 1;
      } else {
        starts[cell] = at;
        const end = cellEnd(view, at, pattern, delimiter);
        ends[cell] = end === at ? end - 1 : end;
        at = end;
      }
      cell++;
      const stop = bytes[at];
      if (stop === delimiter && at < to) {
        at++;
        if (at < to) continue;
        // The text ends behind a delimiter: one more cell of nothing.
        starts[cell] = at;
        ends[cell++] = at - 1;
      }
      if (at >= to && !last) return;
      if (stop === CR) {
        if (at + 1 === to && !last) return;
        at += bytes[at + 1] === LF ? 2 : 1;
      } else if (stop === LF) at++;
      else if (at < to) return this.fail(at);
      if (this.endRecord(bytes, first, cell, Math.min(at, to))) first = cell;
      else cell = first;
      if (this.records === maximum) return;
    }
  }

  private fail(at: number): void {
    this.fault = at;
  }

  private begin(from: number, cells: number): void {
    this.records = 0;
    this.consumed = from;
    this.lines = 0;
    this.fault = null;
    this.doubled = false;
    this.innerLines = 0;
    if (this.starts.length >= cells) return;
    this.starts = new Int32Array(cells);
    this.ends = new Int32Array(cells);
    this.recordEnds = new Uint32Array(cells);
  }

  /** The quote that closes the cell whose content begins at `at`, or `to` where there is none. */
  private closingQuote(view: DataView, at: number, to: number): number {
    for (;;) {
      at = nextStop(view, at, QUOTE * EVERY);
      if (at >= to) return to;
      const byte = view.getUint8(at);
      const next = view.getUint8(at + 1);
      if (byte === QUOTE) {
        if (next !== QUOTE || at + 1 === to) return at;
        this.doubled = true;
        at += 2;
        continue;
      }
      if (byte === LF || (byte === CR && next !== LF)) this.innerLines++;
      at++;
    }
  }

  /** Reports the record of the cells from `first` to `end`; false where it is a blank line. */
  private endRecord(bytes: Uint8Array, first: number, end: number, consumed: number): boolean {
    this.consumed = consumed;
    this.lines += 1 + this.innerLines;
    this.innerLines = 0;
    if (this.skipBlank && end === first + 1 && (this.ends[first] as number) < (this.starts[first] as number)) return false;
    if (this.doubled) this.halveQuotes(bytes, first, end);
    this.recordEnds[this.records++] = end;
    return true;
  }

  /** `""` -> `"` in the quoted cells from `first` to `end`. The bytes that fall free become quotes, so that line ends are not counted twice. */
  private halveQuotes(bytes: Uint8Array, first: number, end: number): void {
    this.doubled = false;
    for (let cell = first; cell < end; cell++) {
      const start = this.starts[cell] as number;
      const stop = this.ends[cell] as number;
      if (start === 0 || bytes[start - 1] !== QUOTE) continue;
      let to = start;
      for (let at = start; at < stop; at++) {
        const byte = bytes[at] as number;
        bytes[to++] = byte;
        if (byte === QUOTE) at++;
      }
      this.ends[cell] = to;
      bytes.fill(QUOTE, to, stop);
    }
  }
}

function cellEnd(view: DataView, from: number, pattern: number, delimiter: number): number {
  for (let at = from; ; at++) {
    at = nextStop(view, at, pattern);
    const byte = view.getUint8(at);
    if (byte === delimiter || byte === LF || byte === CR) return at;
  }
}

/**
 * The first byte at or behind `at` that is the one repeated in `pattern` or lies below 0x0e:
 * borrows of the two subtractions mark such bytes by their high bit, and the lowest mark is
 * always true (Warren, Hacker's Delight, 6-1).
 */
function nextStop(view: DataView, at: number, pattern: number): number {
  for (;;) {
    const word = view.getInt32(at, true);
    const other = word ^ pattern;
    const marks = (((other - EVERY) & ~other) | ((word - BELOW) & ~word)) & HIGH_BITS;
    if (marks !== 0) return at + ((31 - Math.clz32(marks & -marks)) >>> 3);
    at += 4;
  }
}

/** Line ends within `bytes[from, to)`: LF, CR, and CRLF as one. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines++;
  }
  return lines;
}
