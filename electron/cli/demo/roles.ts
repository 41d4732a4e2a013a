import { type Cell, cellAt, type Column, type Field, type Table } from '#shared/table';

/** Which fields of an unknown table can carry a first look: what is counted, over what time, split by what. */
export interface Roles {
  /** Absent: rows are counted. */
  readonly measure?: string;
  readonly time?: string;
  readonly dimension?: string;
  /** Fields split beside the dimension that hold a row for "all of them": only that row is read, or everything would count twice. */
  readonly totals: readonly { readonly field: string; readonly value: string }[];
  /** The value of the dimension that stands for all of it. */
  readonly dimensionTotal?: string;
}

const TOTAL = /^(total|t|all|ogółem|razem|celkem|spolu|összesen)$/i;
const PERIOD = /^(1[89]|20|21)\d{2}(-(0[1-9]|1[0-2])(-[0-3]\d)?|-?[QW]\d{1,2})?$/;
const CODE_NAME = /(^|_)(id|code|kod|teryt|lp|nr)(_|$)/i;
const FEWEST_VALUES = 3;
const MOST_VALUES = 2_000;

export function rolesOf(table: Table): Roles {
  const candidates = table.fields.map((field, index) => ({ field, column: table.columns[index] as Column, values: textValues(table.columns[index] as Column) }));
  const time = candidates.find(({ column, values }) => isTime(column, values))?.field.name;
  const measure = candidates.find(({ field, column }) => field.name !== time && isMeasure(field, column))?.field.name;
  const dimension = candidates
    .filter(({ field, values }) => field.name !== time && values.length >= FEWEST_VALUES && values.length <= MOST_VALUES)
    .sort((one, other) => interest(other.values) - interest(one.values))[0];
  const totals = candidates
    .filter(({ field }) => field.name !== time && field !== dimension?.field)
    .flatMap(({ field, values }) => values.filter((value) => values.length > 1 && TOTAL.test(value)).slice(0, 1).map((value) => ({ field: field.name, value })));
  const dimensionTotal = dimension?.values.find((value) => TOTAL.test(value));
  return {
    totals,
    ...(measure === undefined ? {} : { measure }),
    ...(time === undefined ? {} : { time }),
    ...(dimension === undefined ? {} : { dimension: dimension.field.name }),
    ...(dimensionTotal === undefined ? {} : { dimensionTotal }),
  };
}

/** The distinct texts of a text column; none for numbers. */
function textValues(column: Column): readonly string[] {
  return column.kind === 'dictionary' ? column.dictionary.filter((cell): cell is string => typeof cell === 'string' && cell !== '') : [];
}

function isTime(column: Column, values: readonly string[]): boolean {
  if (column.kind === 'dictionary') return values.length > 1 && values.every((value) => PERIOD.test(value));
  if (column.kind !== 'int32') return false;
  const years = new Set<Cell>();
  for (let row = 0; row < column.values.length; row++) {
    const year = cellAt(column, row);
    if (year === null) continue;
    if (Number(year) < 1800 || Number(year) > 2200) return false;
    years.add(year);
  }
  return years.size > 1;
}

function isMeasure(field: Field, column: Column): boolean {
  return column.kind !== 'dictionary' && column.values.length > 0 && !CODE_NAME.test(field.name);
}

/** Names are more telling than codes, and many values more than few, up to what a ranking shows. */
function interest(values: readonly string[]): number {
  const meanLength = values.reduce((sum, value) => sum + value.length, 0) / values.length;
  return Math.min(values.length, 50) + 2 * Math.min(meanLength, 12);
}
