import type { NamedTable } from '#shared/query';
import type { Codes, Column, Field, FieldType, Table } from '#shared/table';
import type { Names } from './questions';

const list = (size: number, entry: (index: number) => string): string[] => Array.from({ length: size }, (_, index) => entry(index));

const MONTHS = list(156, (index) => `${2010 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`);
const CITIZENSHIPS = list(180, (index) => String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26)));
const DESTINATIONS = list(32, (index) => `D${String(index).padStart(2, '0')}`);
const SEXES = ['F', 'M', 'UNK'];
const AGES = ['Y_LT14', 'Y14-17', 'Y18-34', 'Y35-64', 'Y_GE65', 'UNK'];
const REGIONS = list(12, (index) => `Region ${String(index + 1).padStart(2, '0')}`);

/** What the table's columns are in the questions. */
export const SYNTHETIC: Names = { table: 'cases', time: 'month', citizenship: 'citizenship', destination: 'destination', count: 'n', filter: "month between '2015-01' and '2018-12' and sex = 'F'" };

/** Monthly counts in no order, the same for the same number of rows: few citizenships have most of them. */
export function syntheticTables(rows: number): NamedTable[] {
  const random = sequence(20_221_231);
  const even = (size: number) => (): number => Math.floor(random() * size);
  const skewed = (size: number) => (): number => Math.floor(random() ** 2 * size);
  const table: Table = {
    rows,
    fields: [text('month'), text('citizenship'), text('destination'), text('sex'), text('age'), field('n', 'integer'), field('weight', 'number')],
    columns: [
      coded(MONTHS, rows, even(MONTHS.length)),
      coded(CITIZENSHIPS, rows, skewed(CITIZENSHIPS.length)),
      coded(DESTINATIONS, rows, skewed(DESTINATIONS.length)),
      coded(SEXES, rows, skewed(SEXES.length)),
      coded(AGES, rows, even(AGES.length)),
      { kind: 'int32', values: Int32Array.from({ length: rows }, skewed(3_000)), validity: null },
      // Sixty-fourths: sums are exact in any order.
      { kind: 'float64', values: Float64Array.from({ length: rows }, () => Math.floor(random() * 640) / 64), validity: null },
    ],
  };
  return [{ name: 'cases', table }, codeList(CITIZENSHIPS)];
}

/** A region for every code. */
export function codeList(codes: readonly string[]): NamedTable {
  const regions = Uint8Array.from(codes, (_, index) => index % REGIONS.length);
  const columns: Column[] = [
    { kind: 'dictionary', codes: Uint16Array.from(codes.keys()), dictionary: codes },
    { kind: 'dictionary', codes: regions, dictionary: REGIONS },
  ];
  return { name: 'countries', table: { rows: codes.length, fields: [text('code'), text('region')], columns } };
}

const field = (name: string, type: FieldType): Field => ({ name, type });
const text = (name: string): Field => field(name, 'string');

function coded(dictionary: readonly string[], rows: number, next: () => number): Column {
  const codes: Codes = Uint8Array.from({ length: rows }, next);
  return { kind: 'dictionary', codes, dictionary };
}

/** Numbers from 0 to 1 that look random and are the same every time (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
