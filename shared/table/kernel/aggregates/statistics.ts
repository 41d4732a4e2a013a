import type { Statistic } from '#shared/statistics';
import type { Slots } from '../group';
import { doublesOf } from '../numbers-of';
import { Real, Uncertain } from '../value';
import type { Vector } from '../vector';
import { rankedSlots } from './ranks';

/** A statistic by slot, of the rows in which none of its series is NULL, in their order. @param vectors the series, then the parameters */
export function statistics(statistic: Statistic, slots: Slots, vectors: readonly Vector[]): Vector {
  const width = statistic.series.length;
  const parameters = parametersOf(statistic, vectors.slice(width));
  const ranked = statistic.ofRanks ? rankedSlots(slots, vectors[0] as Vector) : null;
  if (ranked !== null) return { kind: 'numbers', real: true, values: Float64Array.from({ length: slots.count }, (_, slot) => statistic.ofRanks?.(ranked.countOf(slot), ranked.at(slot), parameters) ?? NaN) };
  const series = gathered(slots, vectors.slice(0, width).map((vector) => doublesOf(vector, slots.of.length)));
  const values = new Float64Array(slots.count);
  for (let slot = 0; slot < slots.count; slot++) {
    const [from, to] = [series.starts[slot] as number, series.starts[slot + 1] as number];
    values[slot] = statistic.compute(series.columns.map((column) => column.subarray(from, to)), parameters) ?? NaN;
  }
  return { kind: 'numbers', real: true, values };
}

/** @throws Uncertain for what SQLite would complain of */
function parametersOf({ parameters }: Statistic, given: readonly Vector[]): number[] {
  if (given.length > parameters.length) throw new Uncertain();
  return parameters.map(({ otherwise, least, most }, nth) => {
    const vector = given[nth];
    if (vector !== undefined && vector.kind !== 'constant') throw new Uncertain();
    const value = vector?.value instanceof Real ? vector.value.value : (vector?.value ?? otherwise);
    if (typeof value !== 'number' || !(value >= least && value <= most)) throw new Uncertain();
    return value;
  });
}

/** Series with the rows of each slot side by side, in their order. */
interface Gathered {
  readonly columns: readonly Float64Array[];
  /** Where each slot begins, and the last ends. */
  readonly starts: Uint32Array;
}

function gathered({ of, count }: Slots, series: readonly Float64Array[]): Gathered {
  const complete = completeRows(series);
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < of.length; row++) {
    const value = complete[row] as number;
    if (!Number.isNaN(value)) starts[(of[row] as number) + 1] = (starts[(of[row] as number) + 1] as number) + 1;
  }
  for (let slot = 0; slot < count; slot++) starts[slot + 1] = (starts[slot + 1] as number) + (starts[slot] as number);
  return { starts, columns: series.map((values) => sideBySide(of, values, complete, starts)) };
}

/** NaN in the rows in which one of the series is. */
function completeRows([one, other]: readonly Float64Array[]): Float64Array {
  if (one === undefined) throw new Uncertain();
  return other === undefined ? one : one.map((value, row) => (Number.isNaN(other[row]) ? NaN : value));
}

function sideBySide(of: Slots['of'], values: Float64Array, complete: Float64Array, starts: Uint32Array): Float64Array {
  const column = new Float64Array(starts.at(-1) as number);
  const next = starts.slice();
  for (let row = 0; row < of.length; row++) {
    const mark = complete[row] as number;
    if (Number.isNaN(mark)) continue;
    const slot = of[row] as number;
    const place = next[slot] as number;
    next[slot] = place + 1;
    column[place] = values[row] as number;
  }
  return column;
}
