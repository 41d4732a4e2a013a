import { writtenName } from '#shared/query';
import { type Action, PERIODS } from './action';
import { yearBefore } from './period';
import { namedAfter, wrap } from './wrap';

/** Each period beside the same one of the year before. Joined by the period and not by going rows back, so that gaps stay gaps. */
export const yearOverYear: Action = {
  id: 'yearOverYear',
  time: PERIODS,
  options: [],
  write(series, _options, words) {
    const { head, series: rows, keys, time, value, period } = wrap(series);
    const [now, before] = [`this_year.${value}`, `year_before.${value}`];
    const same = series.groups.map((name) => `year_before.${writtenName(name)} IS this_year.${writtenName(name)}`);
    return [
      head,
      'SELECT',
      ...keys.map((key) => `  this_year.${key},`),
      `  ${now},`,
      `  ${before} AS ${namedAfter(series.value, words.yearBefore)},`,
      `  ${now} - ${before} AS ${namedAfter(series.value, words.change)},`,
      `  100.0 * (${now} - ${before}) / nullif(${before}, 0) AS ${namedAfter(series.value, words.changePercent)}`,
      `FROM ${rows} AS this_year`,
      `LEFT JOIN ${rows} AS year_before ON ${[`year_before.${time} = ${yearBefore(`this_year.${time}`, period ?? { name: '', kind: 'number' })}`, ...same].join(' AND ')}`,
      `ORDER BY ${keys.map((key) => `this_year.${key}`).join(', ')}`,
    ].join('\n');
  },
};
