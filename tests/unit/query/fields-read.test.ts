import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, emptyTable, type Engine, fieldsRead, loadSqlite } from '#shared/query';
import { nullColumn } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const sqlite = await loadSqlite();

const CASES = [field('month', 'yearmonth'), field('geo', 'string'), field('cases', 'integer'), field('Share "%"', 'number')];
const COUNTRIES = [field('geo', 'string'), field('name', 'string')];
const WEEK = { alias: 'week', tables: [{ name: 'cases', fields: CASES }, { name: 'countries', fields: COUNTRIES }] };

const read = (sql: string): (string[] | null)[] => (fieldsRead(sqlite, [WEEK], sql)[0] ?? []).map((names) => names && [...names]);

describe('what a statement reads', () => {
  it.each<[string, string[] | null, string[] | null]>([
    ['select geo, sum(cases) from cases group by 1', ['geo', 'cases'], null],
    ['select count(*) from cases', [], null],
    ['select rowid from week.cases', [], null],
    ['select 1', null, null],
    ['select * from countries', null, ['geo', 'name']],
    ['select name, sum("Share ""%""") from cases join countries using (geo) group by 1', ['geo', 'Share "%"'], ['geo', 'name']],
    ['with c as (select * from cases) select max(month) from c', ['month'], null],
    ['select name from countries where exists (select 1 from cases where cases.geo = countries.geo and cases > 3)', ['geo', 'cases'], ['geo', 'name']],
    ['select geo from cases union select geo from countries', ['geo'], ['geo']],
    ['select typeof(month), length(geo) from cases', ['month', 'geo'], null],
  ])('%s', (sql, cases, countries) => {
    expect(read(sql)).toEqual([cases, countries]);
  });

  it.each(["select name, type from pragma_table_info('cases')", 'select sql from week.sqlite_schema', 'select "name" from "Pragma_Table_List"()'])('is everything where it asks what tables look like: %s', (sql) => {
    expect(read(sql)).toEqual([CASES.map(({ name }) => name), COUNTRIES.map(({ name }) => name)]);
  });

  it('is refused for what would be refused later', () => {
    expect(() => read('select nothing from cases')).toThrow(expect.objectContaining({ code: 'query.syntax' }));
    expect(() => read('delete from cases')).toThrow(expect.objectContaining({ code: 'query.notReadOnly' }));
  });

  it('is what SQLite of this version takes by `Column`, `RowData` and `RowCell` alone: look at its list of opcodes again when it changes', () => {
    const engine = createEngine(sqlite);
    const [version] = engine.query('select sqlite_version()').table.columns;
    engine.close();
    expect(version).toMatchObject({ dictionary: ['3.54.1'] });
  });
});

describe('a table of which not all was read', () => {
  let engine: Engine;
  const table = tableOf(CASES, [['2022-01', 'PL', 7, 0.5], ['2022-02', 'CZ', 3, 1.5]]);
  const attach = (loaded: ReadonlySet<string> | null): void => {
    engine = createEngine(sqlite);
    const columns = table.columns.map((column, index) => (loaded?.has(CASES[index]?.name ?? '') ? column : nullColumn(table.rows)));
    engine.attach('week', [{ name: 'cases', table: loaded ? { ...table, columns } : emptyTable(CASES), loaded }]);
  };
  afterEach(() => engine.close());

  it('answers what needs no more', () => {
    attach(new Set(['cases']));
    expect(engine.query('select sum(cases), count(*), max(rowid) from cases').table.columns.map((column) => 'values' in column && [...column.values])).toEqual([[10], [2], [2]]);
  });

  it.each(['select max(geo) from cases', 'select * from cases', 'select cases from cases where month is null'])('never gives a field that was left out as NULL: %s', (sql) => {
    attach(new Set(['cases']));
    expect(() => engine.query(sql)).toThrow('not loaded');
  });

  it('does not count rows that nobody read', () => {
    attach(null);
    expect(() => engine.query('select count(*) from cases')).toThrow('not loaded');
  });
});
