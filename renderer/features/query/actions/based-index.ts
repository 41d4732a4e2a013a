import { quoteText, writtenName } from '#shared/query';
import { type Action, ANY_TIME } from './action';
import { namedAfter, partitionedBy, selected, wrap } from './wrap';

/** Each series in percent of its own value in one period, the same for all; a series without a value there has no index. */
export const basedIndex: Action = {
  id: 'basedIndex',
  time: ANY_TIME,
  options: [{ id: 'base', is: 'period', otherwise: '' }],
  write(series, { base }, words) {
    const wrapped = wrap(series);
    const { series: rows, time, value, period: field } = wrapped;
    const period = base === '' ? `(SELECT min(${time}) FROM ${rows})` : literal(String(base), field?.kind === 'number');
    const based = `max(CASE WHEN ${time} = ${period} THEN ${value} END) OVER (${partitionedBy(series.groups.map(writtenName))})`;
    return selected(wrapped, `100.0 * ${value} / nullif(${based}, 0) AS ${namedAfter(series.value, words.index)}`);
  },
};

function literal(text: string, isNumber: boolean): string {
  return isNumber && /^\d{1,9}$/.test(text) ? text : quoteText(text);
}
