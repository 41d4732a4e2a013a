import { describe, expect, it } from 'vitest';
import { createEngine, describeTables, loadSqlite, type NamedTable, writeDatabase } from '#shared/query';
import { type Cell, columnFrom, dictionaryFrom, type Field, rowAt, type Table } from '#shared/table';
import { pageNumber } from '../../../../shared/query/database/page-file';
import { writeDatabasePages } from '../../../../shared/query/database/write-database';
import { hasNativeSqlite, NATIVE_SQLITE_ABSENT, nativeSqlite } from '../../../support/native-sqlite';
import { field, tableOf } from '../../../support/tables';

const sqlite = await loadSqlite();

function ask(tables: readonly NamedTable[] | Uint8Array, sql: string): Cell[][] {
  const engine = createEngine(sqlite);
  try {
    engine.attach('p', tables);
    const { table } = engine.query(sql);
    return Array.from({ length: table.rows }, (_, row) => rowAt(table, row));
  } finally {
    engine.close();
  }
}

const one = (column: Table['columns'][number], type: Field['type'] = 'any'): NamedTable[] => [
  { name: 't', table: { rows: 'codes' in column ? column.codes.length : column.values.length, fields: [field('x', type)], columns: [column] } },
];

/** A table whose values have every width that SQLite knows. */
const WIDTHS = tableOf(
  [field('i', 'integer'), field('r', 'number'), field('s', 'string'), field('m', 'any')],
  [
    [0, 0.5, '', null],
    [1, -1e300, 'a', 1],
    [-128, 1 / 3, 'ż', 1.5],
    [32_767, 5e-324, '𝔘'.repeat(40), 'text'],
    [-8_388_608, Infinity, 'x'.repeat(57), new Uint8Array([0, 255])],
    [2 ** 31, -0.25, 'x'.repeat(58), -0.125],
    [-(2 ** 47), 2 ** 60 + 0.5, 'x'.repeat(9000), 'x'.repeat(100_000)],
    [2 ** 52, 1e21, 'nul\0inside', new Uint8Array(0)],
    [null, null, null, 2n ** 62n],
    [-(2n ** 63n), -Infinity, '\ufeffmark', 0],
  ],
);

