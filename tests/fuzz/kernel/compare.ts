import { isDeepStrictEqual } from 'node:util';
import { isMoloError } from '#shared/base';
import type { Answerer, Engine, QueryResult } from '#shared/query';
import { type Cell, cellAt, type Table } from '#shared/table';
import type { Asked, Likeness } from './statements';

/** An answer as far as it has to be the same whoever gives it, or the refusal in its place. */
export type Outcome = { readonly answered: Pick<QueryResult, 'table' | 'truncated' | 'sources'>; readonly by: Answerer } | { readonly refused: { readonly code: string; readonly params: unknown } };

export function outcomeOf(engine: Engine, { sql, params, maxRows }: Asked, kernel: 'auto' | 'on' | 'off'): Outcome {
  try {
    const { table, truncated, sources, answeredBy } = engine.query(sql, params, { kernel, ...(maxRows !== undefined && { maxRows }) });
    return { answered: { table, truncated, sources }, by: answeredBy };
  } catch (error) {
    if (!isMoloError(error)) throw error;
    return { refused: { code: error.code, params: error.params } };
  }
}

/** Whether the kernel was to answer or nobody, and does not. */
export const isLeft = (outcome: Outcome): boolean => 'refused' in outcome && outcome.refused.code === 'query.notByKernel';

/** Whether two outcomes are the same: the kernel's own to the order of the rows, of others as far as SQL says what comes out. */
export function alike(one: Outcome, other: Outcome, likeness: Likeness): boolean {
  if ('refused' in one || 'refused' in other) return isDeepStrictEqual(one, other);
  if (isDeepStrictEqual(one.answered, other.answered)) return true;
  if (likeness === 'exact' || one.by === 'kernel') return false;
  const [first, second] = [one.answered, other.answered];
  if (first.table.rows !== second.table.rows || first.truncated !== second.truncated || !isDeepStrictEqual([namesOf(first.table), first.sources], [namesOf(second.table), second.sources])) return false;
  return likeness === 'count' || isDeepStrictEqual(sortedRows(first.table), sortedRows(second.table));
}

const namesOf = ({ fields }: Table): string[] => fields.map(({ name }) => name);

/** The rows as texts that tell every value from every other one, in an order of their own. */
function sortedRows({ rows, columns }: Table): string[] {
  return Array.from({ length: rows }, (_, row) => columns.map((column) => told(cellAt(column, row), column.kind === 'float64')).join('|')).sort();
}

function told(cell: Cell, real: boolean): string {
  if (typeof cell === 'string') return JSON.stringify(cell);
  if (cell instanceof Uint8Array) return `x'${Buffer.from(cell).toString('hex')}'`;
  return Object.is(cell, -0) ? '-0.0' : `${cell}${real ? 'r' : ''}`;
}
