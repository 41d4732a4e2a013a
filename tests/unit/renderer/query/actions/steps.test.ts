import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite, writeDatabase } from '#shared/query';
import { read, sourceOf } from '#shared/reader';
import { type Cell, rowAt, type Table } from '#shared/table';
import type { ColumnWords } from '../../../../../renderer/features/query/actions/action';
import { basedIndex } from '../../../../../renderer/features/query/actions/based-index';
import { cumulative } from '../../../../../renderer/features/query/actions/cumulative';
import { periodsStatement, varietyStatement } from '../../../../../renderer/features/query/actions/facts';
import { foundStep, stepped } from '../../../../../renderer/features/query/actions/found-step';
import { movingWindow } from '../../../../../renderer/features/query/actions/moving-window';
import type { PeriodKind, Step } from '../../../../../renderer/features/query/actions/period';
import { yearOverYear } from '../../../../../renderer/features/query/actions/year-over-year';
import { hasNativeSqlite, NATIVE_SQLITE_ABSENT, nativeSqlite } from '../../../../support/native-sqlite';
import { SHARED_DATA_ABSENT, sharedData } from '../../../../support/shared-data';
import { field, tableOf } from '../../../../support/tables';

const WORDS: ColumnWords = { yearBefore: 'year_before', change: 'change', changePercent: 'change_pct', mean: 'mean', sum: 'sum', index: 'index', share: 'share', cumulative: 'total' };

let engine: Engine;

beforeAll(async () => {
  engine = createEngine(await loadSqlite());
});

afterAll(() => engine.close());

const rowsOf = (table: Table): Cell[][] => Array.from({ length: table.rows }, (_, row) => rowAt(table, row));

/** A series of these periods, with the values 1, 2, 4, 8 ..., by the step that is found in them or by another. */
function series(kind: PeriodKind, periods: readonly string[], chosen: Step | null = null) {
  const source = periods.map((period, at) => `SELECT '${period}'${at === 0 ? ' AS t' : ''}, ${2 ** at}${at === 0 ? ' AS n' : ''}`).join(' UNION ALL ');
  return { source, columns: ['t', 'n'], time: stepped({ name: 't', kind }, foundStep(kind, periods), chosen), value: 'n', groups: [] };
}

describe('the moving window', () => {
  it.each([
    ['months', 'day', ['2021-12-01', '2022-01-01', '2022-03-01', '2022-04-01'], [null, 1.5, null, 6]],
    ['months, by their last day', 'day', ['2024-01-31', '2024-02-29', '2024-03-31'], [null, 1.5, 3]],
    ['months with a midnight', 'midnight', ['2021-12-01T00:00:00', '2022-01-01T00:00:00'], [null, 1.5]],
    ['quarters', 'day', ['2021-10-01', '2022-01-01', '2022-07-01'], [null, 1.5, null]],
    ['quarters, by their last day', 'day', ['2021-12-31', '2022-03-31', '2022-06-30'], [null, 1.5, 3]],
    ['quarters, by their first month', 'month', ['2021-10', '2022-01', '2022-07'], [null, 1.5, null]],
    ['years', 'day', ['2019-12-31', '2020-12-31', '2022-12-31'], [null, 1.5, null]],
    ['weeks', 'day', ['2020-12-28', '2021-01-04', '2021-01-18'], [null, 1.5, null]],
    ['weeks, by their Sunday', 'day', ['2021-02-28', '2021-03-07', '2021-03-14'], [null, 1.5, 3]],
    ['days', 'day', ['2021-02-28', '2021-03-01', '2021-03-03'], [null, 1.5, null]],
  ] as const)('counts dates that are %s as such', (_, kind, periods, expected) => {
    const { table } = engine.query(movingWindow.write(series(kind, periods), { periods: 2, of: 'mean', onlyWhole: true }, WORDS));
    expect(rowsOf(table).map(([, , mean]) => mean)).toEqual(expected);
  });
});

describe('a longer step than that of the data', () => {
  it.each([
    ['week', ['2021-12-27', 3], ['2022-01-03', 12]],
    ['month', ['2021-12', 1], ['2022-01', 14]],
    ['quarter', ['2021-Q4', 1], ['2022-Q1', 14]],
    ['year', ['2021', 1], ['2022', 14]],
  ] as const)('adds up the days of a %s', (step, before, now) => {
    const days = series('day', ['2021-12-31', '2022-01-02', '2022-01-03', '2022-01-09'], step);
    expect(rowsOf(engine.query(cumulative.write(days, {}, WORDS)).table).map(([period, sum]) => [period, sum])).toEqual([before, now]);
    const [, second] = rowsOf(engine.query(movingWindow.write(days, { periods: 2, of: 'sum', onlyWhole: true }, WORDS)).table);
    expect(second).toEqual([...now, 15]);
    expect(rowsOf(engine.query(basedIndex.write(days, { base: now[0] }, WORDS)).table)[1]).toEqual([...now, 100]);
  });
});

