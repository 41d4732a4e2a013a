import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, columnFrom, compareTables, dictionaryFrom, type Table } from '#shared/table';

const FIELDS = ['a', 'b', 'c'];
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(null, '', '1', 'x', 0, 1, -0, 1.5, 2 ** 60, 2n ** 60n, 2n ** 62n, Number.NaN, Infinity),
  fc.constantFrom<Cell>(Uint8Array.of(), Uint8Array.of(1), Uint8Array.of(1, 2)),
);
const rowsOf = (cells: fc.Arbitrary<Cell>) => fc.array(fc.tuple(cells, cells, cells), { maxLength: 14 });
const anyRows = fc.oneof(rowsOf(cell), rowsOf(fc.constantFrom<Cell>(0, 1, 2)), rowsOf(fc.constantFrom<Cell>('x', 'y', null)));

/** However the same values are stored. */
function table(rows: readonly (readonly Cell[])[], tight: boolean, names: readonly string[] = FIELDS): Table {
  const columns = names.map((_, index) => (tight ? columnFrom : dictionaryFrom)(rows.map((row) => row[index] as Cell)));
  return { rows: rows.length, fields: names.map((name) => ({ name, type: 'any' })), columns };
}

/** One spelling for each value: 2^60 is the same number as a double and as a 64-bit integer. */
function spelled(cell: Cell): string {
  if (cell instanceof Uint8Array) return `blob ${cell.join()}`;
  if (typeof cell === 'string') return `text ${cell}`;
  return cell === null ? 'null' : Number.isInteger(cell) ? `number ${BigInt(cell)}` : `number ${cell}`;
}

const spelledRow = (row: readonly Cell[]): string => row.map(spelled).join(' | ');

/** The rows of one that the other does not have, one for one, by walking through both. */
function lacking(rows: readonly (readonly Cell[])[], others: readonly (readonly Cell[])[]): string[] {
  const left = others.map(spelledRow);
  return rows.map(spelledRow).filter((row) => {
    const at = left.indexOf(row);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('comparing two editions of a table', () => {
  it('finds, without a key, the rows that one has more of', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.boolean(), fc.boolean(), (before, after, tightBefore, tightAfter) => {
        const changes = compareTables(table(before, tightBefore), table(after, tightAfter), []);
        expect(changes.by).toBe('content');
        expect(changes.added.first.map(spelledRow)).toEqual(lacking(after, before));
        expect(changes.removed.first.map(spelledRow)).toEqual(lacking(before, after));
        expect(changes.changed.count).toBe(0);
      }),
    );
  });

  it('finds, by a key of two fields, what was added, removed and changed, and in which fields', () => {
    const keyed = (rows: readonly (readonly Cell[])[]): (readonly Cell[])[] => [...new Map(rows.map((row) => [spelledRow(row.slice(0, 2)), row])).values()];
    fc.assert(
      fc.property(anyRows.map(keyed), anyRows.map(keyed), fc.boolean(), fc.boolean(), (before, after, tightBefore, tightAfter) => {
        const changes = compareTables(table(before, tightBefore), table(after, tightAfter), ['a', 'b']);
        const keyOf = (row: readonly Cell[]): string => spelledRow(row.slice(0, 2));
        const [keysBefore, keysAfter] = [before.map(keyOf), after.map(keyOf)];
        const changed = after.filter((row) => before.some((old) => keyOf(old) === keyOf(row) && spelled(old[2] as Cell) !== spelled(row[2] as Cell)));
        expect(changes.by).toBe('key');
        expect(changes.added.first.map(keyOf)).toEqual(keysAfter.filter((key) => !keysBefore.includes(key)));
        expect(changes.removed.first.map(keyOf)).toEqual(keysBefore.filter((key) => !keysAfter.includes(key)));
        expect(changes.changed.first.map((row) => spelledRow(row.after))).toEqual(changed.map(spelledRow));
        expect(changes.changed.first.every(({ fields }) => fields.join() === 'c')).toBe(true);
        expect(changes.changedFields).toEqual(changed.length > 0 ? [{ name: 'c', rows: changed.length }] : []);
      }),
    );
  });

  it('adds up: what stayed, what changed and what is new make the later edition', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.subarray(FIELDS), (before, after, key) => {
        const { added, removed, rows } = compareTables(table(before, true), table(after, true), key);
        expect(rows.after - added.count).toBe(rows.before - removed.count);
      }),
    );
  });

  it('finds nothing between a table and itself in another order', () => {
    fc.assert(
      fc.property(anyRows, fc.subarray(FIELDS), (rows, key) => {
        const changes = compareTables(table(rows, true), table(rows.toReversed(), false), key);
        expect([changes.added.count, changes.removed.count, changes.changed.count]).toEqual([0, 0, 0]);
      }),
    );
  });
});
