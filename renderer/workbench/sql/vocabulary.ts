/** Words that reading statements are made of, in the order in which they are offered (https://sqlite.org/lang_select.html). */
export const KEYWORDS: readonly string[] = (
  'SELECT|FROM|WHERE|GROUP BY|ORDER BY|HAVING|LIMIT|OFFSET|WITH|WITH RECURSIVE|DISTINCT|AS|JOIN|LEFT JOIN|INNER JOIN|CROSS JOIN|FULL JOIN|RIGHT JOIN|ON|USING|' +
  'AND|OR|NOT|IN|IS NULL|IS NOT NULL|LIKE|GLOB|BETWEEN|EXISTS|CASE|WHEN|THEN|ELSE|END|UNION|UNION ALL|EXCEPT|INTERSECT|VALUES|ASC|DESC|NULLS FIRST|NULLS LAST|' +
  'CAST|COLLATE NOCASE|ESCAPE|NULL|TRUE|FALSE|OVER|PARTITION BY|WINDOW|FILTER|ROWS BETWEEN|UNBOUNDED PRECEDING|CURRENT ROW|FOLLOWING'
).split('|');

/** What a function is for. */
export type FunctionGroup = 'aggregate' | 'statistics' | 'number' | 'text' | 'missing' | 'time' | 'window' | 'json' | 'molo';

/**
 * Functions of SQLite's own that a question over tables may need, with their arguments.
 * A test holds every one of them to the engine, and its sentence to the catalogues (`query:functions.sqlite.<name>`).
 */
export const SQLITE_FUNCTIONS = {
  aggregate: { count: 'x', sum: 'x', total: 'x', avg: 'x', min: 'x, …', max: 'x, …', group_concat: 'x, separator', string_agg: 'x, separator' },
  number: { abs: 'x', round: 'x, digits', ceil: 'x', floor: 'x', trunc: 'x', mod: 'x, y', pow: 'x, y', sqrt: 'x', exp: 'x', ln: 'x', log10: 'x', log2: 'x', sign: 'x' },
  text: {
    length: 'text', lower: 'text', upper: 'text', trim: 'text, characters', ltrim: 'text, characters', rtrim: 'text, characters',
    substr: 'text, start, length', replace: 'text, from, to', instr: 'text, part', concat: 'x, …', concat_ws: 'separator, x, …', format: 'format, x, …', char: 'code, …', unicode: 'text', hex: 'x', quote: 'x',
  },
  missing: { coalesce: 'x, y, …', ifnull: 'x, y', nullif: 'x, y', iif: 'condition, x, y', typeof: 'x' },
  time: { date: 'time, modifier, …', time: 'time, modifier, …', datetime: 'time, modifier, …', strftime: 'format, time, …', julianday: 'time, …', unixepoch: 'time, …', timediff: 'time, time' },
  window: { row_number: '', rank: '', dense_rank: '', percent_rank: '', cume_dist: '', ntile: 'n', lag: 'x, offset, default', lead: 'x, offset, default', first_value: 'x', last_value: 'x', nth_value: 'x, n' },
  json: { json_extract: 'json, path', json_array_length: 'json', json_group_array: 'x', json_group_object: 'name, x', json_object: 'name, x, …', json_array: 'x, …', json_valid: 'json' },
} as const;