describe('the year before', () => {
  it.each([
    ['months, by their first day', 'day', ['2020-02-01', '2020-03-01', '2021-02-01', '2021-03-01'], [null, null, 1, 2]],
    ['months, by their last day', 'day', ['2020-01-31', '2020-02-29', '2021-01-31', '2021-02-28'], [null, null, 1, 2]],
    ['a year after a leap day', 'day', ['2019-02-28', '2019-03-31', '2020-02-29', '2020-03-31'], [null, null, 1, 2]],
    ['years, by their last day', 'day', ['2019-12-31', '2020-12-31'], [null, 1]],
    ['months with a midnight', 'midnight', ['2020-01-01 00:00:00', '2020-02-01 00:00:00', '2021-01-01 00:00:00'], [null, null, 1]],
    ['weeks, 52 before', 'day', ['2020-01-06', '2020-01-13', '2021-01-04', '2021-01-11'], [null, null, 1, 2]],
    ['days', 'day', ['2020-02-29', '2020-03-01', '2021-03-01'], [null, null, 2]],
  ] as const)('is found for %s', (_, kind, periods, expected) => {
    expect(rowsOf(engine.query(yearOverYear.write(series(kind, periods), {}, WORDS)).table).map(([, , before]) => before)).toEqual(expected);
  });
});

describe('what all rows say', () => {
  it('is which periods there are, and how many values a field has, a missing one among them', () => {
    engine.attach('facts', [{ name: 'facts', table: tableOf([field('t', 'string'), field('a', 'string'), field('b', 'string')], [['2020', 'x', 'x'], ['2019', null, 'x'], [null, 'x', 'x'], ['2020', 'y', 'x']]) }]);
    const of = { source: 'SELECT * FROM facts;', columns: ['t', 'a', 'b'] };
    expect(rowsOf(engine.query(periodsStatement(of, 't')).table)).toEqual([['2019'], ['2020']]);
    expect(rowsOf(engine.query(varietyStatement(of, ['a', 'b'])).table)).toEqual([[3, 1]]);
    engine.detach('facts');
  });
});

describe('the statements that are written', () => {
  it('are answered alike by the native sqlite3', (ctx) => {
    if (!hasNativeSqlite) return ctx.skip(NATIVE_SQLITE_ABSENT);
    const days = ['2020-01-31', '2020-02-29', '2020-03-31', '2021-01-31', '2021-02-28', '2021-04-30'];
    const nothing = writeDatabase([{ name: 't', table: tableOf([field('a', 'string')], [['x']]) }]);
    for (const step of ['day', 'week', 'month', 'quarter', 'year'] as const) {
      for (const sql of [yearOverYear.write(series('day', days, step), {}, WORDS), movingWindow.write(series('day', days, step), { periods: 2, of: 'sum', onlyWhole: true }, WORDS), cumulative.write(series('day', days, step), { yearly: true }, WORDS)]) {
        const rows = rowsOf(engine.query(sql).table).map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toPrecision(12) : (cell ?? ''))).join('|'));
        const native = nativeSqlite(nothing, sql).split('\n').map((line) => line.split('|').map((cell, at) => (at === 0 || cell === '' ? cell : Number(cell).toPrecision(12))).join('|'));
        expect(native, sql).toEqual(rows);
      }
    }
  });
});

describe('temporary protection per thousand people, by months that are written as dates', () => {
  it('has the means and changes that are reckoned without SQL', async (ctx) => {
    const path = sharedData('eurostat/migr_asytpfpop_temporary_protection_per_thousand.csv');
    if (path === null) return ctx.skip(SHARED_DATA_ABSENT);
    const { table } = await read(sourceOf('rates.csv', new Uint8Array(readFileSync(path))));
    engine.attach('rates', [{ name: 'rates', table }]);
    const source = `SELECT geo, TIME_PERIOD, "values" AS v FROM rates WHERE citizen = 'UA'`;
    const rows = rowsOf(engine.query(`${source} ORDER BY 1, 2`).table) as [string, string, number][];
    const values = new Map(rows.map(([geo, time, value]) => [`${geo} ${time}`, value]));
    const valueOf = (geo: string, time: string, back: number): number | null => {
      const month = 12 * Number(time.slice(0, 4)) + Number(time.slice(5, 7)) - 1 - back;
      return values.get(`${geo} ${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`) ?? null;
    };
    const time = stepped({ name: 'TIME_PERIOD', kind: 'day' }, foundStep('day', rows.map(([, period]) => period)), null);
    const series = { source, columns: ['geo', 'TIME_PERIOD', 'v'], time, value: 'v', groups: ['geo'] };

    const means = rowsOf(engine.query(movingWindow.write(series, { periods: 12, of: 'mean', onlyWhole: true }, WORDS)).table) as [string, string, number, number | null][];
    expect(means).toHaveLength(rows.length);
    expect(means.filter(([, , , mean]) => mean !== null).length).toBeGreaterThan(100);
    for (const [geo, period, , mean] of means) {
      const window = Array.from({ length: 12 }, (_, back) => valueOf(geo, period, back));
      if (window.includes(null)) expect(mean).toBeNull();
      else expect(mean).toBeCloseTo(window.reduce<number>((sum, value) => sum + (value ?? 0), 0) / 12, 10);
    }
    const years = rowsOf(engine.query(yearOverYear.write(series, {}, WORDS)).table) as [string, string, number, number | null][];
    for (const [geo, period, , before] of years) expect(before).toBe(valueOf(geo, period, 12));
    engine.detach('rates');
  });
});
