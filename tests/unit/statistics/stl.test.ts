import { describe, expect, it } from 'vitest';
import { stl } from '#shared/statistics';
import { NOTTINGHAM, PASSENGERS } from './published-series';

describe('seasonal-trend decomposition by loess', () => {
  it('begins as stl(nottem, "periodic") prints in R', () => {
    const { seasonal, trend, method, parameters } = stl(NOTTINGHAM, 12, { seasonal: 'periodic' });
    expect([0, 1].map((at) => [(seasonal[at] as number).toFixed(7), (trend[at] as number).toFixed(5)])).toEqual([['-9.3471980', '49.68067'], ['-9.8552496', '49.54552']]);
    expect([method, parameters]).toEqual(['stl', { period: 12, periodic: true, seasonal: 2401, trend: 19, lowPass: 13, inner: 2, outer: 0 }]);
  });

  // Beside R's, an implementation that others wrote: STL of statsmodels 0.15.0 with seasonal_deg=0 and jumps of a tenth of each span.
  it('agrees with another implementation, robust and not, on the logarithms of AirPassengers', () => {
    const logarithms = PASSENGERS.map(Math.log);
    const near = (values: readonly (number | null)[], expected: readonly number[]): void => expected.forEach((value, at) => expect(values.at(at === 3 ? -1 : at)).toBeCloseTo(value, 8));
    const robust = stl(logarithms, 12, { seasonal: 7, robust: true });
    near(robust.seasonal, [-0.06827561, -0.04464334, 0.04757543, -0.11670974926798229]);
    near(robust.trend, [4.79551868, 4.80220037, 4.80888205, 6.201443461743816]);
    const plain = stl(logarithms, 12, { seasonal: 21 });
    near(plain.seasonal, [-0.09019749, -0.09842418, 0.0346641, -0.10703255011034261]);
    near(plain.trend, [4.81922179, 4.82251184, 4.82580188, 6.20301362086188]);
  });

  it('gives parts that sum to the series', () => {
    for (const options of [{ seasonal: 7 }, { seasonal: 'periodic' }, { seasonal: 13, trend: 21, robust: true }] as const) {
      const { seasonal, trend, remainder } = stl(PASSENGERS, 12, options);
      PASSENGERS.forEach((value, at) => expect((seasonal[at] as number) + (trend[at] as number) + (remainder[at] as number)).toBeCloseTo(value, 9));
    }
  });

  it('finds a level with a fixed season exactly', () => {
    const figures = [4, 1, -2, -3];
    const values = Array.from({ length: 40 }, (_, at) => 3 + (figures[at % 4] as number));
    const { seasonal, trend } = stl(values, 4, { seasonal: 'periodic' });
    values.forEach((_, at) => {
      expect(seasonal[at]).toBeCloseTo(figures[at % 4] as number, 9);
      expect(trend[at]).toBeCloseTo(3, 9);
    });
  });

  it('leaves a value that is far off to the remainder where it is robust', () => {
    const values = Array.from({ length: 72 }, (_, at) => 100 + at + 10 * Math.sin((Math.PI * at) / 6) + Math.cos(at * at));
    const spoilt = values.with(30, 1000);
    const bent = (robust: boolean): number => {
      const { trend } = stl(spoilt, 12, { seasonal: 'periodic', robust });
      return Math.max(...trend.map((value, at) => Math.abs((value as number) - (100 + at))));
    };
    expect(bent(true)).toBeLessThan(3);
    expect(bent(false)).toBeGreaterThan(20);
  });

  it('refuses what is no series of two periods', () => {
    expect(() => stl([1, 2, 3], 2, { seasonal: 7 })).toThrow(RangeError);
  });
});
