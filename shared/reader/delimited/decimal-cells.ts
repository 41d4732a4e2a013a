import { allValid, type Bitmap, type Float64Column, type Int32Column, type Int64Column, Interner, setInvalid } from '#shared/table';
import type { CellBlock } from './cells';
import { grown } from './grow';
import { decimalTextOf, type NumberValue } from './number-text';

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** As many digits, leading zeros included, as a double holds as an integer. */
const MANTISSA_DIGITS = 15;

/** What a row holds; from `PLAIN` on a plain decimal number with `tag - PLAIN` decimals. */
const NOTHING = 0;
const EMPTY_TEXT = 1;
const SPECIAL = 2;
const PLAIN = 3;

/** Powers of ten that are exact; dividing an exact mantissa by one rounds correctly (Clinger 1990). */
const POWERS = Float64Array.from({ length: MANTISSA_DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Numbers of one field as they were written: an integer mantissa and a count of decimals, so
 * that the very text can be had back should a later row show that the column is no number.
 * Cells of any other form are special: kept once each, as bytes, under a code.
 */
export class DecimalCells {
  readonly specials = new Interner();
  /** Whether there is a plain number, one with decimals, one that 32 bits do not hold. */
  hasPlain = false;
  hasDecimals = false;
  private hasWide = false;

  private mantissas = new Float64Array(0);
  private tags = new Uint8Array(0);

  /** Fresh arrays say `NOTHING`, so rows before the first that is filled are NULL. */
  reserve(rows: number): void {
    this.mantissas = grown(this.mantissas, rows);
    this.tags = grown(this.tags, rows);
  }

  /**
   * @param fits called for each new special text; where it answers false, filling stops
   * @returns the record at which it stopped, or `null`
   */
  fill(block: CellBlock, field: number, from: number, fits: (text: Uint8Array) => boolean): number | null {
    const { bytes, view, starts, ends, fields, records } = block;
    this.reserve(block.firstRow + records);
    const { mantissas, tags, specials } = this;
    let { hasPlain, hasDecimals, hasWide } = this;
    let record = from;
    for (let cell = from * fields + field, row = block.firstRow + from; record < records; record++, row++, cell += fields) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      if (end <= start) {
        if (end === start) tags[row] = EMPTY_TEXT;
        continue;
      }
      const negative = bytes[start] === MINUS;
      const first = negative ? start + 1 : start;
      let mantissa = 0;
      let point = -1;
      let at = first;
      for (; at < end; at++) {
        const digit = (bytes[at] as number) - ZERO;
        if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
        else if (digit === POINT - ZERO && point < 0) point = at;
        else break;
      }
      const whole = (point < 0 ? end : point) - first;
      const decimals = point < 0 ? 0 : end - 1 - point;
      const plain =
        at === end &&
        whole > 0 &&
        whole + decimals <= MANTISSA_DIGITS &&
        (point < 0 ? !(negative && mantissa === 0) : decimals > 0) &&
        (whole === 1 || bytes[first] !== ZERO);
      if (plain) {
        const value = negative ? -mantissa : mantissa;
        mantissas[row] = value;
        tags[row] = PLAIN + decimals;
        hasPlain = true;
        hasDecimals ||= decimals > 0;
        hasWide ||= value !== (value | 0);
        continue;
      }
      const known = specials.size;
      const code = specials.intern(view, start, end);
      if (code === known && !fits(bytes.subarray(start, end))) break;
      mantissas[row] = code;
      tags[row] = SPECIAL;
    }
    this.hasPlain = hasPlain;
    this.hasDecimals = hasDecimals;
    this.hasWide = hasWide;
    return record < records ? record : null;
  }

  /** The first row from `from` to `to` whose plain number is not accepted, or -1. */
  firstUnlike(from: number, to: number, accepts: (mantissa: number, decimals: number) => boolean): number {
    for (let row = from; row < to; row++) {
      const tag = this.tags[row] as number;
      if (tag >= PLAIN && !accepts(this.mantissas[row] as number, tag - PLAIN)) return row;
    }
    return -1;
  }

  /** The row as it was written; `null` where nothing was. */
  textAt(row: number): string | Uint8Array | null {
    const tag = this.tags[row] as number;
    if (tag === NOTHING) return null;
    if (tag === EMPTY_TEXT) return '';
    if (tag === SPECIAL) return this.specials.bytesOf(this.mantissas[row] as number);
    return decimalTextOf(this.mantissas[row] as number, tag - PLAIN);
  }

  /** The code of the special text at `row`, or -1. */
  specialAt(row: number): number {
    return this.tags[row] === SPECIAL ? (this.mantissas[row] as number) : -1;
  }

  /** int32 where everything fits, else int64. `values[code]` is the number of a special text, `null` for NULL. */
  integers(rows: number, values: readonly (NumberValue | null)[]): Int32Column | Int64Column {
    const specials = values.map((value) => (value === null ? null : BigInt(value)));
    if (!this.hasWide && specials.every((value) => value === null || value === BigInt.asIntN(32, value))) {
      const numbers = specials.map((value) => (value === null ? null : Number(value)));
      const { target, validity } = this.collect(rows, new Int32Array(rows), numbers, (mantissa) => mantissa);
      return { kind: 'int32', values: target, validity };
    }
    const { target, validity } = this.collect(rows, new BigInt64Array(rows), specials, (mantissa) => BigInt(mantissa));
    return { kind: 'int64', values: target, validity };
  }

  reals(rows: number, values: readonly (NumberValue | null)[]): Float64Column {
    const specials = values.map((value) => (value === null ? null : Number(value)));
    const { target, validity } = this.collect(rows, new Float64Array(rows), specials, (mantissa, decimals) => mantissa / (POWERS[decimals] as number));
    return { kind: 'float64', values: target, validity };
  }

  private collect<A extends Int32Array | Float64Array | BigInt64Array>(
    rows: number,
    target: A,
    specials: readonly (A[number] | null)[],
    plain: (mantissa: number, decimals: number) => A[number],
  ): { target: A; validity: Bitmap | null } {
    const { tags, mantissas } = this;
    let validity: Bitmap | null = null;
    for (let row = 0; row < rows; row++) {
      const tag = tags[row] as number;
      const value = tag >= PLAIN ? plain(mantissas[row] as number, tag - PLAIN) : tag === SPECIAL ? specials[mantissas[row] as number] : null;
      if (value !== null && value !== undefined) target[row] = value;
      else setInvalid((validity ??= allValid(rows)), row);
    }
    return { target, validity };
  }
}
