import { parametersOf, type Statistic } from '#shared/statistics';
import { FunctionFailure } from '../functions/sql-function';
import type { Connection } from './connection';
import { guardCall } from './define-failure';
import { FLAGS } from './define-function';
import { check, SqliteError } from './error';
import type { Heap } from './heap';
import { type Pointer, RESULT, STORAGE } from './module';

/** Bytes that groups may still take: their values lie outside of SQLite's memory, which has a limit of its own. */
export interface Budget {
  left: number;
}

/** Values that a group has room for when it begins. */
const FIRST_ROOM = 64;

/** The values of one group, so far. */
interface Group {
  series: Float64Array[];
  rows: number;
  /** Of the first row; those of every other must be the same. */
  parameters: readonly number[];
}

/**
 * Lets SQL call `statistic`, with every number of parameters that it may have. SQLite keeps for each group a number by which its values are found here.
 * Returns what gives the function back to the module once the connection is closed.
 */
export function defineAggregate({ heap, pointer: database }: Connection, statistic: Statistic, budget: Budget): () => void {
  const { module } = heap;
  const groups = new Groups(heap, statistic, budget);
  const name = module.stringToNewUTF8(statistic.name);
  const step = module.addFunction((context, count, values) => guardCall(heap, context, () => groups.take(context, count, values)), 'viii');
  const final = module.addFunction((context) => guardCall(heap, context, () => answer(heap, context, groups.finish(context))), 'vi');
  const most = statistic.series.length + statistic.parameters.length;
  const least = most - statistic.parameters.filter(({ otherwise }) => otherwise !== undefined).length;
  for (let arity = least; arity <= most; arity++) {
    check(module, database, module._sqlite3_create_function_v2(database, name, arity, FLAGS, 0, 0, step, final, 0));
  }
  return () => {
    module.removeFunction(step);
    module.removeFunction(final);
    module._free(name);
  };
}

/** Always REAL: the median of whole numbers need not be one. */
function answer({ module }: Heap, context: Pointer, result: number | null): void {
  if (result === null) module._sqlite3_result_null(context);
  else module._sqlite3_result_double(context, result);
}

/** The groups of one statistic that SQLite is at work on: one where rows come sorted, as many as there are windows or correlated questions else. */
class Groups {
  private readonly groups = new Map<number, Group>();
  private last = 0;
  /** What the parameters have to be, in the words of a refusal. */
  private readonly bounds: string;

  constructor(
    private readonly heap: Heap,
    private readonly statistic: Statistic,
    private readonly budget: Budget,
  ) {
    this.bounds = statistic.parameters.map(({ name, least, most }) => `a ${name} from ${least} to ${most}`).join(', ');
  }

  take(context: Pointer, count: number, values: Pointer): void {
    const { statistic } = this;
    const wide = statistic.series.length;
    const group = this.group(context);
    const parameters = group.rows === 0 || count > wide ? this.parameters(count, values) : group.parameters;
    if (group.parameters.length === 0) group.parameters = parameters;
    else if (parameters.some((value, index) => value !== group.parameters[index])) throw this.refusal(`the same ${statistic.parameters.map(({ name }) => name).join(', ')} in every row`);
    if (group.rows === group.series[0]?.length) this.grow(group);
    for (let index = 0; index < wide; index++) {
      const value = this.number(values, index, 'numbers');
      if (value === null) return;
      (group.series[index] as Float64Array)[group.rows] = value;
    }
    group.rows++;
  }

  /** Forgets the group. SQLite asks for every one that it began, also where the statement ends early. */
  finish(context: Pointer): number | null {
    const address = this.heap.module._sqlite3_aggregate_context(context, 0);
    const key = address === 0 ? 0 : this.heap.pointerAt(address);
    const group = this.groups.get(key);
    if (group === undefined) return null;
    this.groups.delete(key);
    this.release(group);
    return this.statistic.compute(group.series.map((values) => values.subarray(0, group.rows)), group.parameters);
  }

  private group(context: Pointer): Group {
    const address = this.heap.module._sqlite3_aggregate_context(context, 4);
    if (address === 0) throw new SqliteError(RESULT.nomem, 'out of memory');
    const known = this.groups.get(this.heap.pointerAt(address));
    if (known) return known;
    const group: Group = { series: this.room(FIRST_ROOM), rows: 0, parameters: [] };
    this.groups.set(++this.last, group);
    this.heap.view.setUint32(address, this.last, true);
    return group;
  }

  private parameters(count: number, values: Pointer): number[] {
    const { series } = this.statistic;
    const given: number[] = [];
    for (let index = series.length; index < count; index++) given.push(this.number(values, index, this.bounds) ?? NaN);
    const taken = parametersOf(this.statistic, given);
    if (taken === null) throw this.refusal(this.bounds);
    return taken;
  }

  private grow(group: Group): void {
    const wider = this.room(group.rows * 2);
    for (const [index, values] of group.series.entries()) wider[index]?.set(values);
    this.release(group);
    group.series = wider;
  }

  private room(length: number): Float64Array[] {
    const bytes = this.statistic.series.length * length * Float64Array.BYTES_PER_ELEMENT;
    if (bytes > this.budget.left) throw new SqliteError(RESULT.nomem, 'out of memory');
    const series = this.statistic.series.map(() => new Float64Array(length));
    this.budget.left -= bytes;
    return series;
  }

  private release({ series }: Group): void {
    for (const { byteLength } of series) this.budget.left += byteLength;
  }

  /** Integers beyond 2^53 are rounded to the nearest double, as `avg` has them. */
  private number(values: Pointer, index: number, wanted: string): number | null {
    const { module } = this.heap;
    const value = this.heap.pointerAt(values + 4 * index);
    const type = module._sqlite3_value_type(value);
    if (type === STORAGE.null) return null;
    if (type !== STORAGE.integer && type !== STORAGE.float) throw this.refusal(wanted);
    return module._sqlite3_value_double(value);
  }

  private refusal(wanted: string): FunctionFailure {
    return new FunctionFailure(`${this.statistic.name}() takes ${wanted}`);
  }
}
