import type { Cell, Column, FieldType } from '#shared/table';
import type { DeclaredType } from './column-encoding';
import { isInteger } from './integer';

const TEXT_FIELDS: ReadonlySet<FieldType> = new Set(['string', 'date', 'time', 'datetime', 'yearmonth', 'duration']);

/** Columns do not change, and to look through a large dictionary for every statement would be felt. */
const KNOWN = new WeakMap<Column, { readonly fieldType: FieldType; readonly declared: DeclaredType }>();

/** The type by which a column is declared in its database. */
export function declaredTypeOf(column: Column, fieldType: FieldType): DeclaredType {
  const known = KNOWN.get(column);
  if (known?.fieldType === fieldType) return known.declared;
  const declared = declare(column, fieldType);
  KNOWN.set(column, { fieldType, declared });
  return declared;
}

function declare(column: Column, fieldType: FieldType): DeclaredType {
  switch (column.kind) {
    case 'dictionary':
      return typeOfEntries(column.dictionary, fieldType);
    case 'int32':
    case 'int64':
      return 'INTEGER';
    case 'float64':
      return 'REAL';
  }
}

function typeOfEntries(dictionary: readonly Cell[], fieldType: FieldType): DeclaredType {
  let texts = 0;
  let integers = 0;
  let reals = 0;
  let others = 0;
  for (const cell of dictionary) {
    if (typeof cell === 'string') texts++;
    else if (isInteger(cell)) integers++;
    else if (typeof cell === 'number') reals++;
    else if (cell !== null) others++;
  }
  if (texts + integers + reals + others === 0) return TEXT_FIELDS.has(fieldType) ? 'TEXT' : '';
  if (integers + reals + others === 0) return 'TEXT';
  if (texts + others === 0 && (integers === 0 || fieldType === 'number')) return 'REAL';
  if (texts + reals + others === 0) return 'INTEGER';
  return '';
}
