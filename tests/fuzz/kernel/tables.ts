import fc from 'fast-check';
import { allValid, type Cell, type Column, columnFrom, dictionaryFrom, type Field, type FieldType, setInvalid, type Table } from '#shared/table';
import { Choices, numbers } from './choices';

/** What a column holds, as far as expressions care. */
export type Sort = 'text' | 'number' | 'mixed' | 'date';

/** A column that statements can name. */
export interface Named {
  readonly name: string;
  readonly sort: Sort;
}

/** The table `t`, and two lists that it can be joined to: `l`, whose codes may be told apart, and `m`, whose codes repeat. */
export interface World {
  readonly t: Table;
  readonly l: Table;
  readonly m: Table;
}

/** Columns by the way in which they are held; few values, so that groups, ties and matches are common. */
interface Kind {
  readonly type: FieldType;
  readonly sort: Sort;
  readonly cells: readonly Cell[];
  readonly hold: (cells: readonly Cell[]) => Column;
  /** Of large tables: a value for each number, hardly any twice. */
  readonly many?: (number: number) => Cell;
}

const wholeNumber = (number: number): Cell => (Math.imul(number, 0x9e37_79b1) >> (number % 3 === 0 ? 0 : 8)) + 0;
const realNumber = (number: number): Cell => (Math.imul(number, 0x9e37_79b1) >> 12) / 8 + 0;
const wideNumber = (number: number): Cell => BigInt(Math.imul(number, 0x9e37_79b1)) * 1_000_003n;
const text = (number: number): Cell => `${'aŁb'[number % 3] as string}${Math.imul(number, 0x9e37_79b1) >>> 12}`;
const day = (number: number): Cell => new Date(Date.UTC(1990, 0, 1 + (number % 12_000))).toISOString().slice(0, 10);

function floats(cells: readonly Cell[]): Column {
  const validity = allValid(cells.length);
  cells.forEach((cell, row) => cell === null && setInvalid(validity, row));
  return { kind: 'float64', values: Float64Array.from(cells, (cell) => Number(cell ?? 0)), validity };
}

const CODES = ['PL', 'CZ', '', 'SK', 'pl', 'Ł', 'XX', 'ł'];

const KINDS: readonly Kind[] = [
  { type: 'string', sort: 'text', hold: dictionaryFrom, cells: CODES },
  { type: 'integer', sort: 'number', many: wholeNumber, hold: columnFrom, cells: [0, 1, 2, 3, -1, -3, 7, 10] },
  { type: 'number', sort: 'number', many: realNumber, hold: floats, cells: [0, 1, 0.5, 2.5, -1.5, 0.1, 0.2, 0.3, 100] },
  { type: 'string', sort: 'text', many: text, hold: dictionaryFrom, cells: ['a', '', 'A', 'ab', 'B', 'b', 'abc', 'Łódź', 'łódź', 'lodz', 'é', 'e\u0301', '1', '1.0', '-0', '12abc', ' 7', '0x10', '1e3', 'NaN', 'Inf', 'null', '%', 'a_b', "it's", 'a"b', 'x\0y', 'z\n', '\uFFFD', '\uE000', '😀', 'ß', 'İ', 'straße'] },
  { type: 'date', sort: 'date', many: day, hold: dictionaryFrom, cells: ['2022-01-31', '2022-02-01', '2021-12-31', '2022-02-28', '2020-02-29', '1999-01-01', '2022-13-01', '2022-02', '2022', '', '2022-02-01T10:00:00', '0001-01-01', '2024-12-30', '2021-01-03'] },
  { type: 'integer', sort: 'number', many: wholeNumber, hold: columnFrom, cells: [0, 1, 20_000, -20_000, 2 ** 31 - 1, -(2 ** 31), 300, 7, -4] },
  { type: 'integer', sort: 'number', many: wideNumber, hold: columnFrom, cells: [1, 0, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 62n, 2n ** 52n + 3n, -1, 3_037_000_500] },
  { type: 'number', sort: 'number', hold: floats, cells: [0, -0, 1, 1e16, -1e16, 1e308, -1e308, 5e-324, 2 ** 53, 9.2e18, -9.3e18, 1e300, Infinity, -Infinity, NaN, 0.1, 1 / 3, 123_456.789, 1e15, 1e-5] },
  { type: 'number', sort: 'number', many: realNumber, hold: dictionaryFrom, cells: [0, 0.5, 1, -1.5, 2.5, 100, 0.1] },
  { type: 'any', sort: 'mixed', hold: dictionaryFrom, cells: ['', 'A', 1, '1', 0.5, -1.5, '2.5', 'Ł', 2n ** 60n, 1e300, 0, NaN, -2, 'NaN'] },
  { type: 'integer', sort: 'number', hold: dictionaryFrom, cells: [1, 0.5, -1.5, -0, 1e16, 10n ** 16n, -1e16, 2n ** 60n, 2n ** 60n + 1n, -2, 0.1] },
  { type: 'any', sort: 'mixed', hold: dictionaryFrom, cells: ['a', 1, new Uint8Array([0, 97]), 'b', null] },
  { type: 'string', sort: 'text', hold: dictionaryFrom, cells: ['a', '\ud800', 'b', '\udc00x'] },
  { type: 'integer', sort: 'number', hold: dictionaryFrom, cells: [1, 2, 0, -1, 5] },
  { type: 'string', sort: 'text', hold: dictionaryFrom, cells: [null] },
];

