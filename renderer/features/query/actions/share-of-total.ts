import { type Action, ANY_TIME } from './action';
import { namedAfter, partitionedBy, wrap } from './wrap';

/** Each group in percent of the sum of all groups, within its period where there is a time. */
export const shareOfTotal: Action = {
  id: 'shareOfTotal',
  time: ANY_TIME,
  isTimeOptional: true,
  options: [],
  write(series, _options, words) {
    const { head, series: rows, keys, time, value } = wrap(series);
    const total = `sum(${value}) OVER (${partitionedBy(time === '' ? [] : [time])})`;
    // By time, the largest share of each period first.
    const order = time === '' ? [`${value} DESC`] : [time, `${value} DESC`];
    return [
      head,
      'SELECT',
      ...[...keys, value].map((key) => `  ${key},`),
      `  100.0 * ${value} / nullif(${total}, 0) AS ${namedAfter(series.value, words.share)}`,
      `FROM ${rows}`,
      `ORDER BY ${order.join(', ')}`,
    ].join('\n');
  },
};
