import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticOf } from './statistic';

const INCOMES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];

describe('the Gini coefficient', () => {
  it('is that of the example of Gini() in the R package ineq', () => {
    expect(statisticOf('gini', [INCOMES])).toBeCloseTo(0.4620911, 7);
  });

  it('is half of the mean difference of all pairs over the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }).filter((values) => values.some((value) => value > 0)), (values) => {
        let differences = 0;
        for (const one of values) for (const other of values) differences += Math.abs(one - other);
        const sum = values.reduce((a, b) => a + b, 0);
        expect(statisticOf('gini', [values])).toBeCloseTo(differences / (2 * values.length * sum), 13);
      }),
    );
  });

  it('goes from 0 for equal values to 1 - 1/n where one has all', () => {
    expect(statisticOf('gini', [[0.1, 0.1, 0.1]])).toBe(0);
    expect(statisticOf('gini', [[0, 0, 0, 5]])).toBe(0.75);
    expect(statisticOf('gini', [[Number.MAX_VALUE, Number.MAX_VALUE]])).toBe(0);
  });
});

describe('the Herfindahl index', () => {
  it('of firms with 30, 30, 20 and 20 percent is the 2,600 of the Horizontal Merger Guidelines (US Department of Justice 2010)', () => {
    expect((statisticOf('herfindahl', [[30, 30, 20, 20]]) as number) * 10_000).toBeCloseTo(2600, 10);
  });

  it('goes from 1/n for equal values to 1 where one has all', () => {
    expect(statisticOf('herfindahl', [[7, 7, 7, 7]])).toBe(0.25);
    expect(statisticOf('herfindahl', [[0, 1e-300]])).toBe(1);
  });
});

it.each(['gini', 'herfindahl'])('%s of values below zero, of nothing and of zeros is NULL', (name) => {
  expect([[], [0, 0], [3, -1], [Infinity]].map((values) => statisticOf(name, [values]))).toEqual([null, null, null, null]);
});

it('mode is the most frequent value, of several the smallest', () => {
  expect([[], [3], [1, 2, 2, 3], [5, 1, 5, 1, 9]].map((values) => statisticOf('mode', [values]))).toEqual([null, 3, 2, 1]);
});
