import { describe, expect, it } from 'vitest';
import { ANY_TIME, PERIODS } from '../../../../../renderer/features/query/actions/action';
import { guessed, rolesOf } from '../../../../../renderer/features/query/actions/guess';
import { field, tableOf } from '../../../../support/tables';

describe('what the fields of a table are guessed to be', () => {
  it('is a time by what its values look like, a value that is a number, and groups of text', () => {
    const table = tableOf([field('country', 'string'), field('quarter', 'string'), field('code', 'integer'), field('applications', 'integer')], [['PL', '2020-Q2', 7, 10], ['CZ', '2020-Q1', 7, null]]);
    const roles = rolesOf(table, PERIODS);
    expect(roles.times).toEqual([{ name: 'quarter', kind: 'quarter' }]);
    expect(guessed(table, roles)).toEqual({ time: 'quarter', value: 'applications', groups: ['country'] });
  });

  it('prefers what is called so, and takes no second time for a group', () => {
    const table = tableOf([field('added', 'date'), field('month', 'yearmonth'), field('n', 'integer'), field('share', 'number')], [['2024-01-02', '2020-02', 1, 0.5]]);
    expect(guessed(table, rolesOf(table, PERIODS))).toEqual({ time: 'month', value: 'n', groups: [] });
  });

  it('takes no flag for what tells series apart', () => {
    const table = tableOf([field('geo', 'string'), field('month', 'yearmonth'), field('n', 'integer'), field('n_flag', 'string'), field('OBS_STATUS', 'string')], [['PL', '2020-02', 1, 'p', 'b']]);
    expect(guessed(table, rolesOf(table, PERIODS)).groups).toEqual(['geo']);
  });

  it('knows years that are numbers from numbers, also where a year is all there is', () => {
    const table = tableOf([field('rok', 'integer'), field('liczba', 'integer')], [[2020, 12], [2021, 1999]]);
    expect(guessed(table, rolesOf(table, PERIODS))).toEqual({ time: 'rok', value: 'liczba', groups: [] });
  });

  it('is nothing of a table without rows, of other texts and of times that cannot be reckoned with', () => {
    const nothing = { time: null, value: null, groups: ['a'] };
    expect(guessed(tableOf([field('a', 'string')], []), rolesOf(tableOf([field('a', 'string')], []), PERIODS))).toEqual(nothing);
    const table = tableOf([field('a', 'string')], [['2020-01-05T10:00:00'], ['2020-01-05T11:00:00']]);
    expect(rolesOf(table, PERIODS).times).toEqual([]);
    expect(rolesOf(table, ANY_TIME).times).toEqual([{ name: 'a', kind: 'other' }]);
  });
});
