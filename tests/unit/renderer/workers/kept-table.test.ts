import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Cell, Table } from '#shared/table';
import { entriesOf, keptEntries } from '../../../../renderer/workers/data/kept-entries';
import { keptBytes, keptTable, reopenedTable, sharedTable } from '../../../../renderer/workers/data/kept-table';
import { pack } from '../../../../renderer/workers/data/sent-table';
import { mayBeGivenAway } from '../../../../renderer/workers/data/shared-memory';

afterEach(() => vi.unstubAllGlobals());

const TABLE: Table = {
  rows: 3,
  fields: [
    { name: 'geo', type: 'string' },
    { name: 'n', type: 'integer' },
    { name: 'share', type: 'number' },
  ],
  columns: [
    { kind: 'dictionary', codes: Uint8Array.of(1, 0, 1), dictionary: ['PL', null] },
    { kind: 'int64', values: BigInt64Array.of(1n, 2n ** 60n, 0n), validity: Uint8Array.of(3) },
    { kind: 'float64', values: Float64Array.of(0.5, -0, 2), validity: null },
  ],
};

/** To the page and into the next worker, as messages carry it. */
function handedOn(table: Table): Table {
  const kept = keptTable({ name: 't', table: sharedTable(table), digest: null });
  return reopenedTable(structuredClone(kept)).table;
}

describe('what the page keeps of a dictionary', () => {
  it('gives every kind of entry back exactly', () => {
    const dictionary: Cell[] = ['', 'Łódź', '\ufeffBOM', '\ud83d', '\ude00 after half a pair', null, 1.5, -0, 2 ** 60, Number.NaN, 2n ** 63n - 1n, Uint8Array.of(0, 128, 255)];
    expect(entriesOf(structuredClone(keptEntries(dictionary)))).toStrictEqual(dictionary);
  });

  it('gives any text back exactly', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (dictionary, runUnits) => {
        expect(entriesOf(keptEntries(dictionary, runUnits))).toStrictEqual(dictionary);
      }),
    );
  });

  it('has runs short enough for one text each', () => {
    expect(keptEntries(['four', 'five', 'a', 'b'], 4).map(({ ends }) => [...ends])).toEqual([[4], [4], [1, 2]]);
  });
});

describe('a table in shared memory', () => {
  it('is the same table in the next worker, and the same memory', () => {
    const table = sharedTable(TABLE);
    const again = reopenedTable(keptTable({ name: 't', table, digest: null })).table;
    expect(handedOn(TABLE)).toEqual(TABLE);
    expect(again.columns[1]).toBe(table.columns[1]);
    expect(table.columns.map((column) => (column.kind === 'dictionary' ? column.codes : column.values).buffer)).toEqual(Array(3).fill(expect.any(SharedArrayBuffer)));
  });

  it('knows the bytes that it takes', () => {
    const kept = keptTable({ name: 't', table: sharedTable(TABLE), digest: null });
    // Codes, text, two ends, two kinds; three integers and their validity; three doubles.
    expect(keptBytes({ alias: 'a', tables: [kept], written: null })).toBe(3 + 2 + 8 + 2 + (24 + 1) + 24);
  });

  it('is copied where there is no shared memory, and never given away with an answer', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    const table = sharedTable({ ...TABLE, columns: TABLE.columns.map((column) => structuredClone(column)) });
    expect(handedOn(table)).toEqual(TABLE);
    expect(pack(table).transfer).toEqual([]);
    expect(mayBeGivenAway(new ArrayBuffer(1))).toBe(true);
  });
});

describe('an answer on its way to the page', () => {
  it('leaves out the entries of a dictionary that none of its rows has', () => {
    const dictionary = Array.from({ length: 100_000 }, (_, index) => `name ${index}`);
    const { table, pieces } = pack({ rows: 3, fields: [{ name: 'name', type: 'string' }], columns: [{ kind: 'dictionary', codes: Uint32Array.of(70_000, 5, 70_000), dictionary }] });
    expect(table.columns).toEqual([{ kind: 'dictionary', codes: Uint8Array.of(0, 1, 0), dictionary: ['name 70000', 'name 5'] }]);
    expect(pieces).toEqual([]);
  });
});
