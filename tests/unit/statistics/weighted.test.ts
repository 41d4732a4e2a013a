import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticOf } from './statistic';

describe('weighted statistics', () => {
  it('have the lower weighted median of Cormen, Leiserson, Rivest & Stein, "Introduction to Algorithms", problem 9-2', () => {
    const elements = [0.1, 0.35, 0.05, 0.1, 0.15, 0.05, 0.2];
    expect(statisticOf('median', [elements])).toBe(0.1);
    expect(statisticOf('weighted_median', [elements, elements])).toBe(0.2);
  });

  it('of whole weights are those of the values repeated so many times', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(pairs, (rows) => {
        const [x, weights] = [rows.map(([value]) => value), rows.map(([, weight]) => weight)];
        const repeated = rows.flatMap(([value, weight]) => Array<number>(weight).fill(value));
        expect(statisticOf('weighted_median', [x, weights])).toBe(statisticOf('median', [repeated]));
        for (const [weighted, plain] of [['weighted_stddev_pop', 'stddev_pop'], ['weighted_stddev_samp', 'stddev_samp']] as const) {
          const expected = statisticOf(plain, [repeated]);
          if (expected === null) expect(statisticOf(weighted, [x, weights])).toBeNull();
          else expect(statisticOf(weighted, [x, weights])).toBeCloseTo(expected, 10);
        }
        const mean = repeated.length === 0 ? null : repeated.reduce((a, b) => a + b, 0) / repeated.length;
        if (mean === null) expect(statisticOf('weighted_avg', [x, weights])).toBeNull();
        else expect(statisticOf('weighted_avg', [x, weights])).toBeCloseTo(mean, 12);
      }),
    );
  });

  it('of equal values are that value, whatever the weights', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), fc.array(fc.double({ noNaN: true, min: 0.001, max: 1e6 }), { minLength: 1, maxLength: 30 }), (value, weights) => {
        const x = weights.map(() => value);
        expect(statisticOf('weighted_avg', [x, weights])).toBe(value + 0);
        expect(statisticOf('weighted_median', [x, weights])).toBe(value + 0);
        expect(statisticOf('weighted_stddev_pop', [x, weights])).toBe(0);
      }),
    );
  });

  it('keep their digits where values are large beside their distances, and at the ends of what a double holds', () => {
    const weights = [3, 1, 4];
    // 4, 0 and 2 away from 1e16: variance 14 / 8.
    expect(statisticOf('weighted_stddev_pop', [[1e16 + 4, 1e16, 1e16 + 2], weights])).toBe(Math.sqrt(1.75));
    expect(statisticOf('weighted_stddev_pop', [[4 * 2 ** 1021, 0, 2 * 2 ** 1021], weights])).toBe(Math.sqrt(1.75) * 2 ** 1021);
    expect(statisticOf('weighted_stddev_samp', [[4 * 2 ** -1040, 0, 2 * 2 ** -1040], weights])).toBe(Math.sqrt(2) * 2 ** -1040);
  });

  it('are NULL where weights sum to nothing or one is below zero', () => {
    for (const name of ['weighted_avg', 'weighted_median', 'weighted_stddev_pop', 'weighted_stddev_samp']) {
      expect([statisticOf(name, [[], []]), statisticOf(name, [[1, 2], [0, 0]]), statisticOf(name, [[1, 2], [3, -1]])]).toEqual([null, null, null]);
    }
  });
});
