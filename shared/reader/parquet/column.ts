import type { SchemaElement } from 'hyparquet';
import { MoloError, toHex } from '#shared/base';
import { allValid, type Bitmap, type Cell, type Column, type FieldType, narrowCodes, setInvalid } from '#shared/table';

/** A run of one column's values as hyparquet decodes them: numbers, bigints, booleans, texts, bytes; NULL is `null` or `undefined`. */
export type Values = ArrayLike<unknown>;

/** Gathers the runs of one column. */
export interface ParquetColumn {
  readonly type: FieldType;
  fill(values: Values, from: number): void;
  finish(): Column;
}

/** Where the values of a column with this schema element go. @throws MoloError `package.unsupported` for nested fields */
export function parquetColumn(element: SchemaElement, rows: number, file: string): ParquetColumn {
  const { type, converted_type: converted, logical_type: logical, num_children: children, repetition_type: repetition } = element;
  if (children || repetition === 'REPEATED') throw new MoloError('package.unsupported', { file });
  if (logical?.type === 'UUID' || logical?.type === 'FLOAT16' || logical?.type === 'DECIMAL' || converted === 'DECIMAL') {
    return logical?.type === 'UUID' ? new Texts('string', rows) : new Reals(rows);
  }
  const moment = typeOfMoment(element);
  if (moment) return new Texts(moment, rows);
  switch (type) {
    case 'BOOLEAN':
      return new Integers('boolean', rows);
    case 'INT32':
    case 'INT64':
      return new Integers('integer', rows);
    case 'FLOAT':
    case 'DOUBLE':
      return new Reals(rows);
    default:
      return new Texts('string', rows);
  }
}

function typeOfMoment({ type, converted_type: converted, logical_type: logical }: SchemaElement): FieldType | null {
  if (converted === 'DATE' || logical?.type === 'DATE') return 'date';
  if (type === 'INT96' || converted?.startsWith('TIMESTAMP') || logical?.type === 'TIMESTAMP') return 'datetime';
  return null;
}

class Integers implements ParquetColumn {
  private readonly values: Int32Array;
  private wide: BigInt64Array | null = null;
  private validity: Bitmap | null = null;

  constructor(
    readonly type: FieldType,
    private readonly rows: number,
  ) {
    this.values = new Int32Array(rows);
  }

  fill(values: Values, from: number): void {
    for (let index = 0; index < values.length; index++) this.put(from + index, values[index] as number | bigint | boolean | null | undefined);
  }

  finish(): Column {
    const { validity, wide } = this;
    return wide ? { kind: 'int64', values: wide, validity } : { kind: 'int32', values: this.values, validity };
  }

  private put(row: number, value: number | bigint | boolean | null | undefined): void {
    if (value === null || value === undefined) {
      setInvalid((this.validity ??= allValid(this.rows)), row);
    } else if (this.wide) {
      this.wide[row] = BigInt(value);
    } else {
      const narrow = Number(value);
      if ((narrow | 0) === narrow) this.values[row] = narrow;
      else (this.wide = BigInt64Array.from(this.values, BigInt))[row] = BigInt(value);
    }
  }
}

class Reals implements ParquetColumn {
  readonly type = 'number';
  private readonly values: Float64Array;
  private validity: Bitmap | null = null;

  constructor(private readonly rows: number) {
    this.values = new Float64Array(rows);
  }

  fill(values: Values, from: number): void {
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      // SQLite has no NaN: what cannot be counted is missing.
      if (value === null || value === undefined || Number.isNaN(value)) setInvalid((this.validity ??= allValid(this.rows)), from + index);
      else this.values[from + index] = Number(value);
    }
  }

  finish(): Column {
    return { kind: 'float64', values: this.values, validity: this.validity };
  }
}

/** Texts, and bytes that are not text. Repeats are found by the text itself; bytes by their digits. */
class Texts implements ParquetColumn {
  private readonly codes: Uint32Array;
  private readonly dictionary: Cell[] = [];
  private readonly codeOf = new Map<unknown, number>();

  constructor(
    readonly type: FieldType,
    rows: number,
  ) {
    this.codes = new Uint32Array(rows);
  }

  fill(values: Values, from: number): void {
    for (let index = 0; index < values.length; index++) this.codes[from + index] = this.code(values[index] as Cell | undefined);
  }

  finish(): Column {
    return { kind: 'dictionary', codes: narrowCodes(this.codes, this.dictionary.length), dictionary: this.dictionary };
  }

  private code(value: Cell | undefined): number {
    const cell = value ?? null;
    const key = cell instanceof Uint8Array ? `\0${toHex(cell)}` : cell;
    const known = this.codeOf.get(key);
    if (known !== undefined) return known;
    const code = this.dictionary.push(cell) - 1;
    this.codeOf.set(key, code);
    return code;
  }
}
