import { type Cell, cellAt, type Column } from './column';
import type { Field } from './field';

/** Columns of equal length beside their fields; immutable once made. */
export interface Table {
  readonly rows: number;
  readonly fields: readonly Field[];
  readonly columns: readonly Column[];
}

export function columnOf(table: Table, name: string): Column | undefined {
  const index = table.fields.findIndex((field) => field.name === name);
  return index < 0 ? undefined : table.columns[index];
}

/** One row in field order. */
export function rowAt(table: Table, row: number): Cell[] {
  return table.columns.map((column) => cellAt(column, row));
}

/** Rows `from` to `to` (exclusive) as records; a field's last repeat wins, as in JSON. */
export function* records(table: Table, from = 0, to = table.rows): Generator<Record<string, Cell>> {
  for (let row = from; row < to; row++) {
    const record: Record<string, Cell> = {};
    table.fields.forEach((field, index) => {
      record[field.name] = cellAt(table.columns[index] as Column, row);
    });
    yield record;
  }
}
