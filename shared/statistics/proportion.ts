import { normalQuantile } from './normal';
import { CONFIDENCE, type Statistic } from './statistic';

/**
 * The lower bound of Wilson's score interval for a proportion of which `hits` of `trials` were seen: Wilson (1927),
 * Journal of the American Statistical Association 22; method 3 of Newcombe (1998), Statistics in Medicine 17. `null` where these are no counts.
 */
export function proportionLow(hits: number, trials: number, confidence: number): number | null {
  if (!(trials > 0 && trials < Infinity && hits >= 0 && hits <= trials)) return null;
  if (hits === 0) return 0;
  const z = normalQuantile((1 - confidence) / 2);
  // The smaller root of Wilson's equation by way of the larger one, so that no digits cancel.
  return ((hits / trials) * hits) / (hits + (z * z) / 2 + z * Math.sqrt((hits / trials) * (trials - hits) + (z * z) / 4));
}

/** The upper bound: one less the lower bound for the misses. */
export function proportionHigh(hits: number, trials: number, confidence: number): number | null {
  const low = proportionLow(trials - hits, trials, confidence);
  return low === null ? null : 1 - low;
}

const ofHits = (name: string, bound: typeof proportionLow): Statistic => ({
  name,
  series: ['hit'],
  parameters: [CONFIDENCE],
  compute([hit], [confidence]) {
    let hits = 0;
    for (const value of hit as Float64Array) {
      if (value !== 0 && value !== 1) return null;
      hits += value;
    }
    return bound(hits, (hit as Float64Array).length, confidence as number);
  },
});

/** Bounds for the proportion of rows in which something holds: 1 where it does, 0 where not. NULL where anything else is among them. */
export const PROPORTION: readonly Statistic[] = [ofHits('wilson_low', proportionLow), ofHits('wilson_high', proportionHigh)];
