import { aggregated } from './aggregates';
import { shownRows } from './arrange';
import { storedOf } from './column-of';
import { distinctRows, grouped } from './group';
import { Input } from './input';
import { vectorOf } from './load';
import { type ScalarFunction, scalarOperations } from './scalar-function';
import type { KernelQuery } from './query';
import type { Stored } from './stored';
import { Uncertain } from './value';
import { take } from './vector';

export interface KernelAnswer {
  readonly rows: number;
  /** By output. */
  readonly columns: readonly Stored[];
}

/**
 * Answers as SQLite does, to the last bit; `null` where that is not certain.
 * @param columns of equal length, which the question counts in
 * @param functions that expressions may call beside `OPERATIONS`
 */
export function answerQuery(query: KernelQuery, columns: readonly Stored[], rows: number, functions: readonly ScalarFunction[] = []): KernelAnswer | null {
  try {
    const input = new Input(rows, (position) => vectorOf(columns[position] as Stored), scalarOperations(functions)).where(query.where);
    return answered(query, query.grouping === null ? input : groupsOf(input, query.grouping));
  } catch (error) {
    // More groups than a JavaScript array or map takes: SQLite may still have room for them.
    if (error instanceof Uncertain || error instanceof RangeError) return null;
    throw error;
  }
}

/** Groups as rows: their keys, and behind them their aggregates. */
function groupsOf(input: Input, { keys, aggregates, keysDescending }: NonNullable<KernelQuery['grouping']>): Input {
  const { slots, order, keys: keyColumns } = grouped(keys.map((key) => input.vector(key)), input.rows, keysDescending);
  return input.over([...keyColumns, ...aggregates.map((aggregate) => take(aggregated(aggregate, input, slots), order))], order.length);
}

/** What both have in common: rows, or groups, are chosen, ordered and shown. */
function answered(query: KernelQuery, input: Input): KernelAnswer {
  const { outputs, distinct, having, order } = query;
  const chosen = input.where(having);
  const different = distinct ? chosen.at(distinctRows(outputs.map((output) => chosen.vector(output)), chosen.rows)) : chosen;
  // SQLite works a row out before it sorts it: what ends the statement there ends it, whether the row is shown or not.
  if (order.length > 0) for (const output of outputs) if (different.canFail(output)) different.vector(output);
  const shown = shownRows(different, query);
  const last = shown === null ? different : different.at(shown);
  return { rows: last.rows, columns: outputs.map((output) => storedOf(last.vector(output), last.rows)) };
}
