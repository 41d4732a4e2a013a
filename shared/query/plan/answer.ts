import { LIMITS } from '#shared/base';
import { type Cell, type Column, type GroupAnswer, groupQuery, type GroupQuery, type Stored, type Table } from '#shared/table';
import type { QueryOptions, QueryResult } from '../contract';
import { declaredTypeOf } from '../database/declared-type';
import type { ReadingStatement } from '../guard/statement';
import { resultFields } from '../result/fields';
import { valuesColumn } from '../result/values-column';
import { parseSelect } from './parse';
import { type Candidate, type KernelTable, type Plan, planOf } from './plan';
import type { Literal } from './syntax';

export interface KernelLimits extends Pick<QueryOptions, 'maxRows'> {
  /** Bytes that the answer may take. */
  readonly maxBytes: number;
}

/** What a statement asks, if the kernel is who answers it. @param tables every one that a statement can name */
export function planStatement<T extends Candidate>(statement: ReadingStatement, values: ReadonlyMap<string, Cell>, tables: readonly T[]): Plan<T> | null {
  const syntax = parseSelect(statement, values);
  return syntax && planOf(syntax, tables);
}

/** The columns of an answer and what they are of; `null` where SQLite has to answer. */
export function answerPlan(plan: Plan<KernelTable>, { tokens }: ReadingStatement, limits: KernelLimits): Pick<QueryResult, 'table' | 'truncated' | 'sources'> | null {
  const { table: asked, names, longNames } = plan;
  const answer = groupAnswer(plan);
  if (answer === null || answer.rows * names.length * Float64Array.BYTES_PER_ELEMENT > limits.maxBytes) return null;
  const rows = Math.min(answer.rows, limits.maxRows ?? LIMITS.rows);
  if (rows < answer.rows && limits.maxRows === undefined) return null;
  const columns = answer.values.map(({ cells, real }) => valuesColumn({ cells: cells.slice(0, rows), real }));
  const fields = resultFields({ names, longNames, columns, read: [asked.description], tokens });
  return { table: { rows, columns, fields }, truncated: rows < answer.rows, sources: [{ alias: asked.alias, name: asked.description.name }] };
}

function groupAnswer({ table: { table, loaded }, reads, question }: Plan<KernelTable>): GroupAnswer | null {
  if (table === undefined || loaded === null || (loaded && !reads.every((position) => loaded.has(position)))) return null;
  const types = reads.map((position) => declaredTypeOf(table.columns[position] as Column, (table.fields[position] as Table['fields'][number]).type));
  if (!question.conditions.every(({ column, test }) => literalsOf(test).every((literal) => comparesAsIs(literal, types[column] as string)))) return null;
  const columns = reads.map((position, nth): Stored => ({ column: table.columns[position] as Column, real: types[nth] === 'REAL' }));
  try {
    return groupQuery(question, columns, table.rows);
  } catch (error) {
    // More groups than a JavaScript array or map takes: SQLite may still have room for them.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Test = GroupQuery['conditions'][number]['test'];

function literalsOf(test: Test): readonly Literal[] {
  if (test.kind === 'null') return [];
  return (test.kind === 'in' ? test.values : [test.value]) as readonly Literal[];
}

/** Whether the column's affinity leaves the literal as it is (https://sqlite.org/datatype3.html, section 4.2). */
function comparesAsIs(literal: Literal, declaredType: string): boolean {
  return declaredType === '' || (typeof literal === 'string') === (declaredType === 'TEXT');
}
