import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { type Cell, rowAt } from '#shared/table';
import type { Action, ColumnWords, OptionValues, Series } from '../../../../../renderer/features/query/actions/action';
import { basedIndex } from '../../../../../renderer/features/query/actions/based-index';
import { cumulative } from '../../../../../renderer/features/query/actions/cumulative';
import { movingWindow } from '../../../../../renderer/features/query/actions/moving-window';
import { shareOfTotal } from '../../../../../renderer/features/query/actions/share-of-total';
import { yearOverYear } from '../../../../../renderer/features/query/actions/year-over-year';
import { field, tableOf } from '../../../../support/tables';

const WORDS: ColumnWords = { yearBefore: 'year_before', change: 'change', changePercent: 'change_pct', mean: 'mean', sum: 'sum', index: 'index', share: 'share', cumulative: 'total' };

/** Poland has no 2021; Czechia begins in 2021 and has a missing value in 2022. */
const YEARS = tableOf(
  [field('year', 'year'), field('country', 'string'), field('n', 'integer')],
  [
    [2019, 'PL', 200],
    [2020, 'PL', 100],
    [2022, 'PL', 150],
    [2023, 'PL', 120],
    [2021, 'CZ', 40],
    [2022, 'CZ', null],
    [2023, 'CZ', 60],
    [2023, null, 20],
    [null, 'PL', 999],
  ],
);
/** November 2020 to March 2021 without January, and a February a year before. */
const MONTHS = tableOf(
  [field('month', 'yearmonth'), field('n', 'number')],
  [['2020-02', 8], ['2020-11', 1], ['2020-12', 2], ['2021-02', 6], ['2021-03', 10]],
);

let engine: Engine;

beforeAll(async () => {
  engine = createEngine(await loadSqlite());
  engine.attach('files', [{ name: 'years', table: YEARS }, { name: 'months', table: MONTHS }]);
});

afterAll(() => engine.close());

const years = (change: Partial<Series> = {}): Series => ({ source: 'SELECT * FROM years', columns: ['year', 'country', 'n'], time: { name: 'year', kind: 'number' }, value: 'n', groups: ['country'], ...change });
const months = (change: Partial<Series> = {}): Series => ({ source: 'SELECT * FROM months', columns: ['month', 'n'], time: { name: 'month', kind: 'month' }, value: 'n', groups: [], ...change });

/** The names of the answer's columns, then its rows. */
function answerOf(action: Action, series: Series, options: OptionValues = {}): { names: string[]; rows: Cell[][] } {
  const { table } = engine.query(action.write(series, options, WORDS));
  return { names: table.fields.map(({ name }) => name), rows: Array.from({ length: table.rows }, (_, row) => rowAt(table, row)) };
}

describe('year over year', () => {
  it('sets every period beside the one of a year before, and leaves a gap where there is none', () => {
    const { names, rows } = answerOf(yearOverYear, years());
    expect(names).toEqual(['country', 'year', 'n', 'n_year_before', 'n_change', 'n_change_pct']);
    expect(rows).toEqual([
      [null, 2023, 20, null, null, null],
      ['CZ', 2021, 40, null, null, null],
      ['CZ', 2022, null, 40, null, null],
      ['CZ', 2023, 60, null, null, null],
      ['PL', 2019, 200, null, null, null],
      ['PL', 2020, 100, 200, -100, -50],
      ['PL', 2022, 150, null, null, null],
      ['PL', 2023, 120, 150, -30, -20],
    ]);
  });

  it('finds the month, the quarter, the week and the day of a year before', () => {
    expect(answerOf(yearOverYear, months()).rows.map(([month, , before, change]) => [month, before, change])).toEqual([
      ['2020-02', null, null],
      ['2020-11', null, null],
      ['2020-12', null, null],
      ['2021-02', 8, -2],
      ['2021-03', null, null],
    ]);
    for (const [kind, before, now] of [['quarter', '2019-Q4', '2020-Q4'], ['week', '2019-W05', '2020-W05'], ['day', '2019-03-01', '2020-03-01'], ['year', '2019', '2020']] as const) {
      const source = `SELECT '${before}' AS t, 4 AS n UNION ALL SELECT '${now}', 5`;
      expect(answerOf(yearOverYear, { source, columns: ['t', 'n'], time: { name: 't', kind }, value: 'n', groups: [] }).rows.at(-1)).toEqual([now, 5, 4, 1, 25]);
    }
  });

  it('counts several rows of one series and period as their sum', () => {
    expect(answerOf(yearOverYear, years({ groups: [] })).rows).toEqual([
      [2019, 200, null, null, null],
      [2020, 100, 200, -100, -50],
      [2021, 40, 100, -60, -60],
      [2022, 150, 40, 110, 275],
      [2023, 200, 150, 50, 100 / 3],
    ]);
  });

  it('has no percentage of nothing', () => {
    const source = 'SELECT 2020 AS year, 0 AS n UNION ALL SELECT 2021, 5';
    expect(answerOf(yearOverYear, years({ source, columns: ['year', 'n'], groups: [] })).rows.at(-1)).toEqual([2021, 5, 0, 5, null]);
  });
});

