import { Real, Uncertain, type Value } from './value';
import type { Numbers, Vector } from './vector';

/** The numbers of one storage class that a vector holds, by row; `null` where there are both, or integers that no double holds. @throws Uncertain for text */
export function numbersOf(vector: Vector, rows: number): Numbers | null {
  switch (vector.kind) {
    case 'numbers':
      return vector;
    case 'constant': {
      const one = classified([vector.value]);
      return one && { ...one, values: new Float64Array(rows).fill(one.values[0] as number) };
    }
    case 'listed':
      return classified(vector.values);
    case 'coded': {
      const table = classified(vector.entries);
      if (table === null) return null;
      const values = table.real || !table.values.every((value) => value === (value | 0)) ? new Float64Array(rows) : new Int32Array(rows);
      for (let row = 0; row < rows; row++) values[row] = table.values[vector.codes[row] as number] as number;
      return { kind: 'numbers', real: table.real, values };
    }
  }
}

function classified(values: readonly Value[]): Numbers | null {
  if (values.some((value) => typeof value === 'string')) throw new Uncertain();
  if (values.every((value) => value === null || typeof value === 'number')) return { kind: 'numbers', real: false, values: Float64Array.from(values, (value) => value ?? NaN) };
  if (values.every((value) => value === null || value instanceof Real)) return { kind: 'numbers', real: true, values: Float64Array.from(values, (value) => value?.value ?? NaN) };
  return null;
}

/** The same as doubles whatever their class, as statistics take them. @throws Uncertain for text */
export function doublesOf(vector: Vector, rows: number): Float64Array {
  const numbers = numbersOf(vector.kind === 'coded' ? { ...vector, entries: vector.entries.map(asReal) } : vector.kind === 'listed' ? { kind: 'listed', values: vector.values.map(asReal) } : vector, rows);
  if (numbers === null) throw new Uncertain();
  return numbers.values instanceof Float64Array ? numbers.values : new Float64Array(numbers.values);
}

function asReal(value: Value): Value {
  return typeof value === 'number' || typeof value === 'bigint' ? new Real(Number(value)) : value;
}
