import { meanOf } from './moments';
import { sampleDeviation } from './spread';
import { CONFIDENCE, type Statistic } from './statistic';
import { studentBound } from './student';

const ofMean = (name: string, side: 1 | -1): Statistic => ({
  name,
  series: ['x'],
  parameters: [CONFIDENCE],
  compute([x], [confidence]) {
    const { length } = x as Float64Array;
    if (length < 2) return null;
    return meanOf(x as Float64Array) + side * studentBound(confidence as number, length - 1) * (sampleDeviation(x as Float64Array) / Math.sqrt(length));
  },
});

/** Student's interval for the mean of a normal variable: Student (1908), Biometrika 6; NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2. */
export const MEAN_INTERVAL: readonly Statistic[] = [ofMean('mean_low', -1), ofMean('mean_high', 1)];
