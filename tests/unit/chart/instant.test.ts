import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../shared/chart/instant';

describe('a cell on a time axis', () => {
  it.each([
    [2015, '2015-01-01T00:00:00.000Z'],
    [2015n, '2015-01-01T00:00:00.000Z'],
    ['2015', '2015-01-01T00:00:00.000Z'],
    ['2015-03', '2015-03-01T00:00:00.000Z'],
    ['2015-Q3', '2015-07-01T00:00:00.000Z'],
    ['2022-02-24', '2022-02-24T00:00:00.000Z'],
    ['2022-02-24 05:00:00', '2022-02-24T05:00:00.000Z'],
    ['2022-02-24T05:00', '2022-02-24T05:00:00.000Z'],
    ['2022-02-24T05:00:00+02:00', '2022-02-24T03:00:00.000Z'],
  ])('%s is the instant %s, on every clock', (cell, iso) => {
    expect(new Date(instantOf(cell) as number).toISOString()).toBe(iso);
  });

  it.each([null, 'TOTAL', '', new Uint8Array(1)])('that is no date is none: %s', (cell) => {
    expect(instantOf(cell)).toBeNull();
  });
});
