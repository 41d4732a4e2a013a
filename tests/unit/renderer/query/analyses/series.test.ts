import { describe, expect, it } from 'vitest';
import { periodNumber, writtenPeriod } from '../../../../../renderer/features/query/analyses/periods';
import { isProblem, regularSeries, seriesStatement } from '../../../../../renderer/features/query/analyses/series';
import { field, tableOf } from '../../../../support/tables';

const months = (...rows: (readonly [string, number | null])[]) => tableOf([field('month', 'yearmonth'), field('n', 'number')], rows.map((row) => [...row]));

describe('periods', () => {
  it.each([
    ['number', 2019, 2020],
    ['year', '1999', '2000'],
    ['quarter', '2019-Q4', '2020-Q1'],
    ['quarter', '2019Q4', '2020Q1'],
    ['month', '2019-12', '2020-01'],
    ['week', '2019-W52', '2020-W01'],
    ['week', '2020-W53', '2021-W01'],
    ['week', '2021-W52', '2022-W01'],
    ['day', '2020-02-28', '2020-02-29'],
    ['day', '1969-12-31', '1970-01-01'],
  ] as const)('of the kind %s follow each other: %s, %s', (kind, one, next) => {
    const number = periodNumber(one, kind) ?? Number.NaN;
    expect(periodNumber(next, kind)).toBe(number + 1);
    expect(writtenPeriod(number, kind, next)).toBe(one);
    expect(writtenPeriod(number + 1, kind, one)).toBe(next);
  });

  it('are none of another kind', () => {
    expect(periodNumber('a', 'month')).toBeNull();
    expect(periodNumber(null, 'number')).toBeNull();
    expect(periodNumber('2020-13-01', 'day')).toBeNull();
  });
});

describe('a series', () => {
  it('has one value for each of its periods', () => {
    const series = regularSeries(months(['2019-12', 3], ['2020-01', 4]), 'month');
    expect(series).toMatchObject({ times: ['2019-12', '2020-01'], values: new Float64Array([3, 4]) });
  });

  it('with a gap, a missing value or nothing in it says which', () => {
    expect(regularSeries(months(['2019-12', 3], ['2020-02', 4]), 'month')).toEqual({ is: 'gap', after: '2019-12', before: '2020-02' });
    expect(regularSeries(months(['2019-12', 3], ['2020-01', null]), 'month')).toEqual({ is: 'noValue', at: '2020-01' });
    const nothing = regularSeries(months(), 'month');
    expect(isProblem(nothing) && nothing.is).toBe('empty');
  });

  it('is fetched in order, its rows of one period added up', () => {
    expect(seriesStatement({ source: 'SELECT * FROM t', columns: ['month', 'n'], time: { name: 'month', kind: 'month' }, value: 'n' })).toMatch(/sum\(n\) AS n[^]+GROUP BY month[^]+SELECT month, n\nFROM series\nORDER BY month$/);
  });
});
