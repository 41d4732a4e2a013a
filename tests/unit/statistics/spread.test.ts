import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statisticOf } from './statistic';

/** Michelson's determinations of the speed of light in air (1879), km/s above 299,000. */
const MICHELSON = `850 740 900 1070 930 850 950 980 980 880 1000 980 930 650 760 810 1000 1000 960 960 960 940 960 940 880 800 850 880 900 840 830 790 810 880
  880 830 800 790 760 800 880 880 880 860 720 720 620 860 970 950 880 910 850 870 840 840 850 840 840 840 890 810 810 820 800 770 760 740 750 760 910 920 890 860
  880 720 840 850 850 780 890 840 780 810 760 810 790 810 820 850 870 870 810 740 810 940 950 800 810 870`.split(/\s+/).map((kilometres) => 299 + Number(kilometres) / 1000);

const alternating = (middle: number, low: number, high: number): number[] => [middle, ...Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? low : high))];

describe('standard deviations of the Statistical Reference Datasets (NIST StRD, univariate summary statistics)', () => {
  it.each([
    ['NumAcc1', [10000001, 10000003, 10000002], 1, 14],
    ['NumAcc2', alternating(1.2, 1.1, 1.3), 0.1, 14],
    ['NumAcc3', alternating(1000000.2, 1000000.1, 1000000.3), 0.1, 9],
    ['NumAcc4', alternating(10000000.2, 10000000.1, 10000000.3), 0.1, 8],
    ['Michelso', MICHELSON, 0.0790105478190518, 12],
  ])('%s', (_, values, certified, digits) => {
    expect(Math.abs((statisticOf('stddev', [values]) as number) / certified - 1)).toBeLessThan(10 ** -digits * 5);
  });
});

/** The exact sample variance of integers, as a double. */
function exactVariance(values: readonly number[]): number {
  const [n, wide] = [BigInt(values.length), values.map(BigInt)];
  const sum = wide.reduce((a, b) => a + b, 0n);
  const numerator = n * wide.reduce((a, b) => a + b * b, 0n) - sum * sum;
  const denominator = n * (n - 1n);
  const digits = 10n ** 40n;
  return Number((numerator * digits) / denominator) / 1e40;
}

describe('variances', () => {
  it('of integers are right to the last digits, wherever the integers lie', () => {
    const series = fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).chain((base) => fc.array(fc.integer({ min: base, max: base + 100 }), { minLength: 2, maxLength: 60 }));
    fc.assert(
      fc.property(series, (values) => {
        const exact = exactVariance(values);
        expect(Math.abs((statisticOf('var_samp', [values]) as number) - exact)).toBeLessThanOrEqual(4 * Number.EPSILON * exact);
      }),
    );
  });

  it('of equal values are exactly zero', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 200 }), (value, length) => {
      expect(statisticOf('var_samp', [Array<number>(length).fill(value)])).toBe(0);
    }));
  });

  it('do not lose deviations that are too large or too small to be squared', () => {
    expect(statisticOf('stddev_pop', [[-1e308, 1e308]])).toBe(1e308);
    expect(statisticOf('stddev_pop', [[3e-200, 5e-200]])).toBeCloseTo(1e-200, 210);
    expect((statisticOf('stddev_pop', [[3e-200, 5e-200]]) as number) / 1e-200).toBeCloseTo(1, 14);
  });

  it('need one value, or two where they are a sample', () => {
    expect(['var_pop', 'stddev_pop'].map((name) => [statisticOf(name, [[]]), statisticOf(name, [[4]])])).toEqual([[null, 0], [null, 0]]);
    expect(['var_samp', 'variance', 'stddev_samp', 'stddev'].map((name) => statisticOf(name, [[4]]))).toEqual([null, null, null, null]);
    expect(statisticOf('var_pop', [[2, 4, 4, 4, 5, 5, 7, 9]])).toBe(4);
  });
});
