import { proportionHigh, proportionLow } from '#shared/statistics';
import { FunctionFailure, type SqlFunction } from './sql-function';

const bound = (name: string, compute: typeof proportionLow): SqlFunction => ({
  name,
  arity: 3,
  least: 2,
  real: true,
  call(hits = null, trials = null, confidence = 0.95) {
    if (hits === null || trials === null) return null;
    if (typeof hits !== 'number' || typeof trials !== 'number') throw new FunctionFailure(`${name}() takes numbers`);
    if (typeof confidence !== 'number' || !(confidence >= 0 && confidence <= 1)) throw new FunctionFailure(`${name}() takes a confidence from 0 to 1`);
    return compute(hits, trials, confidence);
  },
});

/** Wilson's bounds for a proportion that comes as two counts. */
export const PROPORTION: readonly SqlFunction[] = [bound('proportion_low', proportionLow), bound('proportion_high', proportionHigh)];
