import { isValid } from '../bitmap';
import { type Cell, type DictionaryColumn, narrowInteger, type NumberColumn } from '../column';
import { compareCells } from './order';
import { isReal, type Stored, storedCell, type Values } from './stored';

/** Each row's value as its place among the column's values in SQLite's order; 0 is NULL, whether there is one or not. */
export interface Ranked extends Values {
  readonly ranks: Uint32Array;
}

/** Whole numbers that span so few, or four times as many as there are rows, are their own places. */
const DENSE = 2 ** 16;

/** `null` where entries are one value for SQLite (0 and -0.0): which of them it shows depends on its way through the rows. */
export function ranked(stored: Stored): Ranked | null {
  const { column } = stored;
  return column.kind === 'dictionary' ? rankedDictionary(column, stored) : rankedNumbers(column, stored);
}

function rankedDictionary({ codes, dictionary }: DictionaryColumn, stored: Stored): Ranked | null {
  const entries = dictionary.map((cell) => storedCell(cell, stored.real));
  const order = [...entries.keys()].filter((code) => entries[code] !== null).sort((one, other) => compareCells(entries[one] as Cell, entries[other] as Cell));
  const cells: Cell[] = [null, ...order.map((code) => entries[code] as Cell)];
  if (cells.some((cell, place) => place > 0 && compareCells(cell, cells[place - 1] as Cell) === 0)) return null;
  const places = new Uint32Array(entries.length);
  order.forEach((code, place) => (places[code] = place + 1));
  const ranks = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) ranks[row] = places[codes[row] as number] as number;
  return { ranks, cells, real: Uint8Array.from(cells, (cell) => (isReal(cell, stored) ? 1 : 0)) };
}

function rankedNumbers(column: NumberColumn, stored: Stored): Ranked | null {
  if (column.kind === 'int32') {
    const dense = denseRanks(column.values, column.validity);
    if (dense !== null) return dense;
  }
  const { values, validity } = column;
  const places = new Map<number | bigint, number>();
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number | bigint;
    if (Object.is(value, -0)) return null;
    if (isValid(validity, row) && !Number.isNaN(value)) places.set(value, 0);
  }
  const cells: Cell[] = [null, ...[...places.keys()].sort(compareCells)];
  cells.forEach((cell, place) => place > 0 && places.set(cell as number | bigint, place));
  const ranks = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) if (isValid(validity, row)) ranks[row] = places.get(values[row] as number | bigint) ?? 0;
  return { ranks, cells: cells.map((cell) => (typeof cell === 'bigint' ? narrowInteger(cell) : cell)), real: Uint8Array.from(cells, (cell) => (isReal(cell, stored) ? 1 : 0)) };
}

/** Also values that no row has get a place: nothing is lost but the place. */
function denseRanks(values: Int32Array, validity: NumberColumn['validity']): Ranked | null {
  let least = Infinity;
  let most = -Infinity;
  for (let row = 0; row < values.length; row++) {
    if (!isValid(validity, row)) continue;
    const value = values[row] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const size = most < least ? 0 : most - least + 1;
  if (size > Math.max(DENSE, 4 * values.length)) return null;
  const ranks = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) if (isValid(validity, row)) ranks[row] = (values[row] as number) - least + 1;
  return { ranks, cells: [null, ...Array.from({ length: size }, (_, place) => least + place)], real: new Uint8Array(size + 1) };
}
