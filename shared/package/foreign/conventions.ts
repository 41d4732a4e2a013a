import { MoloError } from '#shared/base';
import { allValid, type Cell, type Column, columnFrom, type Field, type FieldType, setInvalid, type Table } from '#shared/table';
import type { ForeignField, ForeignSchema } from './descriptor';

/** How a column's cells are written, where that is another way than Molo's own. */
export interface Convention {
  readonly field: string;
  readonly type: FieldType;
  /** The column is to be read as text, and turned into its type afterwards. */
  readonly asText: boolean;
  /** Cells that mean nothing. */
  readonly missing: readonly string[];
  readonly decimal: string;
  readonly group: string;
  /** Signs around a number, such as `%`, are to be taken off. */
  readonly isDressed: boolean;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** Plain values: they travel to a worker. */
export type Conventions = readonly Convention[];

const NUMBERS = ['number', 'integer', 'year'];
const YES = ['true', 'True', 'TRUE', '1'];
const NO = ['false', 'False', 'FALSE', '0'];

/** The fields of a schema that need more than the reader's own rules. */
export function conventionsOf(schema: ForeignSchema | undefined): Conventions {
  return (schema?.fields ?? []).map((field) => conventionOf(field, schema?.missingValues)).filter(({ asText }) => asText);
}

function conventionOf(field: ForeignField, missingEverywhere: ForeignField['missingValues'] = ['']): Convention {
  const { name, decimalChar: decimal = '.', groupChar: group = '', bareNumber = true, trueValues: yes = YES, falseValues: no = NO } = field;
  const missing = (field.missingValues ?? missingEverywhere).map((value) => (typeof value === 'string' ? value : value.value));
  const type = typeOf(field);
  const isOdd = decimal !== '.' || group !== '' || !bareNumber || field.trueValues !== undefined || field.falseValues !== undefined;
  return { field: name, type, asText: isOdd || missing.some((value) => value !== ''), missing, decimal, group, isDressed: !bareNumber, yes, no };
}

/** Dates in a form of their own stay the text that they are. */
function typeOf({ type, format }: ForeignField): FieldType {
  if (type === 'boolean' || NUMBERS.includes(type ?? '')) return type as FieldType;
  const isIso = format === undefined || format === 'default';
  return isIso && ['date', 'time', 'datetime', 'yearmonth', 'duration', 'any'].includes(type ?? '') ? (type as FieldType) : 'string';
}

/**
 * The table with those columns as their conventions mean them. Columns of text hold every distinct cell once, so
 * that each is looked at once.
 * @throws MoloError `package.resource` where a cell is not what its field promises
 */
export function conformed(table: Table, conventions: Conventions, file: string, resource: string): Table {
  if (conventions.length === 0) return table;
  const fields: Field[] = [...table.fields];
  const columns: Column[] = [...table.columns];
  for (const convention of conventions) {
    const index = fields.findIndex(({ name }) => name === convention.field);
    const column = columns[index];
    if (column?.kind !== 'dictionary') continue;
    const cells = column.dictionary.map((cell) => {
      const value = typeof cell === 'string' ? valueOf(cell, convention) : cell;
      if (value === undefined) throw new MoloError('package.resource', { file, resource, context: 'value', field: convention.field, type: convention.type });
      return value;
    });
    const rows = Array.from(column.codes, (code) => cells[code] as Cell);
    columns[index] = convention.type === 'number' ? reals(rows) : columnFrom(rows);
    fields[index] = { ...(fields[index] as Field), type: convention.type };
  }
  return { ...table, fields, columns };
}

/** Numbers with and without decimals in one column. */
function reals(cells: readonly Cell[]): Column {
  const validity = allValid(cells.length);
  cells.forEach((cell, row) => cell === null && setInvalid(validity, row));
  return { kind: 'float64', values: Float64Array.from(cells, (cell) => Number(cell ?? 0)), validity };
}

/** `undefined` where the text is no value of the type. */
function valueOf(text: string, { type, missing, decimal, group, isDressed, yes, no }: Convention): Cell | undefined {
  if (missing.includes(text)) return null;
  if (type === 'boolean') return yes.includes(text) ? 1 : no.includes(text) ? 0 : undefined;
  if (!NUMBERS.includes(type)) return text;
  const bare = isDressed ? text.replace(/^[^\d+.,-]+|[^\d]+$/g, '') : text;
  const plain = (group === '' ? bare : bare.replaceAll(group, '')).replace(decimal, '.');
  if (type === 'number') return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
  if (!/^[+-]?\d+$/.test(plain)) return undefined;
  const whole = BigInt(plain.replace(/^\+/, ''));
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}
