import { describe, expect, it } from 'vitest';
import { periodsOfSeries } from '../../../../../renderer/features/query/actions/facts';
import { foundStep, stepped } from '../../../../../renderer/features/query/actions/found-step';

describe('the step of a series', () => {
  it.each([
    ['month', 'day', ['2022-03-01', '2022-04-01', '2022-05-01'], false],
    ['month', 'day', ['2022-03-15', '2022-05-15'], false],
    ['month', 'midnight', ['2022-03-01T00:00:00', '2022-04-01T00:00:00'], false],
    ['month', 'day', ['2023-12-31', '2024-01-31', '2024-02-29'], true],
    ['quarter', 'day', ['2022-01-01', '2022-04-01', '2022-10-01'], false],
    ['quarter', 'day', ['2022-03-31', '2022-06-30'], true],
    ['year', 'day', ['2020-07-01', '2021-07-01'], false],
    ['year', 'day', ['2020-12-31', '2021-12-31'], true],
    ['week', 'day', ['2021-12-27', '2022-01-03', '2022-01-17'], false],
    ['day', 'day', ['2022-01-01', '2022-01-02', '2022-02-01'], false],
    ['day', 'day', ['2022-03-01'], false],
    ['day', 'day', [], false],
    ['month', 'month', ['2022-03', '2022-04'], false],
    ['quarter', 'month', ['2022-03', '2022-06'], false],
    ['year', 'month', ['2022-03', '2023-03'], false],
    ['year', 'quarter', ['2021-Q4', '2022-Q4'], false],
    ['quarter', 'quarter', ['2021-Q4', '2022-Q3'], false],
    ['week', 'week', ['2021-W01', '2022-W01'], false],
    ['year', 'number', [2019, 2020], false],
    [null, 'other', ['2019-01-01T10:00', '2019-01-01T11:00'], false],
  ] as const)('is a %s where periods written as %s are %j', (step, kind, periods, isAtEnd) => {
    expect(foundStep(kind, periods)).toEqual({ step, isAtEnd });
  });

  it('may be chosen: a longer one takes several periods for one', () => {
    const found = foundStep('day', ['2022-03-01', '2022-04-01']);
    expect(stepped({ name: 't', kind: 'day' }, found, null)).toEqual({ name: 't', kind: 'day', step: 'month' });
    expect(stepped({ name: 't', kind: 'day' }, found, 'day')).toEqual({ name: 't', kind: 'day', step: 'day' });
    expect(stepped({ name: 't', kind: 'day' }, found, 'year')).toEqual({ name: 't', kind: 'day', step: 'year', isFiner: true });
  });

  it('gives the periods to choose from', () => {
    const days = ['2022-03-31', '2022-04-01', '2022-04-03', '2022-04-04'];
    const of = (step: 'year' | 'quarter' | 'month' | 'week') => periodsOfSeries(days, { name: 't', kind: 'day', step, isFiner: true });
    expect(of('year')).toEqual(['2022']);
    expect(of('quarter')).toEqual(['2022-Q1', '2022-Q2']);
    expect(of('month')).toEqual(['2022-03', '2022-04']);
    expect(of('week')).toEqual(['2022-03-28', '2022-04-04']);
    expect(periodsOfSeries(['2022-03-01T00:00:00'], { name: 't', kind: 'midnight', step: 'month' })).toEqual(['2022-03-01']);
    expect(periodsOfSeries(days, { name: 't', kind: 'day', step: 'day' })).toBe(days);
  });
});
