import { describe, expect, it } from 'vitest';
import type { OpenData } from '#renderer/workbench';
import { compareTables, records } from '#shared/table';
import { besideTable } from '../../../../renderer/features/library/changes/changed-rows';
import { inOrder, otherEditions } from '../../../../renderer/features/library/changes/editions';
import { field, tableOf } from '../../../support/tables';

const edition = (sequence: number, name = 'asylum', fingerprint = 'ab'): OpenData =>
  ({ id: `${name}-${sequence}-${fingerprint}`, manifest: { name }, verdict: { status: 'trusted', signed: true, publisher: { fingerprint }, package: { sequence, created: '2026-11-22' } } }) as unknown as OpenData;

describe('other editions', () => {
  it('are of the same publisher and name, the nearest earlier one first', () => {
    const own = edition(3);
    const all = [edition(1), own, edition(4), edition(2), edition(2, 'other'), edition(2, 'asylum', 'cd')];
    expect(otherEditions(own, all).map(({ id }) => id)).toEqual(['asylum-2-ab', 'asylum-1-ab', 'asylum-4-ab']);
    expect(inOrder(own, edition(4)).after.id).toBe('asylum-4-ab');
    expect(inOrder(own, edition(1)).after.id).toBe('asylum-3-ab');
  });

  it('of a plain file are none', () => {
    const file = { verdict: { status: 'unsigned', signed: false } } as unknown as OpenData;
    expect(otherEditions(file, [file, edition(1)])).toEqual([]);
  });
});

it('sets values that changed beside each other and leaves out what stayed', () => {
  const fields = [field('geo', 'string'), field('n', 'integer'), field('m', 'integer'), field('same', 'integer')];
  const before = tableOf(fields, [['PL', 1, 2, 9], ['CZ', 3, 4, 9]]);
  const after = tableOf(fields, [['PL', 5, 2, 9], ['CZ', 3, 6, 9]]);
  const beside = besideTable(compareTables(before, after, ['geo']), fields, fields, { before: 'before', after: 'now' });
  expect([...records(beside)]).toEqual([
    { geo: 'PL', 'n (before)': 1, 'n (now)': 5, 'm (before)': null, 'm (now)': null },
    { geo: 'CZ', 'n (before)': null, 'n (now)': null, 'm (before)': 4, 'm (now)': 6 },
  ]);
});
