import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatsOf } from '#shared/i18n';
import { type Cell, cellAt, type Column, columnFrom } from '#shared/table';
import { type Direction, sortOrder } from '../../../../renderer/ui/grid/sort-order';

const { compare } = formatsOf('pl');

/** The whole sort at once, and the values in its order. */
function sorted(column: Column, direction: Direction): Cell[] {
  const steps = sortOrder(column, direction, compare);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return Array.from(value, (row) => cellAt(column, row));
  }
}

function orderOf(column: Column, direction: Direction): number[] {
  const steps = sortOrder(column, direction, compare);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return [...value];
  }
}

const nullable = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { nil: null, freq: 5 });

describe('sorting a column', () => {
  it.each([
    ['32-bit integers', nullable(fc.integer())],
    ['64-bit integers', nullable(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))],
    ['reals', nullable(fc.double({ noNaN: true, noDefaultInfinity: false }))],
  ] as [string, fc.Arbitrary<Cell>][])('puts %s in order, NULL last', (_, values) => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 300 }), (cells) => {
        const expected = (sign: number): Cell[] => {
          const present = cells.filter((cell) => cell !== null).toSorted((a, b) => (a < b ? -sign : a > b ? sign : 0));
          return [...present, ...cells.filter((cell) => cell === null)];
        };
        const plain = (found: Cell[]): unknown[] => found.map((cell) => (cell === null ? null : Number(cell) + 0));
        expect(plain(sorted(columnFrom(cells), 'ascending'))).toEqual(plain(expected(1)));
        expect(plain(sorted(columnFrom(cells), 'descending'))).toEqual(plain(expected(-1)));
      }),
    );
  });

  it('puts text in the order of a Polish dictionary', () => {
    const column = columnFrom(['żaba', 'zebra', 'łódź', 'lodówka', null, 'ąkanie', 'atlas']);
    expect(sorted(column, 'ascending')).toEqual(['atlas', 'ąkanie', 'lodówka', 'łódź', 'zebra', 'żaba', null]);
    expect(sorted(column, 'descending')).toEqual(['żaba', 'zebra', 'łódź', 'lodówka', 'ąkanie', 'atlas', null]);
  });

  it('puts numbers before text where a column has both', () => {
    expect(sorted(columnFrom(['b', 3, 'a', 1.5, null]), 'ascending')).toEqual([1.5, 3, 'a', 'b', null]);
  });

  it.each(['ascending', 'descending'] as const)('leaves rows of one value in their order (%s)', (direction) => {
    expect(orderOf(columnFrom(['b', 'a', 'b', 'a', 'b']), direction)).toEqual(direction === 'ascending' ? [1, 3, 0, 2, 4] : [0, 2, 4, 1, 3]);
    expect(orderOf(columnFrom([2, 1, 2, 1]), direction)).toEqual(direction === 'ascending' ? [1, 3, 0, 2] : [0, 2, 1, 3]);
  });

  it('merges a dictionary of many thousand texts', () => {
    const cells = Array.from({ length: 5000 }, (_, row) => `w${(row * 7919) % 5000}`);
    expect(sorted(columnFrom(cells), 'ascending')).toEqual(cells.toSorted(compare));
  });

  it('sorts nothing without complaint', () => {
    expect(sorted(columnFrom([]), 'ascending')).toEqual([]);
  });

  it('rests between small steps, so that a million rows never hold the page up', () => {
    const steps = sortOrder({ kind: 'float64', values: Float64Array.from({ length: 1_000_000 }, (_, row) => Math.sin(row)), validity: null }, 'ascending', compare);
    let rests = 0;
    while (!steps.next().done) rests++;
    expect(rests).toBeGreaterThan(100);
  });
});
