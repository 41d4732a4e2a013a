import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticOf } from './statistic';

/** Observations y x of the dataset Norris: ozone monitors, NIST (J. Norris). */
const NORRIS = `0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6 778.9 777.0 559.2 558.2 0.3 0.4 0.1 0.6
  778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1 998.0 995.8 888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1
  888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3 228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5`.split(/\s+/).map(Number);
const [NORRIS_Y, NORRIS_X] = [NORRIS.filter((_, at) => at % 2 === 0), NORRIS.filter((_, at) => at % 2 === 1)];

/** The first of Anscombe's four (1973), "Graphs in statistical analysis", The American Statistician 27(1). */
const ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const ANSCOMBE_Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

describe('the line of least squares', () => {
  it('has the certified values of the Statistical Reference Datasets (NIST StRD, linear regression, Norris)', () => {
    const near = (name: string, certified: number): void => expect((statisticOf(name, [NORRIS_Y, NORRIS_X]) as number) / certified - 1).toBeCloseTo(0, 11);
    near('regr_slope', 1.00211681802045);
    near('regr_intercept', -0.262323073774029);
    near('regr_r2', 0.999993745883712);
  });

  it('is the one that Anscombe printed', () => {
    expect(statisticOf('regr_slope', [ANSCOMBE_Y, ANSCOMBE_X])).toBeCloseTo(0.5, 3);
    expect(statisticOf('regr_intercept', [ANSCOMBE_Y, ANSCOMBE_X])).toBeCloseTo(3, 3);
    // "Multiple R² = .667"
    expect(statisticOf('regr_r2', [ANSCOMBE_Y, ANSCOMBE_X])).toBeCloseTo(0.667, 3);
    expect(statisticOf('corr', [ANSCOMBE_Y, ANSCOMBE_X])).toBeCloseTo(Math.sqrt(0.667), 3);
  });

  it('goes through points on a line, whatever their size', () => {
    const numbers = fc.integer({ min: -1000, max: 1000 });
    const points = fc.uniqueArray(numbers, { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(points, numbers, fc.integer({ min: -20, max: 20 }), fc.constantFrom(2 ** -600, 1, 2 ** 600), (x, base, steepness, size) => {
        const y = x.map((value) => (base + steepness * value) * size);
        const scale = Math.abs(steepness) + 1;
        expect(((statisticOf('regr_slope', [y, x]) as number) / size - steepness) / scale).toBeCloseTo(0, 12);
        expect(statisticOf('regr_r2', [y, x])).toBeCloseTo(1, 12);
        expect(statisticOf('corr', [y, x]) ?? 0).toBeCloseTo(Math.sign(steepness), 12);
      }),
    );
  });
});

describe('covariance and correlation', () => {
  it('of a series with itself are its variance and 1', () => {
    expect(statisticOf('covar_samp', [ANSCOMBE_X, ANSCOMBE_X])).toBe(statisticOf('var_samp', [ANSCOMBE_X]));
    expect(statisticOf('covar_pop', [ANSCOMBE_X, ANSCOMBE_X])).toBe(10);
    expect(statisticOf('corr', [ANSCOMBE_X, ANSCOMBE_X])).toBe(1);
    expect(statisticOf('corr', [ANSCOMBE_X, ANSCOMBE_X.map((value) => -value)])).toBe(-1);
  });

  it('are NULL where the SQL standard has no value for them', () => {
    const names = ['covar_samp', 'covar_pop', 'corr', 'regr_slope', 'regr_intercept', 'regr_r2'];
    expect(names.map((name) => statisticOf(name, [[], []]))).toEqual([null, null, null, null, null, null]);
    expect(names.map((name) => statisticOf(name, [[1], [2]]))).toEqual([null, 0, null, null, null, null]);
    // All x equal: no line. All y equal: a flat one, without correlation.
    expect(names.map((name) => statisticOf(name, [[1, 2], [3, 3]]))).toEqual([0, 0, null, null, null, null]);
    expect(names.map((name) => statisticOf(name, [[3, 3], [1, 2]]))).toEqual([0, 0, null, 0, 3, 1]);
  });
});
