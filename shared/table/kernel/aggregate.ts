import { isValid } from '../bitmap';
import { type Cell, type Column, narrowInteger, type NumberColumn } from '../column';
import type { Groups } from './groups';
import { ranked } from './ranks';
import { isReal, type Stored, type Values } from './stored';
import { type Sums, sums } from './sum';

export type AggregateName = 'count' | 'sum' | 'total' | 'avg' | 'min' | 'max';

/** @param stored absent for `count(*)`. `null` where the kernel leaves it to SQLite. */
export function aggregate(name: AggregateName, groups: Groups, stored?: Stored): Values | null {
  if (stored === undefined) return name === 'count' ? integers(countRows(groups, () => true)) : null;
  switch (name) {
    case 'count':
      return integers(countRows(groups, valueTest(stored.column)));
    case 'min':
    case 'max':
      return extremes(name === 'min' ? -1 : 1, groups, stored);
    default: {
      const summed = sums(groups, stored);
      return summed && fromSums(name, summed);
    }
  }
}

function integers(counts: Float64Array): Values {
  return { cells: Array.from(counts), real: new Uint8Array(counts.length) };
}

function countRows({ count, ids }: Groups, counts: (row: number) => boolean): Float64Array {
  const rows = new Float64Array(count);
  for (let row = 0; row < ids.length; row++) {
    const group = ids[row] as number;
    if (counts(row)) rows[group] = (rows[group] as number) + 1;
  }
  return rows;
}

/** Whether a row has a value; NaN is none. */
function valueTest(column: Column): (row: number) => boolean {
  if (column.kind !== 'dictionary') return (row) => isValid(column.validity, row) && !Number.isNaN(column.values[row]);
  const values = Uint8Array.from(column.dictionary, (cell) => (cell === null || Number.isNaN(cell) ? 0 : 1));
  return (row) => values[column.codes[row] as number] === 1;
}

function fromSums(name: 'sum' | 'total' | 'avg', { counts, cells, real }: Sums): Values {
  switch (name) {
    case 'sum':
      return { cells: cells.map((cell, group) => (counts[group] === 0 ? null : known(cell))), real };
    case 'total':
      return { cells: cells.map((cell) => known(Number(cell))), real: real.map(() => 1) };
    case 'avg':
      return { cells: cells.map((cell, group) => (counts[group] === 0 ? null : known(Number(cell) / (counts[group] as number)))), real: real.map(() => 1) };
  }
}

/** What is not a number is NULL. */
function known(value: number | bigint): Cell {
  return Number.isNaN(value) ? null : value;
}

/** @param sign of the difference by which a value beats the one before; the first of equals stays */
function extremes(sign: -1 | 1, groups: Groups, stored: Stored): Values | null {
  const { column } = stored;
  if (column.kind !== 'dictionary') return extremeNumbers(sign, groups, column, stored);
  const order = ranked(stored);
  if (order === null) return null;
  const best = new Uint32Array(groups.count);
  for (let row = 0; row < groups.ids.length; row++) {
    const group = groups.ids[row] as number;
    const rank = order.ranks[row] as number;
    const before = best[group] as number;
    if (rank !== 0 && (before === 0 || sign * (rank - before) > 0)) best[group] = rank;
  }
  return { cells: Array.from(best, (rank) => order.cells[rank] as Cell), real: Uint8Array.from(best, (rank) => order.real[rank] as number) };
}

function extremeNumbers(sign: -1 | 1, { count, ids }: Groups, { values, validity }: NumberColumn, stored: Stored): Values {
  const best: (number | bigint | null)[] = new Array<null>(count).fill(null);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number | bigint;
    if (!isValid(validity, row) || Number.isNaN(value)) continue;
    const group = ids[row] as number;
    const before = best[group] as number | bigint | null;
    if (before === null || (sign < 0 ? value < before : value > before)) best[group] = value;
  }
  const cells = best.map((cell) => (typeof cell === 'bigint' ? narrowInteger(cell) : cell));
  return { cells, real: Uint8Array.from(cells, (cell) => (isReal(cell, stored) ? 1 : 0)) };
}
