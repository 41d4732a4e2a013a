import { describe, expect, it } from 'vitest';
import { decompose } from '#shared/statistics';
import { PASSENGERS } from './published-series';

const rounded = (values: readonly (number | null)[], digits: number): string[] => values.map((value) => (value as number).toFixed(digits));

describe('classical decomposition', () => {
  it('finds the seasonal figures that decompose(AirPassengers)$figure prints in R', () => {
    const { seasonal, method, parameters } = decompose(PASSENGERS, 12);
    expect(rounded(seasonal.slice(0, 12), 6)).toEqual('-24.748737 -36.188131 -2.241162 -8.036616 -4.506313 35.402778 63.830808 62.823232 16.520202 -20.642677 -53.593434 -28.619949'.split(' '));
    expect([method, parameters]).toEqual(['classical', { period: 12 }]);
  });

  it('finds those of decompose(AirPassengers, "multiplicative")$figure', () => {
    const { seasonal } = decompose(PASSENGERS, 12, 'multiplicative');
    expect(rounded(seasonal.slice(0, 12), 7)).toEqual('0.9102304 0.8836253 1.0073663 0.9759060 0.9813780 1.1127758 1.2265555 1.2199110 1.0604919 0.9217572 0.8011781 0.8988244'.split(' '));
  });

  it('gives parts that make up the series, with no trend for half a period at either end', () => {
    for (const model of ['additive', 'multiplicative'] as const) {
      const { trend, seasonal, remainder } = decompose(PASSENGERS, 12, model);
      expect(trend.map((value, at) => (value === null ? at : null)).filter((at) => at !== null)).toEqual([0, 1, 2, 3, 4, 5, 138, 139, 140, 141, 142, 143]);
      PASSENGERS.slice(6, 138).forEach((value, at) => {
        const [level, figure, rest] = [trend, seasonal, remainder].map((part) => part[at + 6]) as [number, number, number];
        expect(model === 'additive' ? level + figure + rest : level * figure * rest).toBeCloseTo(value, 9);
      });
    }
  });

  it('finds an odd period and a line exactly', () => {
    const figures = [5, -2, -3];
    const { trend, seasonal } = decompose(Array.from({ length: 12 }, (_, at) => 10 + 2 * at + (figures[at % 3] as number)), 3);
    expect(rounded(seasonal.slice(0, 3), 9)).toEqual(['5.000000000', '-2.000000000', '-3.000000000']);
    expect(trend[4]).toBeCloseTo(18, 12);
  });

  it('refuses a series that is too short, has gaps, or is not above zero where parts are factors', () => {
    expect(() => decompose([1, 2, 3], 2)).toThrow(RangeError);
    expect(() => decompose([1, 2, NaN, 4], 2)).toThrow(RangeError);
    expect(() => decompose([1, 2, 3, 4], 1)).toThrow(RangeError);
    expect(() => decompose([1, 0, 3, 4], 2, 'multiplicative')).toThrow(RangeError);
  });
});
