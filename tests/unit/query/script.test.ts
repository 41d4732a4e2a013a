import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite, type QueryParams } from '#shared/query';
import { rowAt } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const sqlite = await loadSqlite();

let engine: Engine;
beforeEach(() => {
  engine = createEngine(sqlite);
  engine.attach('week', [{ name: 'cases', table: tableOf([field('geo', 'string'), field('n', 'integer')], [['PL', 7], ['CZ', 3]]) }]);
});
afterEach(() => engine.close());

const firstRows = (sql: string, params: QueryParams = {}): unknown[] => [...engine.script(sql, params)].map(({ table }) => rowAt(table, 0));

describe('a script', () => {
  it('has a result for each statement, and none for what only spaces and comments fill', () => {
    expect(firstRows("select count(*) from cases; ; -- nothing\n select max(n) from cases;\n/* done */ ; ")).toEqual([[2], [7]]);
    expect(firstRows('select 1')).toEqual([[1]]);
  });

  it('gives each statement the values that it names, and refuses one that none names', () => {
    expect(firstRows('select sum(n) from cases where geo = :geo; select :least; select @geo', { geo: 'CZ', least: 5 })).toEqual([[3], [5], ['CZ']]);
    expect(() => firstRows('select :a; select 2', { a: 1, b: 2 })).toThrow('query.parameter {"name":"b","context":"unknown"}');
    expect(() => firstRows('select 1; select :a')).toThrow('query.parameter {"name":"a","context":"missing","statement":2}');
  });

  it('says which statement failed, and where in the whole text', () => {
    expect(() => firstRows('select 1;\nselect 2;  select from cases')).toThrow('query.syntax {"message":"near \\"from\\": syntax error","line":2,"column":19,"statement":3}');
    expect(() => firstRows('select 1;\n select 2,\n wrong from cases')).toThrow('"line":3,"column":2,"statement":2}');
    expect(() => firstRows('select 1; drop table cases; select 2')).toThrow('query.notReadOnly {"word":"DROP","line":1,"column":11,"statement":2}');
    expect(() => firstRows('select abs(-9223372036854775808); select 1')).toThrow('"statement":1}');
  });

  it('runs a statement when its result is asked for, so that the results before a fault are there', () => {
    const results = engine.script('select 1; select wrong');
    const seen: unknown[] = [];
    expect(() => { for (const { table } of results) seen.push(rowAt(table, 0)); }).toThrow('query.syntax');
    expect(seen).toEqual([[1]]);
  });

  it('without a statement is refused as an empty statement is', () => {
    expect(() => firstRows(' -- nothing')).toThrow('query.empty');
    expect(() => firstRows(' ; ; ')).toThrow('query.empty');
  });
});
