import { describe, expect, it } from 'vitest';
import { type Cell, columnFrom, type FieldType, profileField, profileInTable } from '#shared/table';
import { field, tableOf } from '../../../support/tables';
import { naively } from './naive';

const profileOf = (cells: readonly Cell[], type: FieldType, name = 'x') => profileField(columnFrom(cells), { name, type });
const binsOf = (cells: readonly Cell[], type: FieldType) => profileOf(cells, type).histogram?.bins.map(({ from, to, includesTo, count }) => `${String(from)}${includesTo ? '..' : '..<'}${String(to)} ${count}`);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('a histogram', () => {
  it('has a bar for each of few values, and steps of round numbers for many', () => {
    expect(binsOf([1, 99, 1, 5], 'integer')).toEqual(['1..1 2', '5..5 1', '99..99 1']);
    expect(binsOf(upTo(20), 'integer')).toHaveLength(20);
    expect(binsOf(upTo(101), 'integer')?.slice(0, 2)).toEqual(['0..4 5', '5..9 5']);
    expect(binsOf(upTo(41).map((tenths) => tenths / 100), 'number')?.slice(-2)).toEqual(['0.36..<0.38 2', '0.38..0.4 3']);
  });

  it('puts numbers onto the decimal edges that they are written as', () => {
    const bins = binsOf(upTo(24).map((tenths) => tenths / 10), 'number');
    expect(bins?.slice(0, 4)).toEqual(['0..<0.1 1', '0.1..<0.2 1', '0.2..<0.3 1', '0.3..<0.4 1']);
  });

  it('leaves out what is infinite, and says how much that is', () => {
    const { histogram, mean } = profileOf([...upTo(20).map((half) => half / 2), Infinity, -Infinity], 'number');
    expect(histogram?.outside).toBe(2);
    expect(mean).toBeNull();
  });

  it('steps by days, weeks, months, quarters and years, whichever shows all with few bars', () => {
    expect(binsOf(['2024-02-28', '2024-03-01'], 'date')).toEqual(['2024-02-28..2024-02-28 1', '2024-02-29..2024-02-29 0', '2024-03-01..2024-03-01 1']);
    expect(binsOf(['2024-01-01', '2024-03-31'], 'date')?.at(0)).toBe('2024-01-01..2024-01-07 1');
    expect(binsOf(['2024-01-15', '2026-03-31'], 'date')?.at(0)).toBe('2024-01-01..2024-01-31 1');
    expect(binsOf(['2020-01', '2026-03'], 'yearmonth')?.at(-1)).toBe('2026-01..2026-03 1');
    expect(binsOf(['2000-01', '2026-03'], 'yearmonth')?.at(-1)).toBe('2026-01..2026-12 1');
    expect(binsOf(['2024-01-01T10:00:00', '2024-01-02'], 'datetime')).toEqual(['2024-01-01..<2024-01-02 1', '2024-01-02..<2024-01-03 1']);
  });

  it('takes undeclared text that is nothing but months or dates for them, and no other text', () => {
    expect(profileOf(['2024-01', '2024-02', null], 'string')).toMatchObject({ type: 'yearmonth', histogram: { kind: 'bins' } });
    expect(profileOf(['2024-01-05', '2024-02-30'], 'string')).toMatchObject({ type: 'string', histogram: null });
    expect(profileOf([2020, 2021], 'integer', 'rok')).toMatchObject({ type: 'year' });
  });
});

describe('a profile', () => {
  it('counts flags of the companion field, the empty ones not', () => {
    const table = tableOf([field('n', 'integer'), field('n_flag', 'string')], [[1, 'p'], [2, null], [3, ''], [4, 'e'], [5, 'p']]);
    expect(profileInTable(table, 'n').flags).toEqual({ rows: 3, top: [{ value: 'p', count: 2 }, { value: 'e', count: 1 }] });
    expect(profileInTable(table, 'n_flag').flags).toBeNull();
  });

  it('is one of nothing for a table without rows and for a field without values', () => {
    expect(profileOf([], 'integer')).toMatchObject({ rows: 0, missing: 0, distinct: 0, min: null, max: null, mean: null, median: null, histogram: null, top: [] });
    expect(profileOf([null, null], 'number')).toMatchObject({ rows: 2, missing: 2, distinct: 0, min: null, top: [] });
  });

  it('adds integers exactly beyond what a double holds', () => {
    expect(profileOf([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1], 'integer').mean).toBe(Number(2n * 9_007_199_254_740_991n + 1n) / 3);
  });

  it.each([
    ['numbers of many sizes', (at: number) => Math.sin(at) * 10 ** ((at % 600) - 300)],
    ['numbers that differ in their last bits', (at: number) => 1e15 + (at % 50_000)],
    ['decimals of which many repeat', (at: number) => Math.round(Math.sin(at) * 1e6) / 100],
    ['whole numbers far apart', (at: number) => ((at * 2_654_435_761) % 2 ** 32) - 2 ** 31],
  ])('stays exact for very many %s', (_what, numberAt) => {
    const column = columnFrom(upTo(60_000).map((at) => (at % 97 === 0 ? null : numberAt(at))));
    const { counted, ...naive } = naively(column);
    const profile = profileField(column, { name: 'x', type: 'number' });
    expect(profile).toMatchObject(naive);
    expect(profile.top).toEqual(counted[0]?.count === 1 ? [] : counted.slice(0, 10));
    expect(profile.histogram?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(profile.rows - profile.missing);
  });
});
