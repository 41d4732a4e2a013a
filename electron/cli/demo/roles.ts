import { type Column, type DictionaryColumn, type Field, isValid, type Table } from '#shared/table';
import { aggregatesOf, isTotal } from './aggregates';

/** Which fields of an unknown table can carry a first look: what is counted, over what time, split by what. */
export interface Roles {
  /** Absent: rows are counted. */
  readonly measure?: string;
  /** A second field of numbers. */
  readonly otherMeasure?: string;
  readonly time?: string;
  readonly dimension?: string;
  /** Fields split beside the dimension that hold a row for "all of them": only that row is read, or everything would count twice. */
  readonly totals: readonly { readonly field: string; readonly value: string }[];
  /** Members of the dimension that stand for several others, the widest first. */
  readonly aggregates: readonly string[];
}

interface Candidate {
  readonly field: Field;
  readonly column: Column;
  /** The distinct texts of a text column; none for numbers. */
  readonly values: readonly string[];
}

const PERIOD = /^(1[89]|20|21)\d{2}(-(0[1-9]|1[0-2])(-[0-3]\d)?|-?[QW]\d{1,2})?$/;
const CODE_NAME = /(^|_)(id|code|kod|teryt|lp|nr)(_|$)/i;
/** Numbers that their file writes as text: with separators, signs for "missing", units of percent. */
const WRITTEN_NUMBER = /^[-–:.\s]*$|^[-+]?[\d\s.,'\u00a0\u202f]+%?$/;
const FEWEST_VALUES = 3;
const MOST_VALUES = 50_000;

export function rolesOf(table: Table): Roles {
  const candidates = table.fields.map((field, index) => candidate(field, table.columns[index] as Column));
  const time = candidates.find(isTime);
  const [measure, ...otherMeasures] = candidates.filter((each) => each !== time && isMeasure(each));
  const [dimension] = candidates.filter((each) => each !== time && isDimension(each)).sort((one, other) => interest(other.values) - interest(one.values));
  const others = candidates.filter((each) => each !== time && each !== dimension);
  const otherMeasure = otherMeasures.at(-1);
  return {
    totals: others.flatMap(({ field, values }) => values.filter(isTotal).slice(0, 1).map((value) => ({ field: field.name, value }))),
    aggregates: dimension ? aggregatesOf(dimension.column as DictionaryColumn, measure?.column) : [],
    ...(measure && { measure: measure.field.name }),
    ...(otherMeasure && { otherMeasure: otherMeasure.field.name }),
    ...(time && { time: time.field.name }),
    ...(dimension && { dimension: dimension.field.name }),
  };
}

function candidate(field: Field, column: Column): Candidate {
  const values = column.kind === 'dictionary' ? column.dictionary.filter((cell): cell is string => typeof cell === 'string' && cell !== '') : [];
  return { field, column, values };
}

function isTime({ column, values }: Candidate): boolean {
  if (column.kind === 'dictionary') return values.length > 1 && values.every((value) => PERIOD.test(value));
  if (column.kind !== 'int32') return false;
  const years = new Set(column.values.filter((_year, row) => isValid(column.validity, row)));
  return years.size > 1 && [...years].every((year) => year >= 1800 && year <= 2200);
}

function isMeasure({ field, column }: Candidate): boolean {
  return column.kind !== 'dictionary' && column.values.length > 0 && !CODE_NAME.test(field.name);
}

function isDimension({ values }: Candidate): boolean {
  if (values.length < FEWEST_VALUES || values.length > MOST_VALUES) return false;
  return values.filter((value) => WRITTEN_NUMBER.test(value)).length < values.length / 2;
}

/** Names are more telling than codes, and many values more than few, up to what a ranking shows. */
function interest(values: readonly string[]): number {
  const meanLength = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  return Math.min(values.length, 50) + 2 * Math.min(meanLength, 12);
}
