import type { Statistic } from '#shared/statistics';
import { doublesOf } from '../numbers-of';
import { Real, Uncertain } from '../value';
import type { Vector } from '../vector';
import type { Slotted } from './sums';

/** A statistic by slot, of the rows in which none of its series is NULL, in their order. @param vectors the series, then the parameters */
export function statistics(statistic: Statistic, slots: Slotted, vectors: readonly Vector[]): Vector {
  const width = statistic.series.length;
  const parameters = parametersOf(statistic, vectors.slice(width));
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

function gathered({ of, count }: Slotted, series: readonly Float64Array[]): Gathered {
  const [one, other = one] = series as [Float64Array, Float64Array?];
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < of.length; row++) if (one[row] === one[row] && other[row] === other[row]) starts[(of[row] as number) + 1] = (starts[(of[row] as number) + 1] as number) + 1;
  for (let slot = 0; slot < count; slot++) starts[slot + 1] = (starts[slot + 1] as number) + (starts[slot] as number);
  const columns = series.map(() => new Float64Array(starts[count] as number));
  const next = starts.slice();
  const [first, second] = columns as [Float64Array, Float64Array?];
  for (let row = 0; row < of.length; row++) {
    const [value, paired] = [one[row] as number, other[row] as number];
    if (value !== value || paired !== paired) continue;
    const slot = of[row] as number;
    const place = next[slot] as number;
    next[slot] = place + 1;
    first[place] = value;
    if (second !== undefined) second[place] = paired;
  }
  return { columns, starts };
}
