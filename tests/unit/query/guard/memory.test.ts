import { afterAll, describe, expect, it } from 'vitest';
import { createEngine, loadSqlite, writeDatabase } from '#shared/query';
import { columnFrom, dictionaryFrom, type Table } from '#shared/table';
import { certainBytes, type TableSize } from '../../../../shared/query/guard/memory';
import type { Instruction } from '../../../../shared/query/guard/program';

const sqlite = await loadSqlite();
const ROWS = 2_000;
const PAGE = 32_768;

const row = (nth: number): string => `case ${(nth * 7_919) % ROWS}`;
const TABLE: Table = {
  rows: ROWS,
  fields: [{ name: 'id', type: 'string' }, { name: 'geo', type: 'string' }, { name: 'n', type: 'integer' }],
  columns: [dictionaryFrom(Array.from({ length: ROWS }, (_, nth) => row(nth))), dictionaryFrom(Array.from({ length: ROWS }, (_, nth) => ['PL', 'CZ', 'Ukraina'][nth % 3] as string)), columnFrom(Array.from({ length: ROWS }, (_, nth) => nth % 1_000))],
};
const FILE = writeDatabase([{ name: 't', table: TABLE }]).length;

const engine = createEngine(sqlite);
engine.attach('p', [{ name: 't', table: TABLE }]);
afterAll(() => engine.close());

const at = (opcode: string, p1: number, p2 = 0, p3 = 0, p4: string | null = null): Instruction => ({ opcode, p1, p2, p3, p4 });
const bytes = (sql: string): number => engine.explain(sql, {}, { kernel: 'off' }).bytes;

describe('the memory that a statement will certainly take', () => {
  it.each([
    'select id, geo, n from t order by n',
    'select id, geo, n from t order by n, id desc',
    'with kept as materialized (select id, geo, n from t) select count(*) from kept',
    'select n, group_concat(id), group_concat(geo) from t group by n',
  ])('is about what the rows take that are sorted or kept: %s', (sql) => {
    expect(bytes(sql)).toBeGreaterThan((FILE - 3 * PAGE) * 0.7);
    expect(bytes(sql)).toBeLessThan(FILE * 2.5);
  });

  it.each([
    ['select id, sum(n) over () from t', 'with kept as materialized (select id, n from t) select count(*) from kept'],
    ['select id, sum(n) over (partition by geo) from t', 'select id, geo, n from t order by geo'],
    ['select id, row_number() over (order by n) from t', 'select id, n from t order by n'],
    ['select id from t except select id from t', 'select a.id from t a cross join (values (1), (2)) order by a.n'],
    ['select distinct id from t', 'with kept as materialized (select id from t) select count(*) from kept'],
    ['select count(distinct id) from t', 'select distinct id from t'],
    ['select n from t where id in (select id from t)', 'select distinct id from t'],
  ])('is of a window, a set or a distinction what the same rows take elsewhere: %s', (sql, same) => {
    expect(bytes(sql) / bytes(same)).toBeGreaterThan(0.8);
    expect(bytes(sql) / bytes(same)).toBeLessThan(1.25);
  });

  it('is taken once for what is made anew for every row', () => {
    const once = bytes('select (select group_concat(id) from (select id from t order by n))');
    expect(once).toBeGreaterThan(ROWS);
    expect(bytes('select (select group_concat(id) from (select id from t b order by b.n + a.n)) from t a')).toBeLessThan(once * 1.2);
  });

  it('counts rows of a product by their factors', () => {
    expect(bytes('select a.n, b.n from t a, t b order by 1') / bytes('select n, n from t order by 1')).toBeGreaterThan(ROWS * 0.5);
  });

  it.each(['select id from t', 'select count(*) from t', 'select id from t where n > 5 order by id', 'select id from t order by n limit 10', 'select distinct geo from t', 'select * from t order by rowid', 'select 1 order by 1', 'select id from t where 1 = 0 order by n', 'select id, lag(n) over (order by id) from t where n > 10', 'select n from t where geo in (select geo from t)', 'with kept as materialized (select id from t limit 5) select count(*) from kept', 'select id from t union all select geo from t', 'with recursive r(i) as (select 1 union all select i + 1 from r) select i from r limit 5'])(
    'is nothing where values decide what is kept, or nothing is: %s',
    (sql) => expect(bytes(sql)).toBeLessThan(1_000),
  );

  it('is what a sort of every row takes, also behind a look-up that keeps only some', () => {
    expect(bytes('select a.id from t a join t b on a.id = b.id order by a.n')).toBeLessThan(FILE * 2);
  });

  it('is followed through the program as it runs', () => {
        const sorting = [at('SorterOpen', 1), at('OpenRead', 0, 2, 2), at('Rewind', 0, 7), at('Column', 0, 0, 1), at('MakeRecord', 1, 1, 2), at('SorterInsert', 1, 2), at('Next', 0, 3)];
    expect(certainBytes(sorting, () => ({ rows: 5_000_000, bytesOf: () => 100_000_000, distinctOf: () => ({ count: 0, bytes: 0 }) }))).toBe(5_000_000 * (8 + 2 + 20));
    expect(certainBytes(sorting, () => undefined)).toBe(0);
    expect(certainBytes([at('Goto', 0, 0)], () => undefined)).toBe(0);
  });

  it('does not count on rows of the result that nobody may take', () => {
    const distinct = [at('OpenEphemeral', 1, 0, 0, 'k(1,B)'), at('OpenRead', 0, 2, 2), at('Rewind', 0, 9), at('Column', 0, 0, 1), at('Found', 1, 8, 1, '1'), at('MakeRecord', 1, 1, 2), at('IdxInsert', 1, 2), at('ResultRow', 1, 1), at('Next', 0, 3)];
    const ids = (): TableSize => ({ rows: 1_000, bytesOf: () => 10_000, distinctOf: () => ({ count: 900, bytes: 9_000 }) });
    expect(certainBytes(distinct, ids)).toBe(900 * (5 + 2 + 10));
    expect(certainBytes(distinct, ids, false)).toBe(0);
  });

  it('is refused with both figures before anything is written or run, where it is more than there is', () => {
    const ids = dictionaryFrom(Array.from({ length: 60_000 }, (_, nth) => `case ${nth}`));
    engine.attach('wide', [{ name: 'wide', table: { rows: 60_000, fields: [{ name: 'id', type: 'string' }], columns: [ids] } }]);
    expect(() => engine.query('select a.id, b.id from wide a, wide b order by a.id', {}, { kernel: 'off' })).toThrow(/query\.memory \{"context":"needed","needed":\d+,"limit":1024\}/);
    expect(engine.written('wide')).toBeNull();
  });
});
