import { writtenName } from '#shared/query';
import { type Action, ANY_TIME } from './action';
import { yearOf } from './period';
import { namedAfter, partitionedBy, selected, wrap } from './wrap';

/** What has come together up to each period, over all of the time or anew every year. */
export const cumulative: Action = {
  id: 'cumulative',
  time: ANY_TIME,
  options: [{ id: 'yearly', is: 'switch', otherwise: false }],
  write(series, { yearly }, words) {
    const wrapped = wrap(series);
    const { time, value, period } = wrapped;
    const apart = [...series.groups.map(writtenName), ...(yearly === true && period ? [yearOf(period)] : [])];
    const frame = [partitionedBy(apart), `ORDER BY ${time}`].filter(Boolean).join(' ');
    return selected(wrapped, `sum(${value}) OVER (${frame}) AS ${namedAfter(series.value, words.cumulative)}`);
  },
};
