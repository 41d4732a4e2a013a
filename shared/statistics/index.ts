export type { Statistic, StatisticParameter } from './statistic';

import { parametersOf, plain, type Statistic } from './statistic';
import { iqr, median, percentile, percentileCont, percentileDisc, q1, q3 } from './quantile';
import { SPREAD } from './spread';

export { parametersOf };

/** Every statistic that SQL can call beside SQLite's own aggregates: one file for each family and one line here. */
export const STATISTICS: readonly Statistic[] = [
  median,
  percentile,
  percentileCont,
  percentileDisc,
  q1,
  q3,
  iqr,
  ...SPREAD,
].map(plain);
