import { describe, expect, it } from 'vitest';
import { proportionHigh, proportionLow } from '#shared/statistics';
import { normalQuantile } from '../../../shared/statistics/normal';
import { studentBound } from '../../../shared/statistics/student';
import { statisticOf } from './statistic';

describe("Wilson's interval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('for %d of %d is that of Newcombe (1998), table I, method 3', (hits, trials, low, high) => {
    expect(proportionLow(hits, trials, 0.95)).toBeCloseTo(low, 4);
    expect(proportionHigh(hits, trials, 0.95)).toBeCloseTo(high, 4);
    const rows = Array.from({ length: trials }, (_, at) => Number(at < hits));
    expect(statisticOf('wilson_low', [rows])).toBe(proportionLow(hits, trials, 0.95));
    expect(statisticOf('wilson_high', [rows], 0.95)).toBe(proportionHigh(hits, trials, 0.95));
  });

  it('reaches 0 and 1 exactly where nothing or everything was a hit, and is NULL where nothing was tried or a row is neither', () => {
    expect(proportionLow(0, 7, 0.99)).toBe(0);
    expect(proportionHigh(7, 7, 0.99)).toBe(1);
    expect([proportionLow(0, 0, 0.95), proportionLow(3, 2, 0.95), proportionHigh(-1, 2, 0.95)]).toEqual([null, null, null]);
    expect([statisticOf('wilson_low', [[]]), statisticOf('wilson_high', [[1, 0, 2]])]).toEqual([null, null]);
  });
});

describe("Student's interval for a mean", () => {
  it('is the one that t.test of the differences in Student\'s sleep data (1908) prints in R', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    const gained = first.map((hours, at) => hours - (second[at] as number));
    expect(statisticOf('mean_low', [gained])).toBeCloseTo(-2.4598858, 7);
    expect(statisticOf('mean_high', [gained])).toBeCloseTo(-0.7001142, 7);
  });

  it('needs two values, and has no width where they are equal', () => {
    expect([statisticOf('mean_low', [[]]), statisticOf('mean_high', [[5]])]).toEqual([null, null]);
    expect([statisticOf('mean_low', [[5, 5, 5]]), statisticOf('mean_high', [[5, 5, 5]], 0.99)]).toEqual([5, 5]);
  });
});

describe('quantiles of distributions', () => {
  it('of the normal one are those of its tables', () => {
    expect([0.5, 0.1, 0.05, 0.025, 0.005].map((tail) => normalQuantile(tail).toFixed(4))).toEqual(['0.0000', '1.2816', '1.6449', '1.9600', '2.5758']);
    expect(normalQuantile(0.025)).toBeCloseTo(1.959963984540054, 15);
  });

  it("of Student's are those of the NIST/SEMATECH e-Handbook, 1.3.6.7.2, and meet where one method takes over from the other", () => {
    expect([1, 2, 3, 9, 10, 30, 100].map((freedom) => studentBound(0.95, freedom).toFixed(3))).toEqual(['12.706', '4.303', '3.182', '2.262', '2.228', '2.042', '1.984']);
    expect([1, 2, 3, 9, 10, 30, 100].map((freedom) => studentBound(0.99, freedom).toFixed(3))).toEqual(['63.657', '9.925', '5.841', '3.250', '3.169', '2.750', '2.626']);
    // One degree of freedom is Cauchy's distribution, two have t = c√(2 / (1 - c²)).
    expect(studentBound(0.9, 1)).toBeCloseTo(Math.tan((Math.PI * 0.9) / 2), 12);
    expect(studentBound(0.9, 2)).toBeCloseTo(0.9 * Math.sqrt(2 / (1 - 0.81)), 12);
    const [before, after, later] = [999, 1000, 1001].map((freedom) => studentBound(0.99, freedom)) as [number, number, number];
    expect(before - after).toBeCloseTo(after - later, 7);
  });
});
