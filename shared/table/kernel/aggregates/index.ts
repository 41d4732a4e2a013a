import { STATISTICS } from '#shared/statistics';
import type { Slots } from '../group';
import { divided, firstRowsOf } from '../group';
import { identified } from '../identify';
import type { Input } from '../input';
import type { KernelAggregate, KernelExpression } from '../query';
import { Uncertain } from '../value';
import { picked, reader, take, type Vector } from '../vector';
import { extremes } from './extremes';
import { statistics } from './statistics';
import { averageOf, type Slotted, sumOf, sums, totalOf } from './sums';

const STATISTIC_BY_NAME = new Map(STATISTICS.map((statistic) => [statistic.name, statistic]));

/** SQLite's own, of one value a row. */
const OWN: ReadonlyMap<string, (slots: Slotted, vector: Vector) => Vector> = new Map([
  ['count', counts],
  ['sum', (slots: Slotted, vector: Vector) => sumOf(sums(slots, vector))],
  ['total', (slots: Slotted, vector: Vector) => totalOf(sums(slots, vector))],
  ['avg', (slots: Slotted, vector: Vector) => averageOf(sums(slots, vector))],
  ['min', (slots: Slotted, vector: Vector) => extremes(-1, slots, vector)],
  ['max', (slots: Slotted, vector: Vector) => extremes(1, slots, vector)],
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
  const rows = firstRowsOf(divided(slots.of, slots.count, identified(first, input.rows)));
  return computed(name, { of: picked(slots.of, rows), count: slots.count }, [take(first, rows)]);
}

/** A row that does not pass has no value, which every aggregate leaves out. */
function where(filter: KernelExpression, argument: KernelExpression): KernelExpression {
  return { kind: 'call', operation: 'case', arguments: [filter, argument] };
}

function computed(name: string, slots: Slotted, vectors: readonly Vector[]): Vector {
  const own = OWN.get(name);
  const [vector] = vectors;
  if (own !== undefined && vector !== undefined && vectors.length === 1) return own(slots, vector);
  const statistic = STATISTIC_BY_NAME.get(name);
  if (statistic === undefined || vectors.length < statistic.series.length) throw new Uncertain();
  return statistics(statistic, slots, vectors);
}

function counts({ of, count }: Slotted, vector: Vector): Vector {
  const rows = new Float64Array(count);
  const hasValue = valueTest(vector);
  for (let row = 0; row < of.length; row++) {
    const slot = of[row] as number;
    rows[slot] = (rows[slot] as number) + hasValue(row);
  }
  return { kind: 'numbers', real: false, values: rows };
}

/** 1 for a row that has a value, else 0. */
function valueTest(vector: Vector): (row: number) => 0 | 1 {
  if (vector.kind === 'numbers') return ((values) => (row: number) => (Number.isNaN(values[row]) ? 0 : 1))(vector.values);
  if (vector.kind !== 'coded') return ((read) => (row: number) => (read(row) === null ? 0 : 1))(reader(vector));
  const { codes } = vector;
  const values = Uint8Array.from(vector.entries, (value) => (value === null ? 0 : 1));
  return (row) => values[codes[row] as number] as 0 | 1;
}
