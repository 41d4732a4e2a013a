import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, sourceOf, writeArrow, writeCsv, writeParquet } from '#shared/reader';
import { type Cell, columnFrom, type Field, rowAt, type Table } from '#shared/table';

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** Cells of one field type, with NULL among them and the values at which writers trip. */
const COLUMNS: Record<'string' | 'integer' | 'number', fc.Arbitrary<Cell>> = {
  string: fc.oneof(fc.constantFrom<Cell>(null, '', 'NULL', 'NA', 'NaN', '007', 'a,b', '"', '""', '\n', '\r\n', ' ', 'Łódź', '\u{1f6a2}', '\ufeffx'), fc.string({ unit: 'grapheme' })),
  integer: fc.oneof(fc.constantFrom<Cell>(null, 0, -1, INT64.min, INT64.max), fc.integer(), fc.bigInt(INT64)),
  number: fc.oneof(fc.constantFrom<Cell>(null, -0, 0, 0.1, 5e-324, Number.MAX_VALUE, 1e21, 1e-7), fc.double({ noNaN: true, noDefaultInfinity: true })),
};

const names = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4, selector: (name) => name.toLowerCase() });

const tables: fc.Arbitrary<Table> = fc.tuple(names, fc.integer({ min: 0, max: 30 })).chain(([fields, rows]) =>
  fc.tuple(...fields.map((name) => fc.constantFrom<keyof typeof COLUMNS>('string', 'integer', 'number').chain((type) => fc.tuple(fc.constant(name), fc.constant(type), fc.array(COLUMNS[type], { minLength: rows, maxLength: rows }))))).map((columns) => ({
    rows,
    fields: columns.map(([name, type]): Field => ({ name, type: type })),
    columns: columns.map(([, type, cells]) => (type === 'number' ? asReals(cells) : columnFrom(cells.map(narrowed)))),
  })),
);

const narrowed = (cell: Cell): Cell => (typeof cell === 'bigint' && Number.isSafeInteger(Number(cell)) ? Number(cell) : cell);

function asReals(cells: readonly Cell[]) {
  const { validity } = columnFrom(cells.map((cell) => (cell === null ? null : 0.5))) as { validity?: Uint8Array | null };
  return { kind: 'float64' as const, values: Float64Array.from(cells, (cell) => (cell as number | null) ?? 0), validity: validity ?? null };
}

const rowsOf = (table: Table): Cell[][] => Array.from({ length: table.rows }, (_, row) => rowAt(table, row));

function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  return Uint8Array.from([...chunks].flatMap((chunk) => [...chunk]));
}

describe.each([
  ['csv', (table: Table) => joined(writeCsv(table))],
  ['parquet', writeParquet],
  ['arrow', writeArrow],
] as const)('a table written as %s', (format, write) => {
  it('is read back value for value with its declared fields', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const { table: back } = await read(sourceOf(`a.${format}`, write(table)), { fields: table.fields, format });
        expect(back.fields).toEqual(table.fields);
        expect(rowsOf(back)).toEqual(rowsOf(table));
      }),
      { numRuns: 150 },
    );
  });
});
