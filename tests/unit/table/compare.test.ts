import { describe, expect, it } from 'vitest';
import { compareTables } from '#shared/table';
import { field, tableOf } from '../../support/tables';

const FIELDS = [field('geo', 'string'), field('month', 'yearmonth'), field('n', 'integer')];
const before = tableOf(FIELDS, [
  ['PL', '2025-01', 10],
  ['CZ', '2025-01', 5],
  ['SK', '2025-01', 7],
]);

describe('what changed between two editions of a table', () => {
  it('sets old beside new by the key, and counts what came and went', () => {
    const after = tableOf(FIELDS, [
      ['CZ', '2025-01', 6],
      ['PL', '2025-01', 10],
      ['HU', '2025-01', 3],
    ]);
    expect(compareTables(before, after, ['geo', 'month'])).toEqual({
      by: 'key',
      key: ['geo', 'month'],
      fields: { added: [], removed: [], retyped: [] },
      rows: { before: 3, after: 3 },
      added: { count: 1, first: [['HU', '2025-01', 3]] },
      removed: { count: 1, first: [['SK', '2025-01', 7]] },
      changed: { count: 1, first: [{ before: ['CZ', '2025-01', 5], after: ['CZ', '2025-01', 6], fields: ['n'] }] },
      changedFields: [{ name: 'n', rows: 1 }],
    });
  });

  it('compares by content where the declared key repeats, and says so', () => {
    const after = tableOf(FIELDS, [
      ['PL', '2025-01', 10],
      ['PL', '2025-01', 11],
    ]);
    const changes = compareTables(before, after, ['geo']);
    expect(changes).toMatchObject({ by: 'content', added: { count: 1, first: [['PL', '2025-01', 11]] }, removed: { count: 2 } });
  });

  it('names fields that came, went and changed their type, and compares what both have', () => {
    const after = tableOf([field('month', 'yearmonth'), field('geo', 'string'), field('n', 'number'), field('sex', 'string')], [
      ['2025-01', 'PL', 10, 'F'],
      ['2025-01', 'CZ', 5, 'M'],
    ]);
    const changes = compareTables(before, after, ['geo', 'month']);
    expect(changes.fields).toEqual({ added: [field('sex', 'string')], removed: [], retyped: [{ before: field('n', 'integer'), after: field('n', 'number') }] });
    expect(changes).toMatchObject({ added: { count: 0 }, removed: { count: 1 }, changed: { count: 0 } });
  });

  it('takes tables without a common field for wholly other rows', () => {
    const after = tableOf([field('x', 'string')], [['a'], ['b']]);
    expect(compareTables(before, after, ['geo'])).toMatchObject({ added: { count: 2, first: [['a'], ['b']] }, removed: { count: 3 } });
  });

  it('lists the first rows of each kind and counts all of them', () => {
    const many = tableOf([field('n', 'integer')], Array.from({ length: 50 }, (_, n) => [n]));
    const { added } = compareTables(tableOf([field('n', 'integer')], []), many, ['n'], { listed: 3 });
    expect(added).toEqual({ count: 50, first: [[0], [1], [2]] });
  });

  it('tells how far it is and stops when asked', () => {
    const stop = new AbortController();
    const heard: number[] = [];
    const onProgress = ({ bytes }: { bytes: number }): void => {
      heard.push(bytes);
      stop.abort(new Error('enough'));
    };
    expect(() => compareTables(before, before, ['geo'], { signal: stop.signal, onProgress })).toThrow('enough');
    expect(heard).toHaveLength(1);
  });
});
