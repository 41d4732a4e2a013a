import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { read, sourceOf, writeArrow, writeCsv, writeParquet } from '#shared/reader';
import { allValid, type Cell, type Column, columnFrom, type Field, rowAt, setInvalid, type Table } from '#shared/table';
import type { Fuzzer } from './fuzzer';

const WRITERS: Readonly<Record<string, (table: Table) => Uint8Array>> = {
  csv: (table) => Buffer.concat([...writeCsv(table)]),
  parquet: writeParquet,
  arrow: writeArrow,
};

type Kind = 'string' | 'integer' | 'number';

const orNull = (values: fc.Arbitrary<Cell>): fc.Arbitrary<Cell> => fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) });

/** No NUL: it tells text from binary files. No half surrogates: UTF-8 has no bytes for them. */
const texts = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('', ' ', 'NA', '007', '1', '1.5', 'a,b', '"', '""', 'two\nlines', '\r', '\uFEFF', 'łódź', 'x'.repeat(70_000)))
  .map((text) => text.replaceAll('\0', ''));

const CELLS: Readonly<Record<Kind, fc.Arbitrary<Cell>>> = {
  string: orNull(texts),
  integer: orNull(fc.oneof(fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))),
  number: orNull(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(-0, 0.1, 5e-324, 2 ** 53, 1e21))),
};

function float64Of(cells: readonly Cell[]): Column {
  const validity = allValid(cells.length);
  cells.forEach((cell, row) => cell === null && setInvalid(validity, row));
  return { kind: 'float64', values: Float64Array.from(cells, (cell) => Number(cell ?? 0)), validity };
}

/** Two columns at least: CSV has no way to write a row of one NULL. */
const tables = fc
  .array(fc.constantFrom<Kind>('string', 'integer', 'number'), { minLength: 2, maxLength: 4 })
  .chain((kinds) => fc.record({ kinds: fc.constant(kinds), rows: fc.array(fc.tuple(...kinds.map((kind) => CELLS[kind])), { maxLength: 60, size: 'large' }) }))
  .map(({ kinds, rows }): Table => {
    const fields = kinds.map((type, index): Field => ({ name: `f${index}`, type }));
    const cellsOf = (index: number): Cell[] => rows.map((row) => row[index] as Cell);
    return { rows: rows.length, fields, columns: kinds.map((kind, index) => (kind === 'number' ? float64Of(cellsOf(index)) : columnFrom(cellsOf(index)))) };
  });

const rowsOf = (table: Table): Cell[][] => Array.from({ length: table.rows }, (_, row) => rowAt(table, row));

export default {
  name: 'tables',
  about: 'a table that is written as CSV, Parquet or Arrow and read back holds the same values',
  prepare: () =>
    Promise.resolve({
      inputs: fc.record({ table: tables, format: fc.constantFrom(...Object.keys(WRITERS)) }),
      async check({ table, format }) {
        const bytes = WRITERS[format]?.(table) ?? new Uint8Array();
        const back = (await read(sourceOf(`t.${format}`, bytes), { fields: table.fields, format })).table;
        if (!isDeepStrictEqual(back.fields, table.fields)) throw new Error(`Other fields by ${format}.`);
        const [before, after] = [rowsOf(table), rowsOf(back)];
        const row = before.findIndex((cells, index) => !isDeepStrictEqual(cells, after[index]));
        if (row >= 0 || after.length !== before.length) throw new Error(`By ${format}, row ${row} of ${before.length}: ${fc.stringify(before[row])} became ${fc.stringify(after[row])}`);
      },
    }),
} satisfies Fuzzer<{ readonly table: Table; readonly format: string }>;
