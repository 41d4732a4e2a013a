import { type Action, ANY_TIME } from './action';
import { namedAfter, partitionedBy, selected, wrap } from './wrap';

/** Each group in percent of the sum of all groups, within its period where there is a time. */
export const shareOfTotal: Action = {
  id: 'shareOfTotal',
  time: ANY_TIME,
  isTimeOptional: true,
  options: [],
  write(series, _options, words) {
    const wrapped = wrap(series);
    const { time, value } = wrapped;
    const total = `sum(${value}) OVER (${partitionedBy(time === '' ? [] : [time])})`;
    // By time, the largest share of each period first.
    const order = time === '' ? [`${value} DESC`] : [time, `${value} DESC`];
    return selected(wrapped, `100.0 * ${value} / nullif(${total}, 0) AS ${namedAfter(series.value, words.share)}`, { order });
  },
};
