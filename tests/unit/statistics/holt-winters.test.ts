import { describe, expect, it } from 'vitest';
import { holtWinters } from '#shared/statistics';
import { minimise } from '../../../shared/statistics/nelder-mead';
import { PASSENGERS } from './published-series';

describe('exponential smoothing of Holt and Winters', () => {
  it('ends with the coefficients that HoltWinters(AirPassengers, seasonal = "mult") prints in R, for its weights', () => {
    const { level, slope, figures } = holtWinters(PASSENGERS, 12, { model: 'multiplicative', weights: { alpha: 0.2755925, beta: 0.03269295, gamma: 0.8707292 } });
    expect(level).toBeCloseTo(469.3232206, 5);
    expect(slope).toBeCloseTo(3.0215391, 6);
    const printed = [0.9464611, 0.8829239, 0.9717369, 1.0304825, 1.0476884, 1.1805272, 1.3590778, 1.3331706, 1.1083381, 0.9868813, 0.8361333, 0.9209877];
    printed.forEach((figure, at) => expect(figures[at]).toBeCloseTo(figure, 6));
  });

  it('finds those weights by itself, with errors that are no greater', () => {
    const { parameters, squares } = holtWinters(PASSENGERS, 12, { model: 'multiplicative' });
    expect(parameters.alpha).toBeCloseTo(0.2755925, 3);
    expect(parameters.beta).toBeCloseTo(0.03269295, 3);
    expect(parameters.gamma).toBeCloseTo(0.8707292, 3);
    expect(squares).toBeLessThanOrEqual(16570.78);
  });

  it('foretells a level with a season exactly, and is sure of it', () => {
    for (const [model, figures] of [['additive', [5, -2, -3]], ['multiplicative', [1.5, 0.8, 0.7]]] as const) {
      const expected = Array.from({ length: 20 }, (_, at) => (model === 'additive' ? 20 + (figures[at % 3] as number) : 20 * (figures[at % 3] as number)));
      holtWinters(expected.slice(0, 15), 3, { model, ahead: 5 }).forecast.forEach(({ value, low, high }, at) => {
        expect(value).toBeCloseTo(expected[15 + at] as number, 9);
        expect(high - low).toBeCloseTo(0, 9);
      });
    }
  });

  it('has intervals that begin with the spread of the errors and grow as Yar & Chatfield (1990) have it', () => {
    const weights = { alpha: 0.3, beta: 0.2, gamma: 0.4 };
    const { forecast, remainder } = holtWinters(PASSENGERS, 12, { weights, ahead: 14, confidence: 0.95 });
    const errors = remainder.slice(12) as number[];
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1));
    const widths = forecast.map(({ low, high }) => ((high - low) / 2 / 1.959963984540054 / spread) ** 2);
    // Each step ahead adds the square of what an error still weighs: level and trend, and after a period its season.
    expect(widths[0]).toBeCloseTo(1, 9);
    expect(widths[1]).toBeCloseTo(1 + (0.3 * 1.2) ** 2, 9);
    expect(widths[2]).toBeCloseTo(1 + (0.3 * 1.2) ** 2 + (0.3 * 1.4) ** 2, 9);
    expect((widths[12] as number) - (widths[11] as number)).toBeCloseTo((0.3 * (1 + 12 * 0.2) + 0.4 * 0.7) ** 2, 9);
  });

  it('refuses a series that is too short or not above zero', () => {
    expect(() => holtWinters([1, 2, 3, 4], 2)).toThrow(RangeError);
    expect(() => holtWinters([1, 2, 3, 4, 0, 6], 2, { model: 'multiplicative' })).toThrow(RangeError);
  });
});

it('the simplex method finds the least place inside and on the edge of the cube', () => {
  // Rosenbrock's valley with its least place at (0.5, 0.25).
  const valley = minimise(([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (0.5 - x) ** 2, [0.9, 0.9]);
  expect(valley[0]).toBeCloseTo(0.5, 5);
  expect(valley[1]).toBeCloseTo(0.25, 5);
  const edge = minimise(([x = 0, y = 0]) => (x - 2) ** 2 + (y + 1) ** 2, [0.4, 0.6]);
  expect([edge[0]?.toFixed(6), edge[1]?.toFixed(6)]).toEqual(['1.000000', '0.000000']);
});