describe('the database file', () => {
  it('is sound for the native sqlite3 at every page size, over interior and overflow pages', (ctx) => {
    if (!hasNativeSqlite) ctx.skip(NATIVE_SQLITE_ABSENT);
    const many = tableOf([field('n', 'integer'), field('s', 'string')], Array.from({ length: 30_000 }, (_, n) => [n, n % 997 === 0 ? 'long'.repeat(n) : `row ${n}`]));
    for (const pageSize of [512, 1024, 4096, 32_768, 65_536]) {
      const bytes = writeDatabasePages([{ name: 'widths', table: WIDTHS }, { name: 'many', table: many }, { name: 'none', table: tableOf([field('x', 'any')], []) }], pageSize);
      expect(nativeSqlite(bytes, 'PRAGMA integrity_check', 'SELECT count(*), sum(n), sum(length(s)) FROM many', 'SELECT count(*) FROM none').split('\n')).toEqual([
        'ok',
        `30000|${(29_999 * 30_000) / 2}|${many.columns[1]?.kind === 'dictionary' ? many.columns[1].dictionary.reduce<number>((sum, text) => sum + (text as string).length, 0) : ''}`,
        '0',
      ]);
    }
  });

  it('gives every value back as it was, whatever its width and kind', () => {
    expect(ask([{ name: 'widths', table: WIDTHS }], 'SELECT * FROM widths')).toEqual(Array.from({ length: WIDTHS.rows }, (_, row) => rowAt(WIDTHS, row)));
  });

  it('keeps the storage class of every column, so that arithmetic is what it would be in SQLite', () => {
    const floats = { kind: 'float64', values: Float64Array.of(7, 2.5, -0), validity: null } as const;
    expect(ask(one(floats, 'number'), 'SELECT typeof(x), x / 2, 7 / 2 FROM t')).toEqual([['real', 3.5, 3], ['real', 1.25, 3], ['real', -0, 3]]);
    expect(ask(one(columnFrom([7, 3, 1]), 'integer'), 'SELECT typeof(x), x / 2 FROM t')).toEqual([['integer', 3], ['integer', 1], ['integer', 0]]);
    expect(ask(one(dictionaryFrom(['7', '07', 'x']), 'string'), "SELECT typeof(x), x = '7', x = 7 FROM t")).toEqual([['text', 1, 1], ['text', 0, 0], ['text', 0, 0]]);
    expect(ask(one(dictionaryFrom([7, '7', 2.5, null]), 'any'), 'SELECT typeof(x), x = 7 FROM t')).toEqual([['integer', 1], ['text', 0], ['real', 0], ['null', null]]);
  });

  it('holds a field declared as number as REAL also where it comes as a dictionary', () => {
    expect(ask(one(dictionaryFrom([1, 2.5]), 'number'), 'SELECT typeof(x), x / 2 FROM t')).toEqual([['real', 0.5], ['real', 1.25]]);
    expect(ask(one(dictionaryFrom([1, 3]), 'integer'), 'SELECT typeof(x), x / 2 FROM t')).toEqual([['integer', 0], ['integer', 1]]);
  });

  it('writes what SQLite has no value for as NULL', () => {
    expect(ask(one({ kind: 'float64', values: Float64Array.of(NaN, 1), validity: null }, 'number'), 'SELECT x FROM t')).toEqual([[null], [1]]);
    expect(ask(one(dictionaryFrom([NaN, 'x'])), 'SELECT x FROM t')).toEqual([[null], ['x']]);
  });

  it('counts rows from 1 in their order', () => {
    expect(ask(one(columnFrom(['c', 'a', 'b'])), 'SELECT rowid, x FROM t WHERE rowid > 1')).toEqual([[2, 'a'], [3, 'b']]);
  });

  it('takes cells of a megabyte', () => {
    const cells = ['ą'.repeat(500_000), 'short', 'z'.repeat(1_000_000)];
    expect(ask(one(columnFrom(cells)), 'SELECT length(x) FROM t')).toEqual([[500_000], [5], [1_000_000]]);
  });

  it('takes two thousand columns, and more tables than a page of the schema holds', () => {
    const wide = tableOf(Array.from({ length: 2000 }, (_, index) => field(`column ${index}`, 'integer')), [Array.from({ length: 2000 }, (_, index) => index), Array.from({ length: 2000 }, () => null)]);
    expect(ask([{ name: 'wide', table: wide }], 'SELECT "column 0", "column 1999" FROM wide')).toEqual([[0, 1999], [null, null]]);
    const tables = Array.from({ length: 300 }, (_, index) => ({ name: `table ${index} ${'x'.repeat(200)}`, table: tableOf([field('n', 'integer')], [[index]]) }));
    expect(ask(tables, `SELECT n FROM "${tables[299]?.name}"`)).toEqual([[299]]);
    if (hasNativeSqlite) expect(nativeSqlite(writeDatabase([...tables, { name: 'wide', table: wide }]), 'PRAGMA integrity_check')).toBe('ok');
  });

  it('is empty but sound without tables', () => {
    expect(ask(writeDatabase([]), 'SELECT count(*) FROM p.sqlite_schema')).toEqual([[0]]);
    if (hasNativeSqlite) expect(nativeSqlite(writeDatabase([]), 'PRAGMA integrity_check')).toBe('ok');
  });

  it('refuses a table without fields and one with more than SQLite takes', () => {
    const none: Table = { rows: 3, fields: [], columns: [] };
    expect(() => writeDatabase([{ name: 't', table: none }])).toThrow('query.fields');
    const many = tableOf(Array.from({ length: 2001 }, (_, index) => field(`f${index}`, 'any')), []);
    expect(() => writeDatabase([{ name: 't', table: many }])).toThrow('query.fields');
  });

  it('never puts content on the page that SQLite locks', () => {
    expect([0, 1, 32_767, 32_768, 32_769].map((index) => pageNumber(index, 32_768))).toEqual([1, 2, 32_768, 32_770, 32_771]);
    expect(pageNumber(0x4000_0000 / 4096, 4096)).toBe(0x4000_0000 / 4096 + 2);
  });
});

describe('names in the database', () => {
  const NAMES = ['values', 'rowid', 'oid', 'a "quoted" one', '[brackets]', '`ticks`', "it's", 'wiersz; DROP TABLE x --', 'Zażółć', 'select', ' ', '', '日本', '1st'];

  it('are what they were, however hard to quote', () => {
    const table = tableOf(NAMES.map((name) => field(name, 'integer')), [NAMES.map((_, index) => index)]);
    for (const name of NAMES) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      expect(ask([{ name, table }], `SELECT * FROM p.${quoted}`)).toEqual([NAMES.map((_, index) => index)]);
      expect(ask([{ name: 't', table }], `SELECT ${quoted} FROM t`)).toEqual([[NAMES.indexOf(name)]]);
    }
  });

  it('are told apart by _2 where SQLite, which ignores the case of ASCII letters, could not', () => {
    const table = tableOf(['geo', 'GEO', 'Geo_2', 'ŁÓDŹ', 'łódź', 'geo'].map((name) => field(name, 'any')), []);
    const [first, second] = describeTables([{ name: 'T', table }, { name: 't', table }]);
    expect(first?.fields.map(({ name }) => name)).toEqual(['geo', 'GEO_3', 'Geo_2', 'ŁÓDŹ', 'łódź', 'geo_4']);
    expect([first?.name, second?.name]).toEqual(['T', 't_2']);
  });

  it('lose what SQL cannot say, and stay out of what SQLite keeps for itself', () => {
    const table = tableOf([field('nul\0', 'any'), field('half \ud800', 'any')], [[1, 2]]);
    expect(describeTables([{ name: 'sqlite_master', table }])).toMatchObject([{ name: '_sqlite_master', fields: [{ name: 'nul\ufffd' }, { name: 'half \ufffd' }] }]);
    expect(ask([{ name: 'sqlite_master', table }], 'SELECT "half \ufffd" FROM _sqlite_master')).toEqual([[2]]);
  });
});
