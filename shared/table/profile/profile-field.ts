import { type Cell, type Column, rowsOf } from '../column';
import type { Field, FieldType } from '../field';
import { columnOf, type Table } from '../table';
import { readsAsYear } from '../years';
import { calendarHistogram, calendarTypeOf } from './calendar-bins';
import { type CellTally, extremes, mostFrequent, tallyOfDictionary, tallyOfWide } from './cells';
import { extentOf } from './extent';
import { meanOf } from './mean';
import { medianOf } from './median';
import { numberHistogram } from './number-bins';
import { tallyOfNumbers } from './number-tally';
import { type Numbers, numbersOf } from './numbers';
import type { FieldProfile, Flags } from './profile';

export interface ProfileOptions {
  /** The column of flags beside the field's own: what it holds where it is neither NULL nor empty is a flag. */
  readonly flags?: Column | undefined;
  /** Most frequent values that are told; 10. */
  readonly top?: number;
}

const TOP = 10;

/** What a field of a table holds, with the flags of `<field>_flag` where there is such a field. @throws RangeError where the table has no such field */
export function profileInTable(table: Table, name: string): FieldProfile {
  const field = table.fields.find((known) => known.name === name);
  const column = columnOf(table, name);
  if (field === undefined || column === undefined) throw new RangeError('The table has no such field.');
  return profileField(column, field, { flags: columnOf(table, `${name}_flag`) });
}

/** What a field holds, in figures; exact, whatever its size. */
export function profileField(column: Column, field: Field, { flags, top = TOP }: ProfileOptions = {}): FieldProfile {
  const own = { rows: rowsOf(column), flags: flags === undefined ? null : flagsIn(flags, top) };
  const numbers = numbersOf(column);
  return { ...own, ...(numbers === null ? profileOfCells(cellTally(column), field.type, top) : profileOfNumbers(numbers, readsAsYear(field, column) ? 'year' : field.type, top)) };
}

type Own = Omit<FieldProfile, 'rows' | 'flags'>;

function profileOfNumbers(numbers: Numbers, type: FieldType, top: number): Own {
  const { values, rows } = numbers;
  const none = { type, empty: 0, missing: rows - values.length };
  if (values.length === 0) return { ...none, distinct: 0, min: null, max: null, mean: null, median: null, histogram: null, top: [] };
  const extent = extentOf(values);
  const tally = tallyOfNumbers(values, extent);
  return {
    ...none,
    ...extent,
    distinct: tally.values.length,
    mean: known(meanOf(numbers, tally)),
    median: known(medianOf(tally, values.length)),
    histogram: type === 'boolean' ? null : numberHistogram(tally, extent),
    top: mostFrequent(tally, top),
  };
}

/** What comes of adding both infinities is none. */
function known(number: number): number | null {
  return Number.isNaN(number) ? null : number;
}

function profileOfCells(tally: CellTally, declared: FieldType, top: number): Own {
  const calendar = calendarTypeOf(tally, declared);
  const blank = tally.values.indexOf('');
  return {
    type: calendar ?? declared,
    missing: tally.missing,
    empty: blank < 0 ? 0 : (tally.counts[blank] as number),
    distinct: tally.values.length,
    ...extremes(tally),
    mean: null,
    median: null,
    histogram: calendar && calendarHistogram(tally, calendar),
    top: mostFrequent(tally, top),
  };
}

function flagsIn(column: Column, top: number): Flags {
  const numbers = numbersOf(column);
  const { values, counts } = numbers === null ? cellTally(column) : tallyOfNumbers(numbers.values, extentOf(numbers.values));
  const carried = Uint32Array.from(counts.keys()).filter((at) => values[at] !== '');
  const flags = { values: Array.from(carried, (at) => values[at] as Cell), counts: carried.map((at) => counts[at] as number) };
  return { rows: flags.counts.reduce((sum, count) => sum + count, 0), top: mostFrequent(flags, top) };
}

/** Of a column that is not of numbers alone. */
function cellTally(column: Column): CellTally {
  if (column.kind === 'dictionary') return tallyOfDictionary(column);
  return column.kind === 'int64' ? tallyOfWide(column) : { values: [], counts: new Uint32Array(0), missing: rowsOf(column) };
}
