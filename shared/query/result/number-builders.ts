import type { Column } from '#shared/table';
import { type ColumnBuilder, withRoom } from './column-builder';
import { MixedBuilder } from './mixed-builder';
import { Validity } from './validity';

/** What the columns of one kind of number share: anything else makes them mixed. */
abstract class NumberBuilder implements ColumnBuilder {
  protected rows = 0;

  constructor(protected readonly validity = new Validity()) {}

  abstract readonly byteLength: number;
  abstract finish(): Column;
  protected abstract makeRoom(): void;

  pushNull(): ColumnBuilder {
    this.makeRoom();
    this.validity.setNull(this.rows++);
    return this;
  }

  pushInteger(value: number | bigint): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushInteger(value);
  }

  pushReal(value: number): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushReal(value);
  }

  pushText(view: DataView, start: number, end: number): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushText(view, start, end);
  }

  pushBlob(view: DataView, start: number, end: number): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushBlob(view, start, end);
  }
}

export class Float64Builder extends NumberBuilder {
  private values = new Float64Array(0);

  override pushReal(value: number): ColumnBuilder {
    this.makeRoom();
    this.values[this.rows++] = value;
    return this;
  }

  finish(): Column {
    return { kind: 'float64', values: this.values.slice(0, this.rows), validity: this.validity.of(this.rows) };
  }

  get byteLength(): number {
    return this.values.byteLength;
  }

  protected makeRoom(): void {
    if (this.rows === this.values.length) this.values = withRoom(this.values, this.rows);
  }
}

export class Int32Builder extends NumberBuilder {
  private values = new Int32Array(0);

  /** Widens at the first integer that needs it. */
  override pushInteger(value: number | bigint): ColumnBuilder {
    const narrow = Number(value) | 0;
    if (narrow !== value) return Int64Builder.from(this.values.subarray(0, this.rows), this.validity).pushInteger(value);
    this.makeRoom();
    this.values[this.rows++] = narrow;
    return this;
  }

  finish(): Column {
    return { kind: 'int32', values: this.values.slice(0, this.rows), validity: this.validity.of(this.rows) };
  }

  get byteLength(): number {
    return this.values.byteLength;
  }

  protected makeRoom(): void {
    if (this.rows === this.values.length) this.values = withRoom(this.values, this.rows);
  }
}

const HALF = 2 ** 32;

export class Int64Builder extends NumberBuilder {
  /** Low and high half of each integer, as 64-bit arrays lie in memory: storing a number so makes no `bigint`. */
  private halves = new Int32Array(0);

  static from(values: Int32Array, validity: Validity): Int64Builder {
    const builder = new Int64Builder(validity);
    for (const value of values) builder.pushInteger(value);
    return builder;
  }

  override pushInteger(value: number | bigint): ColumnBuilder {
    this.makeRoom();
    const low = 2 * this.rows++;
    if (typeof value === 'bigint') {
      this.halves[low] = Number(BigInt.asIntN(32, value));
      this.halves[low + 1] = Number(value >> 32n);
    } else {
      this.halves[low] = value;
      this.halves[low + 1] = Math.floor(value / HALF);
    }
    return this;
  }

  finish(): Column {
    return { kind: 'int64', values: new BigInt64Array(this.halves.buffer, 0, this.rows).slice(), validity: this.validity.of(this.rows) };
  }

  get byteLength(): number {
    return this.halves.byteLength;
  }

  protected makeRoom(): void {
    if (2 * this.rows === this.halves.length) this.halves = withRoom(this.halves, 2 * this.rows);
  }
}
