import type { Column, Field, FieldType, Table } from '#shared/table';

/** A table without a row. */
export function emptyTable(fields: readonly Field[]): Table {
  return { rows: 0, fields, columns: fields.map(({ type }) => emptyColumn(type)) };
}

/** A column that is declared in SQL as a full one of its type is. */
function emptyColumn(type: FieldType): Column {
  if (type === 'number') return { kind: 'float64', values: new Float64Array(0), validity: null };
  if (type === 'integer' || type === 'year' || type === 'boolean') return { kind: 'int32', values: new Int32Array(0), validity: null };
  return { kind: 'dictionary', codes: new Uint8Array(0), dictionary: [] };
}
