import { answerQuery, cellAt, type Column, type DictionaryColumn, type KernelQuery } from '#shared/table';
import type { DistinctValues } from '../guard/holdings';

const MEASURED = new WeakMap<Column, DistinctValues>();

/** How many values of a column differ, NULL aside, and the bytes that those take in records; both at least. */
export function distinctValues(column: Column | undefined): DistinctValues {
  if (column === undefined) return { count: 0, bytes: 0 };
  const known = MEASURED.get(column) ?? (column.kind === 'dictionary' ? ofEntries(column) : { count: countDistinct(column), bytes: 0 });
  MEASURED.set(column, known);
  return known;
}

/** Not every entry is some row's, and those of a view of labels repeat. */
function ofEntries({ codes, dictionary }: DictionaryColumn): DistinctValues {
  const isUsed = new Uint8Array(dictionary.length);
  for (const code of codes) isUsed[code] = 1;
  const values = new Set(dictionary.filter((value, code) => isUsed[code] === 1 && value !== null && !(value instanceof Uint8Array)));
  let bytes = 0;
  for (const value of values) if (typeof value === 'string') bytes += value.length;
  return { count: values.size, bytes };
}

const COUNT_DISTINCT: KernelQuery = {
  where: null,
  grouping: { keys: [], aggregates: [{ name: 'count', arguments: [{ kind: 'column', column: 0 }], distinct: true, filter: null }], keysDescending: [] },
  having: null,
  outputs: [{ kind: 'column', column: 0 }],
  distinct: false,
  order: [],
  limit: Infinity,
  offset: 0,
};

function countDistinct(column: Exclude<Column, DictionaryColumn>): number {
  const counted = answerQuery(COUNT_DISTINCT, [{ column, real: false }], column.values.length)?.columns[0]?.column;
  return counted ? Number(cellAt(counted, 0)) : 0;
}
