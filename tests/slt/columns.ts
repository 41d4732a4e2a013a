import type { Cell, Column, Field, FieldType, Table } from '#shared/table';

/** Collations and strict types are properties that the engine's own tables have not. */
const OF_ITS_OWN = /\b(?:collate|strict)\b/i;

/**
 * A table of a database as one that the engine takes, where that one behaves as the first does: every column's affinity
 * (https://sqlite.org/datatype3.html, section 3) has to follow from its values, which is how the engine declares columns.
 * `null` where it does not.
 * @param sql the statement that made the table
 * @param declared names and declared types of its columns
 */
export function tableAsColumns(sql: string, declared: readonly (readonly [string, string])[], read: () => Table): Table | null {
  if (OF_ITS_OWN.test(sql)) return null;
  const { rows, columns, fields } = read();
  if (columns.length !== declared.length || fields.some(({ name }, nth) => name !== declared[nth]?.[0])) return null;
  const faithful = declared.map(([, type], nth) => faithfulColumn(affinityOf(type), columns[nth] as Column, rows));
  if (faithful.some((column) => column === null)) return null;
  const kept = faithful as { type: FieldType; column: Column }[];
  return { rows, columns: kept.map(({ column }) => column), fields: kept.map(({ type }, nth): Field => ({ name: declared[nth]?.[0] as string, type })) };
}

type Affinity = 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC';

function affinityOf(declared: string): Affinity {
  if (/INT/i.test(declared)) return 'INTEGER';
  if (/CHAR|CLOB|TEXT/i.test(declared)) return 'TEXT';
  if (/BLOB|^$/i.test(declared)) return 'BLOB';
  return /REAL|FLOA|DOUB/i.test(declared) ? 'REAL' : 'NUMERIC';
}

/** INTEGER and NUMERIC differ only in CAST, and from REAL only in what they make of whole numbers that come in. */
function faithfulColumn(affinity: Affinity, column: Column, rows: number): { type: FieldType; column: Column } | null {
  const values = column.kind === 'dictionary' ? column.dictionary : [];
  const nothing = column.kind === 'dictionary' && values.every((cell) => cell === null);
  switch (affinity) {
    case 'INTEGER':
    case 'NUMERIC':
      if (nothing) return { type: 'integer', column: { kind: 'int32', values: new Int32Array(rows), validity: noneValid(rows) } };
      return column.kind === 'dictionary' ? null : { type: column.kind === 'float64' ? 'number' : 'integer', column };
    case 'REAL':
      if (nothing) return { type: 'number', column: { kind: 'float64', values: new Float64Array(rows), validity: noneValid(rows) } };
      return column.kind === 'float64' ? { type: 'number', column } : null;
    case 'TEXT':
      return column.kind === 'dictionary' && values.every((cell: Cell) => cell === null || typeof cell === 'string') ? { type: 'string', column } : null;
    case 'BLOB':
      return nothing ? { type: 'any', column } : null;
  }
}

const noneValid = (rows: number): Uint8Array => new Uint8Array((rows + 7) >> 3);
