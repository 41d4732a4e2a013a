import { describe, expect, it } from 'vitest';
import { aggregatesOf } from '../../../electron/cli/demo/aggregates';
import { questionsAbout } from '../../../electron/cli/demo/questions';
import { rolesOf } from '../../../electron/cli/demo/roles';
import { columnFrom, dictionaryFrom, type Cell, type Table } from '#shared/table';

function table(fields: Readonly<Record<string, readonly Cell[]>>): Table {
  const columns = Object.values(fields).map((cells) => columnFrom(cells));
  return { rows: Object.values(fields)[0]?.length ?? 0, fields: Object.keys(fields).map((name) => ({ name, type: 'any' })), columns };
}

describe('the demo on an unknown table', () => {
  it('takes years as time, numbers as what is counted, and names rather than codes to rank', () => {
    const roles = rolesOf(table({ year: [2020, 2020, 2021, 2021], code: ['A', 'B', 'C', 'D'], country: ['Albania', 'Belarus', 'Congo', 'Denmark'], n: [1, 2, 3, 4] }));
    expect(roles).toMatchObject({ time: 'year', measure: 'n', dimension: 'country' });
  });

  it('never ranks numbers that a file writes as text', () => {
    const roles = rolesOf(table({ value: ['213,925', '57,945', '155,980', ':'], decision: ['Total', 'Positive', 'Rejected', 'Other'] }));
    expect(roles.dimension).toBe('decision');
    expect(roles.measure).toBeUndefined();
  });

  it('leaves out of a ranking what is the sum of the others, by its word or by its weight', () => {
    const names = dictionaryFrom(['TOTAL', 'EXT_EU27_2020', 'UA', 'BY', 'RU', 'GE']);
    expect(aggregatesOf(names, columnFrom([100, 99.9, 60, 20, 12, 7.9]))).toEqual(['TOTAL', 'EXT_EU27_2020']);
  });

  it('takes a mere leader for no sum', () => {
    expect(aggregatesOf(dictionaryFrom(['UA', 'BY', 'RU', 'GE']), columnFrom([70, 15, 10, 5]))).toEqual([]);
  });

  it('counts every row once where a field has a row for all of its values', () => {
    const roles = rolesOf(table({ sex: ['T', 'F', 'Total', 'Total'], country: ['Albania', 'Belarus', 'Congo', 'Denmark'], n: [1, 2, 3, 4] }));
    expect(questionsAbout('t', roles).total).toBe(`select sum("n") from "t" where "sex" = 'Total'`);
  });
});
