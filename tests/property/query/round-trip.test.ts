import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEngine, describeTables, loadSqlite, type NamedTable, quoteName } from '#shared/query';
import { type Cell, cellAt, type Column, columnFrom, dictionaryFrom, type Field, type FieldType, rowAt, type Table } from '#shared/table';
import { writeDatabasePages } from '../../../shared/query/database/write-database';
import { hasNativeSqlite, NATIVE_SQLITE_ABSENT, nativeSqlite } from '../../support/native-sqlite';

const sqlite = await loadSqlite();

const integer = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 127, 128, -128, -129, 32_767, -32_769, 8_388_607, 2 ** 31 - 1, -(2 ** 31)));
const wide = fc.oneof(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), fc.maxSafeInteger().map(BigInt), fc.constantFrom(2n ** 47n, -(2n ** 47n) - 1n, 2n ** 63n - 1n));
const real = fc.oneof(fc.double({ noNaN: true }), integer.map((value) => (value === 0 ? 0.5 : value)), fc.constantFrom(-0, 2 ** 53, 1e300, 5e-324));
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 4 }), fc.nat(3000).map((length) => 'ąb'.repeat(length)));
const blob = fc.uint8Array({ maxLength: 70 });
const cell: fc.Arbitrary<Cell> = fc.oneof(integer, wide.filter((value) => !Number.isSafeInteger(Number(value))), fc.double({ noNaN: true, noInteger: true }), text, blob, fc.constant(null));

const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 8 });
const rowsOf = <T>(arbitrary: fc.Arbitrary<T>, rows: number): fc.Arbitrary<T[]> => fc.array(arbitrary, { minLength: rows, maxLength: rows });

/** A float64 column also where every value happens to be whole. */
function floats(cells: readonly (number | null)[]): Column {
  const { validity } = columnFrom([...cells.map((value) => (value === null ? null : 0.5)), 0.5]) as { validity: Uint8Array | null };
  return { kind: 'float64', values: Float64Array.from(cells, (value) => value ?? 0), validity };
}

const columnOf = (rows: number): fc.Arbitrary<{ type: FieldType; column: Column }> =>
  fc.oneof(
    rowsOf(orNull(integer), rows).map((cells) => ({ type: 'integer' as const, column: columnFrom(cells) })),
    rowsOf(orNull(wide), rows).map((cells) => ({ type: 'integer' as const, column: columnFrom(cells) })),
    rowsOf(orNull(real), rows).map((cells) => ({ type: 'number' as const, column: floats(cells) })),
    rowsOf(orNull(text), rows).map((cells) => ({ type: 'string' as const, column: dictionaryFrom(cells) })),
    rowsOf(cell, rows).map((cells) => ({ type: 'any' as const, column: dictionaryFrom(cells) })),
  );

const tables: fc.Arbitrary<Table> = fc.nat(60).chain((rows) =>
  fc.array(fc.tuple(text, columnOf(rows)), { minLength: 1, maxLength: 6 }).map((columns) => ({
    rows,
    fields: columns.map(([name, { type }]): Field => ({ name, type })),
    columns: columns.map(([, { column }]) => column),
  })),
);

const databases = fc.record({
  pageSize: fc.constantFrom(512, 1024, 4096, 32_768, 65_536),
  tables: fc.array(fc.record({ name: text, table: tables }), { maxLength: 3 }),
});

const cellsOf = (table: Table): Cell[][] => Array.from({ length: table.rows }, (_, row) => rowAt(table, row));

/** REAL stays REAL, also where every value is whole, and -0 stays -0. */
function sameFloats(ours: Column, theirs: Column, rows: number): boolean {
  if (ours.kind !== 'float64') return true;
  const pairs = Array.from({ length: rows }, (_, row) => [cellAt(ours, row), cellAt(theirs, row)] as const);
  return pairs.every(([own, other]) => Object.is(own, other)) && (theirs.kind === 'float64' || pairs.every(([own]) => own === null));
}

function readBack(bytes: Uint8Array, written: readonly NamedTable[]): void {
  const engine = createEngine(sqlite);
  try {
    engine.attach('p', bytes, { described: describeTables(written) });
    engine.tables().forEach(({ name, fields }, index) => {
      const { table } = written[index] as NamedTable;
      const answer = engine.query(`SELECT * FROM p.${quoteName(name)}`).table;
      expect(cellsOf(answer)).toEqual(cellsOf(table));
      table.columns.forEach((column, nth) => expect(sameFloats(column, answer.columns[nth] as Column, table.rows)).toBe(true));
      expect(answer.fields.map((field) => field.name)).toEqual(fields.map((field) => field.name));
    });
  } finally {
    engine.close();
  }
}

it('any tables, written as a database at any page size, are read back exactly as they were', () => {
  fc.assert(fc.property(databases, ({ pageSize, tables: written }) => readBack(writeDatabasePages(written, pageSize), written)), { numRuns: 60 });
});

it('any tables, written as a database, are sound for the native sqlite3', (ctx) => {
  if (!hasNativeSqlite) ctx.skip(NATIVE_SQLITE_ABSENT);
  fc.assert(
    fc.property(databases, ({ pageSize, tables: written }) => {
      expect(nativeSqlite(writeDatabasePages(written, pageSize), 'PRAGMA integrity_check')).toBe('ok');
    }),
    { numRuns: 20 },
  );
});
