/** What the editor shows of a function that Molo adds to SQLite's own. */
export interface FunctionDoc {
  readonly name: string;
  /** Its arguments as they are written; the ones that may be left out in brackets. */
  readonly signature: string;
  readonly kind: 'scalar' | 'aggregate';
  /** The message that says what it does, by which method and where that is published. */
  readonly doc: `functions:${string}`;
  /** A call in SQL. */
  readonly example: string;
}

const of = (kind: FunctionDoc['kind'], name: string, signature: string, example: string, message = name): FunctionDoc => ({ name, signature, kind, doc: `functions:${message}`, example });

/** Every one of `FUNCTIONS` and `STATISTICS`, in the order of a reference. */
export const FUNCTION_DOCS: readonly FunctionDoc[] = [
  of('aggregate', 'median', 'x', 'median(cases)'),
  of('aggregate', 'percentile', 'x, share', 'percentile(cases, 0.9)'),
  of('aggregate', 'percentile_cont', 'x, share', 'percentile_cont(cases, 0.9)', 'percentile'),
  of('aggregate', 'percentile_disc', 'x, share', 'percentile_disc(cases, 0.9)'),
  of('aggregate', 'q1', 'x', 'q1(cases)'),
  of('aggregate', 'q3', 'x', 'q3(cases)'),
  of('aggregate', 'iqr', 'x', 'iqr(cases)'),
  of('aggregate', 'mode', 'x', 'mode(year)'),
  of('aggregate', 'stddev', 'x', 'stddev(cases)', 'stddev_samp'),
  of('aggregate', 'stddev_samp', 'x', 'stddev_samp(cases)'),
  of('aggregate', 'stddev_pop', 'x', 'stddev_pop(cases)'),
  of('aggregate', 'variance', 'x', 'variance(cases)', 'var_samp'),
  of('aggregate', 'var_samp', 'x', 'var_samp(cases)'),
  of('aggregate', 'var_pop', 'x', 'var_pop(cases)'),
  of('aggregate', 'mean_low', 'x, [confidence]', 'mean_low(days, 0.95)'),
  of('aggregate', 'mean_high', 'x, [confidence]', 'mean_high(days, 0.95)'),
  of('aggregate', 'wilson_low', 'hit, [confidence]', "wilson_low(decision = 'positive', 0.95)"),
  of('aggregate', 'wilson_high', 'hit, [confidence]', "wilson_high(decision = 'positive', 0.95)"),
  of('aggregate', 'weighted_avg', 'x, weight', 'weighted_avg(rate, population)'),
  of('aggregate', 'weighted_median', 'x, weight', 'weighted_median(age, persons)'),
  of('aggregate', 'weighted_stddev_pop', 'x, weight', 'weighted_stddev_pop(rate, population)'),
  of('aggregate', 'weighted_stddev_samp', 'x, weight', 'weighted_stddev_samp(age, persons)'),
  of('aggregate', 'covar_samp', 'y, x', 'covar_samp(cases, unemployment)'),
  of('aggregate', 'covar_pop', 'y, x', 'covar_pop(cases, unemployment)'),
  of('aggregate', 'corr', 'y, x', 'corr(cases, unemployment)'),
  of('aggregate', 'regr_slope', 'y, x', 'regr_slope(cases, year)'),
  of('aggregate', 'regr_intercept', 'y, x', 'regr_intercept(cases, year)'),
  of('aggregate', 'regr_r2', 'y, x', 'regr_r2(cases, year)'),
  of('aggregate', 'gini', 'x', 'gini(cases)'),
  of('aggregate', 'herfindahl', 'x', 'herfindahl(cases)'),
  of('scalar', 'proportion_low', 'hits, trials, [confidence]', 'proportion_low(81, 263, 0.95)'),
  of('scalar', 'proportion_high', 'hits, trials, [confidence]', 'proportion_high(81, 263, 0.95)'),
  of('scalar', 'date_trunc', 'unit, time', "date_trunc('quarter', month)"),
  of('scalar', 'quarter', 'time', "quarter('2022-05')"),
  of('scalar', 'year_quarter', 'time', "year_quarter('2022-05')"),
  of('scalar', 'iso_week', 'time', "iso_week('2022-01-01')"),
  of('scalar', 'iso_year', 'time', "iso_year('2022-01-01')"),
  of('scalar', 'year_week', 'time', "year_week('2022-01-01')"),
  of('scalar', 'fold', 'text', "fold('Łódź')"),
  of('scalar', 'sort_key', 'text, language', "sort_key(name, 'pl')"),
];
