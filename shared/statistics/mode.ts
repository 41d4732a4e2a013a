import type { Statistic } from './statistic';

/** The most frequent value; of several equally frequent ones the smallest, so that the answer does not depend on the order of rows. */
export const mode: Statistic = {
  name: 'mode',
  series: ['x'],
  parameters: [],
  compute([x]) {
    const sorted = (x as Float64Array).sort();
    let [most, found]: [number, number | null] = [0, null];
    for (let start = 0, at = 1; at <= sorted.length; at++) {
      if (at < sorted.length && sorted[at] === sorted[start]) continue;
      if (at - start > most) [most, found] = [at - start, sorted[start] as number];
      start = at;
    }
    return found;
  },
};
