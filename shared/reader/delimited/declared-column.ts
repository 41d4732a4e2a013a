import type { Field, FieldType } from '#shared/table';
import type { CellBlock, CellColumn, FinishedField } from './cells';
import { DecimalCells } from './decimal-cells';
import { InferredColumn } from './inferred-column';
import { isDate, isDateTime, isDuration, isTime, isYearMonth } from './iso-text';
import { int64Of, type NumberValue, realOf } from './number-text';
import { TextCells } from './text-cells';

const LATIN = new TextDecoder('latin1');
const NOTHING = new Uint8Array(0);
/** A text longer than this is unfit for any type but text. */
const LONGEST_VALUE = 400;

/** A type whose cells become numbers: the number of a text, or `null` where it is unfit (Table Schema v2, field types). */
interface NumberType {
  readonly parse: (text: string) => NumberValue | null;
  /** Whether a plain decimal number fits. */
  readonly accepts: (mantissa: number, decimals: number) => boolean;
  readonly real: boolean;
}

const isWhole = (_mantissa: number, decimals: number): boolean => decimals === 0;
const integer: NumberType = { parse: (text) => (/^[+-]?\d+$/.test(text) ? int64Of(text.replace('+', '')) : null), accepts: isWhole, real: false };

const NUMBER_TYPES: Partial<Record<FieldType, NumberType>> = {
  integer,
  year: integer,
  number: { parse: numberOf, accepts: () => true, real: true },
  boolean: { parse: booleanOf, accepts: (mantissa, decimals) => decimals === 0 && (mantissa === 0 || mantissa === 1), real: false },
};

const TEXT_TYPES: Partial<Record<FieldType, (text: string) => boolean>> = {
  date: isDate,
  time: isTime,
  datetime: isDateTime,
  yearmonth: isYearMonth,
  duration: isDuration,
};

/** The column of a declared field: the declaration decides, and a cell that does not fit it is told, not changed. */
export function declaredColumn(field: Field): CellColumn {
  const numbers = NUMBER_TYPES[field.type];
  if (numbers !== undefined) return new DeclaredNumbers(field, numbers);
  if (field.type === 'any') return new DeclaredAny(field);
  return new DeclaredText(field, TEXT_TYPES[field.type] ?? null);
}

class DeclaredNumbers implements CellColumn {
  private readonly cells = new DecimalCells();
  private readonly values: NumberValue[] = [];

  constructor(
    private readonly field: Field,
    private readonly type: NumberType,
  ) {}

  fill(block: CellBlock, field: number): number | null {
    const { parse, accepts, real } = this.type;
    const unfit = this.cells.fill(block, field, 0, (bytes) => {
      const value = bytes.length > LONGEST_VALUE ? null : parse(LATIN.decode(bytes));
      if (value === null) return false;
      this.values.push(value);
      return true;
    });
    if (real) return unfit;
    const plain = this.cells.firstUnlike(block.firstRow, block.firstRow + (unfit ?? block.records), accepts);
    return plain < 0 ? unfit : plain - block.firstRow;
  }

  isUtf8(): boolean {
    return true;
  }

  textBytes(): Uint8Array {
    return NOTHING;
  }

  finish(rows: number): readonly [FinishedField, FinishedField?] {
    this.cells.reserve(rows);
    const column = this.type.real ? this.cells.reals(rows, this.values) : this.cells.integers(rows, this.values);
    return [{ field: this.field, column }];
  }
}

class DeclaredText implements CellColumn {
  private readonly cells = new TextCells(0);

  /** @param fits `null` where every text fits */
  constructor(
    private readonly field: Field,
    private readonly fits: ((text: string) => boolean) | null,
  ) {}

  fill(block: CellBlock, field: number): number | null {
    const { interner } = this.cells;
    const known = interner.size;
    this.cells.fill(block, field, 0);
    for (let code = known; this.fits !== null && code < interner.size; code++) {
      if (!interner.isNull(code) && !this.fitsText(interner.bytesOf(code), this.fits)) return this.cells.rowOf(code) - block.firstRow;
    }
    return null;
  }

  isUtf8(): boolean {
    return this.cells.isUtf8();
  }

  textBytes(): Uint8Array {
    return this.cells.interner.content();
  }

  finish(rows: number, _name: string, decoder: TextDecoder): readonly [FinishedField, FinishedField?] {
    this.cells.reserve(rows);
    return [{ field: this.field, column: this.cells.finish(rows, decoder) }];
  }

  private fitsText(bytes: Uint8Array, fits: (text: string) => boolean): boolean {
    return bytes.length <= LONGEST_VALUE && fits(LATIN.decode(bytes));
  }
}

/** `any`: the values are inferred, the declaration stands. */
class DeclaredAny extends InferredColumn {
  constructor(private readonly field: Field) {
    super({ flags: false });
  }

  override finish(rows: number, name: string, decoder: TextDecoder): readonly [FinishedField, FinishedField?] {
    return [{ field: this.field, column: super.finish(rows, name, decoder)[0].column }];
  }
}

const INFINITIES: Readonly<Record<string, number>> = { NaN: NaN, INF: Infinity, '-INF': -Infinity };

/** XML Schema's decimals and doubles: a plus sign, leading zeros and a bare point are allowed. */
function numberOf(text: string): NumberValue | null {
  if (text in INFINITIES) return INFINITIES[text] as number;
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? realOf(text) : null;
}

function booleanOf(text: string): NumberValue | null {
  if (['true', 'True', 'TRUE'].includes(text)) return 1n;
  return ['false', 'False', 'FALSE'].includes(text) ? 0n : null;
}
