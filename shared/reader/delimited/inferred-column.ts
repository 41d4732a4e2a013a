import { type DictionaryColumn, dictionaryFrom } from '#shared/table';
import type { CellBlock, CellColumn, FinishedField } from './cells';
import { DecimalCells } from './decimal-cells';
import { type FlaggedValue, flaggedValueOf, isEurostatColumn } from './eurostat-flag';
import { isDate } from './iso-text';
import { numberOf, type NumberValue } from './number-text';
import { TextCells } from './text-cells';

const LATIN = new TextDecoder('latin1');
const NOTHING = new Uint8Array(0);
/** A number or a flagged number is short; a longer cell is text without asking. */
const LONGEST_NUMBER = 400;

/**
 * A field of which nothing is known: numbers while every cell is one, text from the first
 * cell on that is none. What was taken for numbers before is spelled again as it was written.
 */
export class InferredColumn implements CellColumn {
  private cells: DecimalCells | TextCells | null = null;
  private readonly specials: (NumberValue | FlaggedValue)[] = [];

  /** @param options.flags whether Eurostat's flagged numbers are numbers with a flag */
  constructor(private readonly options: { readonly flags: boolean } = { flags: true }) {}

  fill(block: CellBlock, field: number): null {
    let from = 0;
    if (this.cells === null) {
      from = firstWritten(block, field);
      if (from === block.records) return null;
      this.cells = new DecimalCells();
    }
    if (this.cells instanceof DecimalCells) {
      const stop = this.cells.fill(block, field, from, (bytes) => this.isNumberLike(bytes));
      if (stop === null) return null;
      this.cells = asText(this.cells, block.firstRow + stop);
      from = stop;
    }
    this.cells.fill(block, field, from);
    return null;
  }

  isUtf8(): boolean {
    return !(this.cells instanceof TextCells) || this.cells.isUtf8();
  }

  textBytes(): Uint8Array {
    return this.cells instanceof TextCells ? this.cells.interner.content() : NOTHING;
  }

  /** Whether no cell held anything; then the field is text, all NULL. */
  isEmpty(): boolean {
    return this.cells === null;
  }

  finish(rows: number, name: string, decoder: TextDecoder): readonly [FinishedField, FinishedField?] {
    if (this.cells === null) return [{ field: { name, type: 'string' }, column: dictionaryFrom(new Array<null>(rows).fill(null)) }];
    this.cells.reserve(rows);
    if (this.cells instanceof DecimalCells) {
      const numbers = this.finishNumbers(this.cells, rows, name);
      if (numbers !== null) return numbers;
      this.cells = asText(this.cells, rows);
    }
    const column = this.cells.finish(rows, decoder);
    return [{ field: { name, type: isDateColumn(column) ? 'date' : 'string' }, column }];
  }

  private isNumberLike(bytes: Uint8Array): boolean {
    if (bytes.length > LONGEST_NUMBER) return false;
    const text = LATIN.decode(bytes);
    const value = numberOf(text) ?? (this.options.flags ? flaggedValueOf(text) : null);
    if (value === null) return false;
    this.specials.push(value);
    return true;
  }

  /** `null` where the cells were number-like and yet are no numbers together. */
  private finishNumbers(cells: DecimalCells, rows: number, name: string): readonly [FinishedField, FinishedField?] | null {
    const flagged = this.specials.filter((special) => typeof special === 'object');
    const { hasPlain } = cells;
    if (!hasPlain && this.specials.length === 0) return null;
    if (flagged.length > 0 && !isEurostatColumn(flagged, hasPlain || flagged.length < this.specials.length)) return null;
    const values = this.specials.map((special) => (typeof special === 'object' ? special.value : special));
    const numbers: FinishedField | null = finishValues(cells, rows, name, values);
    if (numbers === null) return null;
    const flags = flagColumn(cells, rows, this.specials);
    return flags === null ? [numbers] : [numbers, { field: { name: `${name}_flag`, type: 'string' }, column: flags }];
  }
}

/** Integers unless one number is real. Among reals no integer may be rounded: then the column stays text. */
function finishValues(cells: DecimalCells, rows: number, name: string, values: readonly (NumberValue | null)[]): FinishedField | null {
  if (!cells.hasDecimals && !values.some((value) => typeof value === 'number')) {
    return { field: { name, type: 'integer' }, column: cells.integers(rows, values) };
  }
  if (values.some((value) => typeof value === 'bigint' && BigInt(Number(value)) !== value)) return null;
  return { field: { name, type: 'number' }, column: cells.reals(rows, values) };
}

function flagColumn(cells: DecimalCells, rows: number, specials: readonly (NumberValue | FlaggedValue)[]): DictionaryColumn | null {
  const flags = specials.map((special) => (typeof special === 'object' ? special.flag : null));
  if (flags.every((flag) => flag === null)) return null;
  return dictionaryFrom(Array.from({ length: rows }, (_, row) => flags[cells.specialAt(row)] ?? null));
}

function firstWritten({ starts, ends, fields, records }: CellBlock, field: number): number {
  let record = 0;
  for (let cell = field; record < records; record++, cell += fields) {
    if ((ends[cell] as number) >= (starts[cell] as number)) break;
  }
  return record;
}

function asText(numbers: DecimalCells, rows: number): TextCells {
  const texts = new TextCells(0);
  const encoder = new TextEncoder();
  texts.reserve(rows);
  numbers.reserve(rows);
  for (let row = 0; row < rows; row++) {
    const text = numbers.textAt(row);
    if (text === null) texts.setNull(row);
    else texts.set(row, typeof text === 'string' ? encoder.encode(text) : text);
  }
  return texts;
}

function isDateColumn({ dictionary }: DictionaryColumn): boolean {
  const written = dictionary.filter((entry) => entry !== null);
  return written.length > 0 && written.every((entry) => isDate(entry as string));
}
