import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createEngine, loadSqlite } from '#shared/query';
import { type Cell, rowAt } from '#shared/table';
import { field, tableOf } from '../../../support/tables';

const sqlite = await loadSqlite();
const engine = createEngine(sqlite);
afterAll(() => engine.close());

const ask = (sql: string): Cell[] => rowAt(engine.query(sql).table, 0);

describe('date_trunc', () => {
  it.each([
    ["'2022-08-17'", ['2022-01-01', '2022-07-01', '2022-08-01', '2022-08-15', '2022-08-17']],
    ["'2022-08-17T23:59:59.5Z'", ['2022-01-01', '2022-07-01', '2022-08-01', '2022-08-15', '2022-08-17']],
    ["'2022-08-17 23:59'", ['2022-01-01', '2022-07-01', '2022-08-01', '2022-08-15', '2022-08-17']],
    ["'2022-08'", ['2022-01-01', '2022-07-01', '2022-08-01', null, null]],
    ["'2022-Q3'", ['2022-01-01', '2022-07-01', null, null, null]],
    ["'2022-W33'", ['2022-01-01', null, null, '2022-08-15', null]],
    ['2022', ['2022-01-01', null, null, null, null]],
    ["'2022-02-29'", [null, null, null, null, null]],
    ["'2022-13'", [null, null, null, null, null]],
    ["'in August'", [null, null, null, null, null]],
    ['NULL', [null, null, null, null, null]],
  ])('of %s is the first day of the period, or NULL where it does not say in which it lies', (time, expected) => {
    expect(ask(`SELECT date_trunc('year', ${time}), date_trunc('quarter', ${time}), date_trunc('MONTH', ${time}), date_trunc('week', ${time}), date_trunc('day', ${time})`)).toEqual(expected);
  });

  it('refuses a unit that it does not know', () => {
    expect(() => ask("SELECT date_trunc('mont', '2022-08-17')")).toThrow(expect.objectContaining({ code: 'query.failed', params: { message: 'date_trunc() takes one of year, quarter, month, week, day' } }));
  });
});

describe('weeks of ISO 8601', () => {
  // Turns of years of 52 and 53 weeks.
  it.each([
    ['2005-01-01', 2004, 53],
    ['2005-12-31', 2005, 52],
    ['2007-01-01', 2007, 1],
    ['2008-12-29', 2009, 1],
    ['2010-01-03', 2009, 53],
    ['2020-12-31', 2020, 53],
  ])('%s lies in %d, week %d', (date, year, week) => {
    expect(ask(`SELECT iso_year('${date}'), iso_week('${date}'), year_week('${date}')`)).toEqual([year, week, `${year}-W${String(week).padStart(2, '0')}`]);
  });

  it("are those of SQLite's own %G and %V", () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (date) => {
        const [year, week, monday, ownYear, ownWeek, ownMonday] = ask(`SELECT iso_year(t), iso_week(t), date_trunc('week', year_week(t)), CAST(strftime('%G', t) AS INTEGER), CAST(strftime('%V', t) AS INTEGER), date(t, '-6 days', 'weekday 1') FROM (SELECT '${date}' AS t)`);
        expect([year, week, monday]).toEqual([ownYear, ownWeek, ownMonday]);
      }),
    );
  });

  it('are none in a year that has not so many', () => {
    expect(ask("SELECT iso_week('2021-W53'), iso_week('2020-W53'), iso_week('2020-W00'), iso_week('2020-05')")).toEqual([null, 53, null, null]);
  });
});

it('quarters are numbers, and texts with their year', () => {
  expect(ask("SELECT quarter('2022-03-31'), quarter('2022-04'), quarter('2022-Q4'), quarter('2022'), year_quarter('2022-04'), year_quarter('2022Q1'), year_quarter(x'00')")).toEqual([1, 2, 4, null, '2022-Q2', '2022-Q1', null]);
});

it('bounds of a proportion take counts', () => {
  expect(ask('SELECT round(proportion_low(81, 263), 4), round(proportion_high(81, 263, 0.95), 4), proportion_low(NULL, 5), proportion_high(7, 5)')).toEqual([0.2553, 0.3662, null, null]);
  // A bound that is whole is REAL too: halved, it is not halved as an integer.
  expect(ask('SELECT proportion_high(7, 7) / 2, typeof(proportion_low(0, 7))')).toEqual([0.5, 'real']);
  expect(() => ask("SELECT proportion_low('81', 263)")).toThrow(expect.objectContaining({ code: 'query.failed', params: { message: 'proportion_low() takes numbers' } }));
  expect(() => ask('SELECT proportion_high(81, 263, 95)')).toThrow(expect.objectContaining({ code: 'query.failed', params: { message: 'proportion_high() takes a confidence from 0 to 1' } }));
});

it('a refusal is the same sentence, whoever answers', () => {
  const own = createEngine(sqlite);
  own.attach('week', [{ name: 'cases', table: tableOf([field('month', 'yearmonth')], [['2022-01'], ['2022-04']]) }]);
  for (const kernel of ['auto', 'off'] as const) {
    expect(() => own.query("SELECT date_trunc('mont', month) FROM cases", {}, { kernel })).toThrow(expect.objectContaining({ code: 'query.failed' }));
    expect(rowAt(own.query("SELECT date_trunc('quarter', month), count(*) FROM cases GROUP BY 1 ORDER BY 1", {}, { kernel }).table, 1)).toEqual(['2022-04-01', 1]);
  }
  own.close();
});
