import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, cellAt, type Column, columnFrom, dictionaryFrom, type FieldProfile, type FieldType, profileField, rowsOf } from '#shared/table';
import { inOrder, isWithin, naively } from './naive';

const text = fc.oneof(fc.constantFrom('', ' ', 'a', 'ą', 'Z', 'ﬀ', '😀', '\u202eabc', "o'brien", '\0'), fc.string({ unit: 'grapheme', maxLength: 6 }));
const small = fc.integer({ min: -40, max: 40 });
const integer = fc.oneof(small, fc.integer(), fc.maxSafeInteger());
const wide = fc.oneof(fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }), fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }), fc.bigInt({ min: 2n ** 60n, max: 2n ** 60n + 4n }));
const double = fc.oneof(small.map((tenths) => tenths / 10), fc.double({ noNaN: false, noInteger: true }), fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 5e-324, 0.1, 0.2, 0.3));
const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const month = fc.tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

const cellsOf = (value: fc.Arbitrary<Cell>): fc.Arbitrary<Cell[]> => {
  const some = fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
  return fc.oneof(fc.array(some, { maxLength: 20 }), fc.array(some, { minLength: 30, maxLength: 120 }));
};

/** However the same values are stored: tight, in a dictionary, in one with entries that no row has. */
const stored = (cells: fc.Arbitrary<Cell[]>): fc.Arbitrary<Column> =>
  fc.tuple(cells, fc.constantFrom('tight', 'dictionary', 'spare')).map(([all, how]) => {
    if (how === 'tight') return columnFrom(all);
    if (how === 'dictionary') return dictionaryFrom(all);
    const { codes, dictionary, kind } = dictionaryFrom([...all, all[0] ?? null]);
    return { kind, codes: codes.slice(0, Math.floor(all.length / 2)), dictionary };
  });

const anyColumn: fc.Arbitrary<readonly [Column, FieldType]> = fc.oneof(
  ...[
    [text, 'string'],
    [integer, 'integer'],
    [wide, 'integer'],
    [fc.oneof(wide, integer), 'integer'],
    [fc.oneof(fc.double(), fc.constantFrom(1e308, -1e308)), 'number'],
    [double, 'number'],
    [fc.oneof(text, integer, double, wide, fc.uint8Array({ maxLength: 3 })), 'any'],
    [fc.oneof(day, fc.constantFrom('2020-02-30', '', '2020-1-1', '2020-01-01T')), 'date'],
    [month, 'yearmonth'],
    [month, 'string'],
    [fc.oneof({ weight: 20, arbitrary: day }, { weight: 1, arbitrary: text }), 'string'],
    [fc.oneof(day.map((date) => `${date}T12:00:00Z`), day), 'datetime'],
    [fc.constantFrom(0, 1), 'boolean'],
    [fc.integer({ min: 1900, max: 2100 }), 'year'],
  ].map(([value, type]) => stored(cellsOf(value as fc.Arbitrary<Cell>)).map((column) => [column, type as FieldType] as const)),
);

const profileOf = (column: Column, type: FieldType): FieldProfile => profileField(column, { name: 'x', type });

/** Equal where one walk through the rows spells a number otherwise: 2^60 as a double and as an integer. */
const spelled = (cell: Cell): string => (typeof cell === 'number' && Number.isInteger(cell) ? `${BigInt(cell)}` : cell instanceof Uint8Array ? `x${cell.join()}` : String(cell));

describe('the profile of any column', () => {
  it('counts rows, missing, empty and different values as one who looks at each row', () => {
    fc.assert(
      fc.property(anyColumn, ([column, type]) => {
        const { rows, missing, empty, distinct, median } = profileOf(column, type);
        const naive = naively(column);
        expect({ rows, missing, empty, distinct }).toEqual({ rows: naive.rows, missing: naive.missing, empty: naive.empty, distinct: naive.distinct });
        if (median !== null) expect(median).toBe(naive.median);
      }),
      { numRuns: 400 },
    );
  });

  it('finds the least, the greatest and the most frequent values, equally frequent ones in order', () => {
    fc.assert(
      fc.property(anyColumn, ([column, type]) => {
        const { min, max, top, distinct } = profileOf(column, type);
        const naive = naively(column);
        expect([spelled(min), spelled(max)]).toEqual([spelled(naive.min), spelled(naive.max)]);
        const isFlat = distinct > 10 && naive.counted.every(({ count }) => count === 1);
        expect(top.map(({ value, count }) => [spelled(value), count])).toEqual(isFlat ? [] : naive.counted.slice(0, 10).map(({ value, count }) => [spelled(value), count]));
      }),
      { numRuns: 400 },
    );
  });

  it('puts every row into the one bin whose condition it meets', () => {
    fc.assert(
      fc.property(anyColumn, ([column, type]) => {
        const { histogram, rows, missing } = profileOf(column, type);
        if (histogram === null) return;
        const present = Array.from({ length: rowsOf(column) }, (_, row) => cellAt(column, row)).filter((cell) => cell !== null && !Number.isNaN(cell));
        for (const bin of histogram.bins) {
          const met = present.filter((cell) => isWithin(cell, bin)).length;
          // What is no day of the calendar, such as 30 February, may as a text lie between two that are.
          expect(met - bin.count).toBeGreaterThanOrEqual(0);
          expect(met - bin.count).toBeLessThanOrEqual(type === 'date' || type === 'datetime' ? histogram.outside : 0);
        }
        expect(histogram.bins.reduce((sum, { count }) => sum + count, 0) + histogram.outside).toBe(rows - missing);
        const froms = histogram.bins.map(({ from }) => from);
        expect(froms).toEqual([...froms].sort(inOrder));
        expect(froms.length).toBeLessThanOrEqual(36);
      }),
      { numRuns: 400 },
    );
  });

  it('says the same whichever way the values are stored', () => {
    fc.assert(
      fc.property(cellsOf(integer), (cells) => {
        const [tight, loose] = [columnFrom(cells), dictionaryFrom(cells)].map((column) => profileOf(column, 'integer'));
        expect(tight).toEqual(loose);
      }),
    );
  });
});
