import { STATISTICS } from '#shared/statistics';
import { counted, distinctInGroups, type Slots } from '../group';
import { identified } from '../identify';
import type { Input } from '../input';
import type { KernelAggregate, KernelExpression } from '../query';
import { Uncertain } from '../value';
import { picked, reader, take, type Vector } from '../vector';
import { extremes } from './extremes';
import { statistics } from './statistics';
import { averageOf, sumOf, sums, totalOf } from './sums';

const STATISTIC_BY_NAME = new Map(STATISTICS.map((statistic) => [statistic.name, statistic]));

/** SQLite's own, of one value a row. */
const OWN: ReadonlyMap<string, (slots: Slots, vector: Vector) => Vector> = new Map([
  ['count', counts],
  ['sum', (slots: Slots, vector: Vector) => sumOf(sums(slots, vector))],
  ['total', (slots: Slots, vector: Vector) => totalOf(sums(slots, vector))],
  ['avg', (slots: Slots, vector: Vector) => averageOf(sums(slots, vector))],
  ['min', (slots: Slots, vector: Vector) => extremes(-1, slots, vector)],
  ['max', (slots: Slots, vector: Vector) => extremes(1, slots, vector)],
]);

/** The aggregate functions that the kernel knows, by name in lower case. */
export const AGGREGATES: ReadonlySet<string> = new Set([...OWN.keys(), ...STATISTIC_BY_NAME.keys()]);

/** An aggregate's value by slot. @throws Uncertain for what only SQLite can tell */
export function aggregated({ name, arguments: given, distinct, filter }: KernelAggregate, input: Input, slots: Slots): Vector {
  if (name === 'count' && given.length === 0 && filter === null) return { kind: 'numbers', real: false, values: Float64Array.from(slots.rows) };
  const ofRows = given.length === 0 ? [{ kind: 'literal', value: 1, real: false } as const] : given;
  const vectors = ofRows.map((argument, nth) => input.vector(nth === 0 && filter !== null ? where(filter, argument) : argument));
  const [first] = vectors as [Vector];
  if (!distinct) return computed(name, slots, vectors);
  if (given.length !== 1) throw new Uncertain();
  const rows = distinctInGroups(slots, identified(first, input.rows));
  return computed(name, counted(picked(slots.of, rows), slots.count), [take(first, rows)]);
}

/** A row that does not pass has no value, which every aggregate leaves out. */
function where(filter: KernelExpression, argument: KernelExpression): KernelExpression {
  return { kind: 'call', operation: 'case', arguments: [filter, argument] };
}

function computed(name: string, slots: Slots, vectors: readonly Vector[]): Vector {
  const own = OWN.get(name);
  const [vector] = vectors;
  if (own !== undefined && vector !== undefined && vectors.length === 1) return own(slots, vector);
  const statistic = STATISTIC_BY_NAME.get(name);
  if (statistic === undefined || vectors.length < statistic.series.length) throw new Uncertain();
  return statistics(statistic, slots, vectors);
}

/** Rows that have a value. */
function counts({ of, rows }: Slots, vector: Vector): Vector {
  const values = new Float64Array(rows);
  const isNull = nullTest(vector);
  if (isNull !== null) for (let row = 0; row < of.length; row++) values[of[row] as number] = (values[of[row] as number] as number) - isNull(row);
  return { kind: 'numbers', real: false, values };
}

/** 1 for a row without a value, else 0; `null` where there is none such. */
function nullTest(vector: Vector): ((row: number) => number) | null {
  if (vector.kind === 'numbers') return vector.values instanceof Int32Array ? null : ((values) => (row: number) => (Number.isNaN(values[row]) ? 1 : 0))(vector.values);
  if (vector.kind !== 'coded') return ((read) => (row: number) => (read(row) === null ? 1 : 0))(reader(vector));
  if (!vector.entries.includes(null)) return null;
  const { codes } = vector;
  const nulls = Uint8Array.from(vector.entries, (value) => (value === null ? 1 : 0));
  return (row) => nulls[codes[row] as number] as number;
}