describe('the moving window', () => {
  it('spans periods and not rows, and is empty where one of them is missing', () => {
    const { names, rows } = answerOf(movingWindow, months(), { periods: 2, of: 'mean', onlyWhole: true });
    expect(names).toEqual(['month', 'n', 'n_mean_2']);
    expect(rows).toEqual([['2020-02', 8, null], ['2020-11', 1, null], ['2020-12', 2, 1.5], ['2021-02', 6, null], ['2021-03', 10, 8]]);
  });

  it('takes what there is where that is wanted, and sums', () => {
    const { rows } = answerOf(movingWindow, months(), { periods: 3, of: 'sum', onlyWhole: false });
    expect(rows.map(([month, , sum]) => [month, sum])).toEqual([['2020-02', 8], ['2020-11', 1], ['2020-12', 3], ['2021-02', 8], ['2021-03', 16]]);
  });

  it('keeps series apart', () => {
    const { rows } = answerOf(movingWindow, years(), { periods: 2, of: 'mean', onlyWhole: true });
    expect(rows.filter(([, , , mean]) => mean !== null)).toEqual([['PL', 2020, 100, 150], ['PL', 2023, 120, 135]]);
  });

  it('goes on over the end of a year in quarters, weeks and days', () => {
    for (const [kind, ...times] of [['quarter', '2020-Q4', '2021-Q1'], ['week', '2020-W53', '2021-W01'], ['week', '2021-W52', '2022-W01'], ['day', '2020-12-31', '2021-01-01'], ['year', '2020', '2021']] as const) {
      const source = `SELECT '${times[0]}' AS t, 2 AS n UNION ALL SELECT '${times[1]}', 4`;
      expect(answerOf(movingWindow, months({ source, columns: ['t', 'n'], time: { name: 't', kind } }), { periods: 2, of: 'mean', onlyWhole: true }).rows.at(-1)).toEqual([times[1], 4, 3]);
    }
  });
});

describe('the index', () => {
  it('is 100 in the base period of each series, and lacking where a series has none', () => {
    const { names, rows } = answerOf(basedIndex, years(), { base: '2020' });
    expect(names).toEqual(['country', 'year', 'n', 'n_index']);
    expect(rows.map(([country, year, , index]) => [country, year, index])).toEqual([
      [null, 2023, null],
      ['CZ', 2021, null],
      ['CZ', 2022, null],
      ['CZ', 2023, null],
      ['PL', 2019, 200],
      ['PL', 2020, 100],
      ['PL', 2022, 150],
      ['PL', 2023, 120],
    ]);
  });

  it('is based on the first period where none is given', () => {
    expect(answerOf(basedIndex, months(), { base: '' }).rows.map(([, , index]) => index)).toEqual([100, 12.5, 25, 75, 125]);
  });

  it('takes whatever is given as a value and never as SQL', () => {
    expect(answerOf(basedIndex, months(), { base: "2020-02' OR 1 --" }).rows.map(([, , index]) => index)).toEqual([null, null, null, null, null]);
  });
});

describe('the share of the total', () => {
  it('is that of each period, the largest first', () => {
    const { names, rows } = answerOf(shareOfTotal, years());
    expect(names).toEqual(['country', 'year', 'n', 'n_share']);
    expect(rows.filter(([, year]) => year === 2023)).toEqual([['PL', 2023, 120, 60], ['CZ', 2023, 60, 30], [null, 2023, 20, 10]]);
    expect(rows.filter(([, year]) => year === 2022)).toEqual([['PL', 2022, 150, 100], ['CZ', 2022, null, null]]);
  });

  it('is that of everything without a time', () => {
    const { rows } = answerOf(shareOfTotal, years({ source: 'SELECT country, n FROM years WHERE year = 2023', columns: ['country', 'n'], time: null }));
    expect(rows).toEqual([['PL', 120, 60], ['CZ', 60, 30], [null, 20, 10]]);
  });
});

describe('the cumulative sum', () => {
  it('grows within each series and passes over what is missing', () => {
    const { names, rows } = answerOf(cumulative, years());
    expect(names).toEqual(['country', 'year', 'n', 'n_total']);
    expect(rows.map(([country, year, , total]) => [country, year, total])).toEqual([
      [null, 2023, 20],
      ['CZ', 2021, 40],
      ['CZ', 2022, 40],
      ['CZ', 2023, 100],
      ['PL', 2019, 200],
      ['PL', 2020, 300],
      ['PL', 2022, 450],
      ['PL', 2023, 570],
    ]);
  });

  it('begins anew every year where that is wanted', () => {
    expect(answerOf(cumulative, months(), { yearly: true }).rows.map(([, , total]) => total)).toEqual([8, 9, 11, 6, 16]);
  });
});

describe('the statement that is written', () => {
  it('holds the source as it was, whatever it is called or ends with', () => {
    const source = "WITH source AS (SELECT year, country AS \"series\", n FROM years WHERE country <> 'a\n  b') SELECT * FROM source -- all of it\n";
    const written = cumulative.write(years({ source, columns: ['year', 'series', 'n'], groups: ['series'] }), {}, WORDS);
    expect(written).toContain("'a\n  b'");
    expect(engine.query(written).table.rows).toBe(7);
  });

  it('names the columns where the statement does not, and quotes what must be quoted', () => {
    const source = 'SELECT year, country AS "group", sum(n), count(*), sum(n) FROM years GROUP BY 1, 2';
    const { names, rows } = answerOf(shareOfTotal, years({ source, columns: ['year', 'group', 'sum(n)', 'count(*)', 'sum(n)_2'], value: 'sum(n)', groups: ['group'] }));
    expect(names).toEqual(['group', 'year', 'sum(n)', 'sum(n)_share']);
    expect(rows.at(-1)).toEqual([null, 2023, 20, 10]);
  });
});
