import { type Cell, columnFrom, type Field, type FieldType, type Table } from '#shared/table';

/** A field with an English and a Polish title, or with none. */
export function field(name: string, type: FieldType, en?: string, pl?: string): Field {
  return en === undefined ? { name, type } : { name, type, title: { en, ...(pl === undefined ? {} : { pl }) } };
}

/** A table from rows of cells in field order. */
export function tableOf(fields: readonly Field[], rows: readonly (readonly Cell[])[]): Table {
  return { rows: rows.length, fields, columns: fields.map((_, index) => columnFrom(rows.map((row) => row[index] as Cell))) };
}
