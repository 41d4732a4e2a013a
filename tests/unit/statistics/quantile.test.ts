import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticOf } from './statistic';

/** Miles per gallon of 32 cars: Henderson & Velleman (1981), Biometrics 37; `mtcars$mpg` in R. */
const MPG = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4];

describe('quantiles', () => {
  it('are those of definition 7, as summary(mtcars$mpg) and IQR(mtcars$mpg) print them in R', () => {
    expect(statisticOf('q1', [MPG])).toBeCloseTo(15.425, 12);
    expect(statisticOf('median', [MPG])).toBeCloseTo(19.2, 12);
    expect(statisticOf('q3', [MPG])).toBeCloseTo(22.8, 12);
    expect(statisticOf('iqr', [MPG])).toBeCloseTo(7.375, 12);
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => statisticOf('percentile', [[10, 3, 1, 2, 4, 9, 8, 7, 6, 5]], share))).toEqual([1, 3.25, 5.5, 7.75, 10]);
  });

  it('take a value that is there where the statement asks for percentile_disc', () => {
    expect([0, 0.1, 0.3, 0.5, 0.7, 0.71, 1].map((share) => statisticOf('percentile_disc', [[10, 3, 1, 2, 4, 9, 8, 7, 6, 5]], share))).toEqual([1, 1, 3, 5, 7, 8, 10]);
  });

  it('do not depend on the order of rows, and lie where sorting puts them', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (series, share) => {
        const sorted = Float64Array.from(series).sort();
        const place = (series.length - 1) * share;
        const found = statisticOf('percentile', [series], share) as number;
        expect(found).toBe(statisticOf('percentile', [[...series].reverse()], share));
        expect(found).toBeGreaterThanOrEqual(sorted[Math.floor(Math.max(0, place - 1e-9))] as number);
        expect(found).toBeLessThanOrEqual(sorted[Math.ceil(Math.min(place + 1e-9, series.length - 1))] as number);
      }),
    );
  });

  it('of long series, sorted ones and ones of few values are exact', () => {
    const length = 20_001;
    const shapes: ((at: number) => number)[] = [(at) => at, (at) => -at, (at) => at % 3, () => 7, (at) => (at * 7919) % length, (at) => Math.min(at, length - at)];
    for (const shape of shapes) {
      const series = Array.from({ length }, (_, at) => shape(at));
      const sorted = Float64Array.from(series).sort();
      for (const share of [0, 0.1, 0.5, 0.9, 1]) expect(statisticOf('percentile', [series], share)).toBe((sorted[(length - 1) * share] as number) + 0);
    }
  });

  it('stay finite between the largest numbers there are, and have no sign of zero', () => {
    expect(statisticOf('median', [[-Number.MAX_VALUE, Number.MAX_VALUE]])).toBe(0);
    expect(statisticOf('median', [[Number.MAX_VALUE, Number.MAX_VALUE]])).toBe(Number.MAX_VALUE);
    expect(statisticOf('median', [[-0, 0, -0]])).toBe(0);
  });

  it('of nothing are NULL', () => {
    expect(['median', 'q1', 'q3', 'iqr'].map((name) => statisticOf(name, [[]]))).toEqual([null, null, null, null]);
    expect(statisticOf('percentile', [[]], 0.5)).toBeNull();
  });
});
