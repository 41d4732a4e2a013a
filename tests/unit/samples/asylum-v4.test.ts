import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asylumV4 } from '#resources/samples';
import { records, type Table } from '#shared/table';
import { SHARED_DATA_ABSENT, sharedData } from '../../support/shared-data';

const sample = asylumV4();
const figures = [...records(sample.tables[0]?.table as Table)];

describe('the package of published figures', () => {
  it('has the sixty figures of four countries and fifteen years', () => {
    expect(figures).toHaveLength(60);
    expect(figures).toContainEqual({ geo: 'PL', year: 2015, applicants: 12_190 });
    expect(figures).toContainEqual({ geo: 'PL', year: 2022, applicants: 9_825 });
  });

  it('has them as Eurostat published them', (ctx) => {
    const file = sharedData('eurostat/migr_asyappctza_V4_totals.csv');
    if (file === null) return ctx.skip(SHARED_DATA_ABSENT);
    const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split(','));
    const published = lines
      .map((cells) => Object.fromEntries(cells.map((cell, index) => [head?.[index], cell])))
      .filter(({ citizen, sex, age, asyl_app }) => citizen === 'TOTAL' && sex === 'T' && age === 'TOTAL' && asyl_app === 'ASY_APP')
      .map(({ geo, TIME_PERIOD, OBS_VALUE }) => ({ geo, year: Number(TIME_PERIOD), applicants: Number(OBS_VALUE) }));
    const order = (row: { geo?: unknown; year?: unknown }): string => `${row.geo} ${row.year}`;
    expect(figures.toSorted((a, b) => order(a).localeCompare(order(b)))).toEqual(published.toSorted((a, b) => order(a).localeCompare(order(b))));
  });

  it('names its source and its licence', () => {
    expect(sample.descriptor.licenses).toMatchObject([{ name: 'CC-BY-4.0' }]);
    expect(sample.descriptor.sources?.[0]?.title).toMatch(/Eurostat.*migr_asyappctza/);
  });
});
