export { decompose } from './decompose';
export { type HoltWinters, holtWinters, type HoltWintersOptions, type Weights } from './holt-winters';
export type { Decomposition, Series } from './series';
export type { Statistic, StatisticParameter } from './statistic';
export { stl, type StlOptions } from './stl';

import { parametersOf, plain, type Statistic } from './statistic';
import { gini, herfindahl } from './concentration';
import { MEAN_INTERVAL } from './mean-interval';
import { mode } from './mode';
import { PROPORTION } from './proportion';
import { iqr, median, percentile, percentileCont, percentileDisc, q1, q3 } from './quantile';
import { REGRESSION } from './regression';
import { SPREAD } from './spread';
import { WEIGHTED } from './weighted';

export { parametersOf };
export { proportionHigh, proportionLow } from './proportion';

/** Every statistic that SQL can call beside SQLite's own aggregates: one file for each family and one line here. */
export const STATISTICS: readonly Statistic[] = [
  median,
  percentile,
  percentileCont,
  percentileDisc,
  q1,
  q3,
  iqr,
  mode,
  ...SPREAD,
  ...REGRESSION,
  gini,
  herfindahl,
  ...PROPORTION,
  ...MEAN_INTERVAL,
  ...WEIGHTED,
].map(plain);
