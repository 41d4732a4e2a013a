import { writtenName } from '#shared/query';
import { type Action, PERIODS } from './action';
import { periodNumber } from './period';
import { namedAfter, partitionedBy, selected, wrap } from './wrap';

/** The mean or the sum of a period and of those before it. The window is measured in periods and not in rows: where one is missing it is short. */
export const movingWindow: Action = {
  id: 'movingWindow',
  time: PERIODS,
  options: [
    { id: 'periods', is: 'number', least: 2, most: 1000, otherwise: 12 },
    { id: 'of', is: 'choice', choices: ['mean', 'sum'], otherwise: 'mean' },
    { id: 'onlyWhole', is: 'switch', otherwise: true },
  ],
  write(series, { periods, of, onlyWhole }, words) {
    const wrapped = wrap(series);
    const { value, period } = wrapped;
    const taken = `${of === 'sum' ? 'sum' : 'avg'}(${value}) OVER periods`;
    const frame = [partitionedBy(series.groups.map(writtenName)), `ORDER BY ${period === null ? '1' : periodNumber(period)}`, `RANGE BETWEEN ${Number(periods) - 1} PRECEDING AND CURRENT ROW`];
    const calculated = onlyWhole === true ? `CASE WHEN count(${value}) OVER periods = ${periods} THEN ${taken} END` : taken;
    const name = namedAfter(series.value, `${of === 'sum' ? words.sum : words.mean}_${periods}`);
    return selected(wrapped, `${calculated} AS ${name}`, { window: `periods AS (${frame.filter(Boolean).join(' ')})` });
  },
};