/** How likely each kind is: the strange ones, which the kernel leaves alone, are rare. */
const WEIGHTS = [7, 7, 6, 6, 4, 8, 4, 4, 3, 2, 2, 1, 1, 2, 1];
const BY_WEIGHT = KINDS.flatMap((kind, nth) => Array.from({ length: WEIGHTS[nth] as number }, () => kind));

export const NAMES = ['k', 'Geo', 'n', 'x y', 'Łódź', 'sum'] as const;

/** More rows than this are for sorting by digits, a heap of the first, loops over arrays, tables of hashes: seldom, because they cost. */
const MOST_ROWS = 20;
const LARGE = { oneOf: 20, least: 600, most: 1500 };

const rowsArbitrary = (most: number, width: number): fc.Arbitrary<number[][]> => fc.noBias(fc.array(numbers(width), { maxLength: most, size: 'max' }));

interface Shape {
  readonly kinds: readonly number[];
  readonly nulls: number;
  readonly labels: number;
  readonly rows: readonly (readonly number[])[];
  /** How many rows there are instead, if any, and what they follow from. */
  readonly large: readonly [rows: number, seed: number];
}

const SPAN = LARGE.most - LARGE.least + 1;
const largeRows = fc.noBias(fc.nat(LARGE.oneOf * SPAN - 1)).map((choice) => (choice < (LARGE.oneOf - 1) * SPAN ? 0 : LARGE.least + (choice % SPAN)));
const shape = fc.record<Shape>({ kinds: numbers(NAMES.length + 1), nulls: fc.nat(5), labels: fc.nat(3), rows: rowsArbitrary(MOST_ROWS, NAMES.length), large: fc.tuple(largeRows, fc.nat(0xffff)) });
const list = fc.record({ kinds: numbers(2), rows: rowsArbitrary(6, 3) });

const SORTS = new WeakMap<Field, Sort>();

/** What the column of a field holds. */
export const sortOf = (field: Field): Sort => SORTS.get(field) ?? 'mixed';

export function named(table: Table): Named[] {
  return table.fields.map((field) => ({ name: field.name, sort: sortOf(field) }));
}

function fieldOf(name: string, kind: Kind, more: Partial<Field> = {}): Field {
  const field: Field = { name, type: kind.type, ...more };
  SORTS.set(field, kind.sort);
  return field;
}

const cellFrom = (kind: Kind, choice: number, nulls: number): Cell => (nulls > 0 && choice % 11 < nulls ? null : (kind.cells[Math.trunc(choice / 11) % kind.cells.length] as Cell));

function tableOf(fields: readonly Field[], kinds: readonly Kind[], cells: readonly (readonly Cell[])[]): Table {
  return { rows: cells.length, fields, columns: kinds.map((kind, nth) => kind.hold(cells.map((row) => row[nth] as Cell))) };
}

const LABELS = CODES.slice(0, 4).map((value, nth) => ({ value, ...(nth !== 1 && { label: { en: ['Poland', '', 'None', 'Poland'][nth] as string, pl: ['Polska', '', 'Brak', 'Słowacja'][nth] as string } }) }));

/** Rows of numbers that follow from one. */
function rowsFrom(seed: number, count: number, width: number): number[][] {
  let state = seed;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 8;
  return Array.from({ length: count }, () => Array.from({ length: width }, next));
}

/** Every other column of a large table holds few values, the others hardly any twice. */
function largeCell(kind: Kind, choice: number, nulls: number, isWide: boolean): Cell {
  const few = cellFrom(kind, choice, nulls);
  return few === null || !isWide || kind.many === undefined ? few : kind.many(choice);
}

function mainTable({ kinds, nulls, labels, rows, large }: Shape): Table {
  const width = 1 + ((kinds.at(-1) as number) % NAMES.length);
  const chosen = kinds.slice(0, width).map((choice) => new Choices([choice]).of(BY_WEIGHT));
  const fields = chosen.map((kind, nth) => fieldOf(NAMES[nth] as string, kind, { ...(nth === 1 && { title: { en: 'Country' } }), ...(nth === 0 && labels === 3 && kind === KINDS[0] && { categories: LABELS }) }));
  const [count, seed] = large;
  if (count === 0) return tableOf(fields, chosen, rows.map((row) => chosen.map((kind, nth) => cellFrom(kind, row[nth] as number, nulls))));
  return tableOf(fields, chosen, rowsFrom(seed, count, width).map((row) => chosen.map((kind, nth) => largeCell(kind, row[nth] as number, nulls, ((seed >> nth) & 1) === 1))));
}

/** A list by code: codes as in one of the table's columns or others, a label and a number. */
function listTable({ kinds, rows }: { kinds: readonly number[]; rows: readonly (readonly number[])[] }, distinct: boolean): Table {
  const keyKind = (kinds[0] as number) % 3 === 2 ? (KINDS[1] as Kind) : (KINDS[0] as Kind);
  const chosen = [keyKind, KINDS[3] as Kind, KINDS[(kinds[1] as number) % 2 === 0 ? 1 : 2] as Kind];
  const cells = rows.map((row) => chosen.map((kind, nth) => cellFrom(kind, row[nth] as number, distinct && nth === 0 ? 0 : 1)));
  const kept = distinct ? cells.filter((row, at) => cells.findIndex(([code]) => code === row[0]) === at) : cells;
  return tableOf(['code', 'label', 'weight'].map((name, nth) => fieldOf(name, chosen[nth] as Kind)), chosen, kept);
}

export const worlds: fc.Arbitrary<World> = fc
  .record({ t: shape, l: list, m: list })
  .map(({ t, l, m }) => ({ t: mainTable(t), l: listTable(l, t.nulls !== 5), m: listTable(m, false) }));
