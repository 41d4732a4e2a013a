import { type Cell, type Column, type Field, type FieldType, readsAsYear } from '#shared/table';
import type { ReadingStatement } from '../guard/statement';
import { type Token, unquoted } from '../guard/tokens';
import type { TableDescription } from '../named-table';
import { distinctNames, nameKey } from '../names';
import { chosenFields } from './chosen';

/** Types whose values are text in a table of ours. */
const TEXTUAL: ReadonlySet<FieldType> = new Set(['string', 'date', 'time', 'datetime', 'yearmonth', 'duration', 'boolean']);
const WHOLE: ReadonlySet<FieldType> = new Set(['integer', 'number', 'year', 'boolean']);

export interface ResultColumns {
  /** As SQLite gives them (`month`). */
  readonly names: readonly string[];
  /**
   * As it gives them with `full_column_names`: `table.field` for a plain field (`alias.field`
   * where `*` stood for it), the same as the name for anything else.
   */
  readonly longNames: readonly string[];
  readonly columns: readonly Column[];
  /** The tables that the statement reads. */
  readonly read: readonly TableDescription[];
  readonly statement: ReadingStatement;
}

/**
 * The fields of an answer. A column that is a plain field of a table keeps that field's type,
 * title and description, through subqueries too; what gives a field's values under another name (`max(year) AS latest`) its type,
 * as years if they read as such there; of every other the type follows from its values. Repeated names get `_2`.
 */
export function resultFields({ names, longNames, columns, read, statement }: ResultColumns): Field[] {
  const derived = derivedNames(statement.tokens);
  const chosen = chosenFields(statement, read);
  const distinct = distinctNames(names, (name) => name);
  return columns.map((column, index) => {
    const name = distinct[index] as string;
    const origin = originOf(names[index] as string, longNames[index] as string, read, derived);
    return origin !== undefined && fits(origin.type, column) ? { ...origin, name } : fieldAfter(name, chosen[index], column);
  });
}

/** Under the field's own name its words hold too. */
function fieldAfter(name: string, chosen: Field | undefined, column: Column): Field {
  const type = typeAfter(chosen, column);
  return chosen !== undefined && nameKey(chosen.name) === nameKey(name) && fits(chosen.type, column) ? { ...chosen, name, type } : { name, type };
}

function typeAfter(field: Field | undefined, column: Column): FieldType {
  if (field === undefined || field.type === 'any' || !fits(field.type, column)) return typeOf(column);
  return readsAsYear(field, column) ? 'year' : field.type;
}

/** SQLite as sql.js builds it cannot say which table a column comes from (`sqlite3_column_table_name`), but a long name tells. */
function originOf(name: string, longName: string, read: readonly TableDescription[], derived: ReadonlySet<string>): Field | undefined {
  if (longName === name || !longName.endsWith(`.${name}`)) return undefined;
  const prefix = nameKey(longName.slice(0, -name.length - 1));
  if (derived.has(prefix) || prefix.startsWith('(')) return undefined;
  const named = read.filter((table) => nameKey(table.name) === prefix);
  const found = (named.length > 0 ? named : read).flatMap(({ fields }) => fields.filter((field) => nameKey(field.name) === nameKey(name)));
  return found.length === 1 ? found[0] : undefined;
}

/** Names that the statement gives to subqueries and common table expressions: `(...) name`, `name AS (...)`, `name(...)`. */
function derivedNames(tokens: readonly Token[]): Set<string> {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const isDerived = (index: number): boolean => {
    const [before2, before, , after, after2 = ''] = [words[index - 2], words[index - 1], words[index], words[index + 1], words[index + 2]];
    if (before === ')' || (before === 'as' && before2 === ')')) return true;
    return after === '(' || (after === 'as' && ['(', 'not', 'materialized'].includes(after2));
  };
  const names = tokens.filter(({ kind }, index) => (kind === 'name' || kind === 'quotedName') && isDerived(index));
  return new Set(names.map(({ kind, text }) => nameKey(kind === 'name' ? text : unquoted(text))));
}

/** A subquery may borrow a table's name, so that a type is believed only where the values agree. */
function fits(type: FieldType, column: Column): boolean {
  if (type === 'any') return true;
  switch (column.kind) {
    case 'int32':
    case 'int64':
      return WHOLE.has(type);
    case 'float64':
      return type === 'number';
    case 'dictionary':
      return TEXTUAL.has(type) ? column.dictionary.every(isTextOrNull) : !column.dictionary.some((cell) => typeof cell === 'string');
  }
}

function isTextOrNull(cell: Cell): boolean {
  return cell === null || typeof cell === 'string';
}

function typeOf(column: Column): FieldType {
  switch (column.kind) {
    case 'int32':
    case 'int64':
      return 'integer';
    case 'float64':
      return 'number';
    case 'dictionary':
      return typeOfCells(column.dictionary.filter((cell) => cell !== null));
  }
}

function typeOfCells(cells: readonly Cell[]): FieldType {
  if (cells.length === 0) return 'any';
  if (cells.every((cell) => typeof cell === 'string')) return 'string';
  return cells.every((cell) => typeof cell === 'number' || typeof cell === 'bigint') ? 'number' : 'any';
}
