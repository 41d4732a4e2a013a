import { describe, expect, it } from 'vitest';
import { periodNumber, writtenPeriod } from '../../../../../renderer/features/query/analyses/periods';
import { createEngine, loadSqlite } from '#shared/query';
import type { Cell } from '#shared/table';
import type { TimeField } from '../../../../../renderer/features/query/actions/period';
import { methodProblem, type RegularSeries, seriesOf, seriesStatement } from '../../../../../renderer/features/query/analyses/series';
import { field, tableOf } from '../../../../support/tables';

const MONTH: TimeField = { name: 'month', kind: 'month' };

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
    const time: TimeField = { name: 't', kind };
    const number = periodNumber(one, time) ?? Number.NaN;
    expect(periodNumber(next, time)).toBe(number + 1);
    expect(writtenPeriod(number, time, next)).toBe(one);
    expect(writtenPeriod(number + 1, time, one)).toBe(next);
  });

  it.each([
    ['month', '2021-12-01', '2022-01-01', false],
    ['month', '2021-12-15', '2022-01-15', false],
    ['month', '2020-01-31', '2020-02-29', true],
    ['month', '2021-01-31', '2021-02-28', true],
    ['quarter', '2021-10-01', '2022-01-01', false],
    ['quarter', '2021-11-15', '2022-02-15', false],
    ['quarter', '2021-12-31', '2022-03-31', true],
    ['year', '2019-07-01', '2020-07-01', false],
    ['year', '2019-02-28', '2020-02-29', true],
    ['week', '2020-12-28', '2021-01-04', false],
    ['week', '2021-02-28', '2021-03-07', false],
  ] as const)('that are written as dates and are a %s follow each other: %s, %s', (step, one, next, isAtEnd) => {
    const time: TimeField = { name: 't', kind: 'day', step, isAtEnd };
    const number = periodNumber(one, time) ?? Number.NaN;
    expect(periodNumber(next, time)).toBe(number + 1);
    expect(writtenPeriod(number, time, next)).toBe(one);
    expect(writtenPeriod(number + 1, time, one)).toBe(next);
  });

  it('are none of another kind', () => {
    expect(periodNumber('a', { name: 't', kind: 'month' })).toBeNull();
    expect(periodNumber(null, { name: 't', kind: 'number' })).toBeNull();
    expect(periodNumber('2020-13-01', { name: 't', kind: 'day' })).toBeNull();
  });
});

/** What an engine answers to the statement that fetches series, as series. */
async function fetched(rows: readonly (readonly Cell[])[], { groups = [], members = [], zeros = false, time = MONTH }: { groups?: string[]; members?: string[]; zeros?: boolean; time?: TimeField } = {}) {
  const engine = createEngine(await loadSqlite());
  engine.attach('files', [{ name: 't', table: tableOf([field('country', 'string'), field('month', 'string'), field('n', 'number')], rows) }]);
  const { table } = engine.query(seriesStatement({ source: 'SELECT * FROM t', columns: ['country', 'month', 'n'], time, value: 'n', groups, members }));
  engine.close();
  return seriesOf(table, groups.length, time, zeros);
}

describe('series', () => {
  it('have one value for each of their periods, a series for each group', async () => {
    const { found, rows } = await fetched([['PL', '2020-01', 4], ['PL', '2019-12', 3], ['CZ', '2020-01', 1], [null, '2020-02', 7]], { groups: ['country'] });
    expect(found.map(({ key, series }) => [key, (series as RegularSeries).times, [...(series as RegularSeries).values]])).toEqual([
      [[null], ['2020-02'], [7]],
      [['CZ'], ['2020-01'], [1]],
      [['PL'], ['2019-12', '2020-01'], [3, 4]],
    ]);
    expect(rows).toBe(1);
  });

  it('with a gap, a missing value or nothing in them say which', async () => {
    const problemOf = async (...rows: (readonly Cell[])[]) => (await fetched(rows)).found[0]?.series;
    expect(await problemOf(['PL', '2019-12', 3], ['PL', '2020-02', 4])).toEqual({ is: 'gap', after: '2019-12', before: '2020-02' });
    expect(await problemOf(['PL', '2019-12', 3], ['PL', '2020-01', null])).toEqual({ is: 'noValue', at: '2020-01' });
    expect(await problemOf(['PL', '2019-12', 3], ['PL', 'later', 3])).toEqual({ is: 'notPeriod', at: 'later' });
    expect(await problemOf()).toEqual({ is: 'empty' });
  });

  it('that are added up say how many rows, and hide neither a missing value nor a missing period of one of them', async () => {
    const whole: Cell[][] = [['PL', '2019-12', 3], ['PL', '2020-01', 4], ['CZ', '2019-12', 1], ['CZ', '2020-01', 1]];
    const { found, rows } = await fetched(whole, { members: ['country'] });
    expect(rows).toBe(2);
    expect((found[0]?.series as RegularSeries).values).toEqual(new Float64Array([4, 5]));
    expect((await fetched(whole.toSpliced(3, 1), { members: ['country'] })).found[0]?.series).toEqual({ is: 'lacks', at: '2020-01', of: 'CZ' });
    expect((await fetched(whole.toSpliced(3, 1), { members: ['country'], zeros: true })).found[0]?.series).toMatchObject({ values: new Float64Array([4, 4]) });
    expect((await fetched(whole.with(3, ['CZ', '2020-01', null]), { members: ['country'] })).found[0]?.series).toEqual({ is: 'noValueOf', at: '2020-01', of: 'CZ' });
    // Also where no field tells the rows apart.
    expect(await fetched(whole)).toMatchObject({ rows: 2 });
    expect((await fetched(whole.with(3, ['CZ', '2020-01', null]))).found[0]?.series).toEqual({ is: 'noValue', at: '2020-01' });
  });

  it('whose months are written as dates have no gap between them', async () => {
    const time: TimeField = { name: 'month', kind: 'day', step: 'month' };
    const { found } = await fetched([['PL', '2022-03-01', 3], ['PL', '2022-04-01', 4], ['PL', '2022-06-01', 5]], { time, zeros: true });
    expect(found[0]?.series).toMatchObject({ times: ['2022-03-01', '2022-04-01', '2022-05-01', '2022-06-01'], values: new Float64Array([3, 4, 0, 5]) });
  });

  it('that are too short or not above zero do for some methods only', () => {
    const series: RegularSeries = { key: [], times: [], values: new Float64Array([1, 0, 1, 1, 1, 1, 1, 1]), first: 0 };
    expect(methodProblem(series, { method: 'stl', period: 4, model: 'additive' })).toBeNull();
    expect(methodProblem(series, { method: 'holtWinters', period: 4, model: 'additive' })).toEqual({ is: 'short', count: 3 });
    expect(methodProblem(series, { method: 'classical', period: 4, model: 'multiplicative' })).toEqual({ is: 'notPositive' });
  });
});
