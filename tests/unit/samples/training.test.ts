import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SampleSource, trainingPackage } from '#resources/samples';
import { type Column, columnOf, records, type Table } from '#shared/table';

const tableOf = (sample: SampleSource, name: string): Table => sample.tables.find((each) => each.name === name)?.table as Table;

const training = trainingPackage(1);
const cases = tableOf(training, 'cases');

interface Case {
  month: string;
  citizenship: string;
  procedure: string;
  voivodeship: string;
  applications: number | null;
  positive: number | null;
  negative: number | null;
  discontinued: number | null;
  obs_status: string;
}
const rows = [...records(cases)] as unknown as Case[];

const figuresOf = ({ applications, positive, negative, discontinued }: Case) => [applications, positive, negative, discontinued];
const decisions = ({ positive, negative, discontinued }: Case): number => (positive ?? 0) + (negative ?? 0) + (discontinued ?? 0);
const sum = (wanted: (row: Case) => boolean, figure: (row: Case) => number = (row) => row.applications ?? 0): number =>
  rows.reduce((total, row) => (wanted(row) ? total + figure(row) : total), 0);
const between = (from: string, to: string) => (row: Case) => from <= row.month && row.month <= to;

function digestOf(table: Table): string {
  const hash = createHash('sha256');
  for (const column of table.columns) for (const bytes of bytesOf(column)) hash.update(bytes);
  return hash.digest('hex');
}

/** Little-endian, as every machine that Node runs on. */
function bytesOf(column: Column): (NodeJS.ArrayBufferView | string)[] {
  if (column.kind === 'dictionary') return [JSON.stringify(column.dictionary), column.codes];
  return [column.values, column.validity ?? ''];
}

describe('the training package', () => {
  it('has about two hundred thousand rows', () => {
    expect(cases.rows).toBeGreaterThan(190_000);
    expect(cases.rows).toBeLessThan(230_000);
  });

  it('is the same on every machine, to the last bit', () => {
    expect(digestOf(cases)).toMatchInlineSnapshot(`"9bd6d22298b68cf655af8e6d306ce3c4b2efa495714935529af7dbd639a3a55f"`);
  });

  it('says that it is synthetic wherever it is shown', () => {
    const { title, molo } = training.descriptor;
    expect(title).toMatch(/synthetic/i);
    expect(molo?.title?.pl).toMatch(/syntetyczne/i);
    expect(molo?.marking).toMatchObject({ synthetic: true, line: expect.stringMatching(/SYNTHETIC.*SYNTETYCZNE/) });
  });

  it('keeps codes as text: Namibia is NA, and Lower Silesia keeps its zero', () => {
    expect(columnOf(tableOf(training, 'citizenships'), 'code')).toMatchObject({ kind: 'dictionary', dictionary: expect.arrayContaining(['NA']) });
    expect(columnOf(cases, 'voivodeship')).toMatchObject({ kind: 'dictionary', dictionary: expect.arrayContaining(['02', '32']) });
    expect(sum((row) => row.citizenship === 'NA')).toBeGreaterThan(100);
  });

  it('is skewed as such statistics are: one citizenship makes up half of the permits, the last ten next to nothing', () => {
    const permits = sum((row) => row.procedure === 'TR');
    const share = (citizenship: string) => sum((row) => row.procedure === 'TR' && row.citizenship === citizenship) / permits;
    expect(share('UA')).toBeGreaterThan(0.45);
    expect(share('NA')).toBeLessThan(0.001);
  });
});

describe('a chart of the training package shows', () => {
  it.each(['2018', '2019', '2021', '2022', '2023', '2024'])('the season: permits peak in autumn %s and sink in December', (year) => {
    const permits = (month: string) => sum((row) => row.procedure === 'TR' && row.month === `${year}-${month}`);
    expect(permits('10')).toBeGreaterThan(1.15 * permits('06'));
    expect(permits('12')).toBeLessThan(0.75 * permits('10'));
  });

  it('the closing of the offices in spring 2020: a quarter of the applications, hardly any decision', () => {
    const [before, closed] = [between('2019-04', '2019-05'), between('2020-04', '2020-05')];
    expect(sum(closed)).toBeLessThan(0.35 * sum(before));
    expect(sum(closed, decisions)).toBeLessThan(0.15 * sum(before, decisions));
  });

  it('the backlog that the closing left, and how it was worked off', () => {
    const after = between('2020-09', '2021-02');
    expect(sum(after, decisions)).toBeGreaterThan(1.1 * sum(after));
  });

  it('the influx of spring 2022: none before, the peak at once, then less every month', () => {
    const months = ['2022-02', '2022-03', '2022-04', '2022-05', '2022-06', '2022-07', '2022-08'];
    const [before, peak, ...after] = months.map((month) => sum((row) => row.procedure === 'TP' && row.month === month));
    expect(before).toBe(0);
    expect(peak).toBeGreaterThan(2 * sum(between('2022-02', '2022-02')));
    expect([peak, ...after]).toEqual([peak, ...after].toSorted((a, b) => Number(b) - Number(a)));
  });
});

describe('the figures of the training package', () => {
  it('add up: over the years about as much is decided as is lodged, in every procedure', () => {
    for (const procedure of ['IP', 'TP', 'TR', 'PR', 'RE']) {
      const own = (row: Case) => row.procedure === procedure;
      expect(sum(own, decisions) / sum(own), procedure).toBeGreaterThan(0.9);
      expect(sum(own, decisions) / sum(own), procedure).toBeLessThan(1.05);
    }
  });

  it('are never negative, and no row is there without a reason', () => {
    const collected = rows.filter((row) => row.obs_status !== 'L');
    expect(collected.filter((row) => figuresOf(row).some((figure) => Number(figure) < 0))).toEqual([]);
    expect(collected.filter((row) => figuresOf(row).every((figure) => figure === 0))).toEqual([]);
  });

  it('are missing, all four, exactly where the flag says that they were not collected', () => {
    const missing = rows.filter((row) => row.obs_status === 'L');
    expect(new Set(missing.map((row) => `${row.month} ${row.voivodeship}`))).toEqual(new Set(['2019-07 28', '2019-08 28', '2023-11 08']));
    expect(rows.filter((row) => figuresOf(row).some((figure) => (figure === null) !== (row.obs_status === 'L')))).toEqual([]);
  });

  it('are provisional in the last three months', () => {
    expect(new Set(rows.filter((row) => row.obs_status === 'P').map((row) => row.month))).toEqual(new Set(['2025-07', '2025-08', '2025-09']));
  });
});
