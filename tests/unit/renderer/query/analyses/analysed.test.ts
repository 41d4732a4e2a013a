import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n';
import type { Digest } from '#shared/base';
import { cellAt, type Column, type Table } from '#shared/table';
import { analysing } from '../../../../../renderer/features/query/analyses/analysed';
import type { AnalysisMade } from '../../../../../renderer/features/query/analyses/analysis';
import { digestOfAnalysis } from '../../../../../renderer/features/query/analyses/digest';
import type { RegularSeries } from '../../../../../renderer/features/query/analyses/series';
import { field } from '../../../../support/tables';

const english = createTranslator('en');

/** Six years of quarters: a line that grows by 2, and a season of +3, -1, -4, +2. */
const FIELDS = [field('quarter', 'string'), field('n', 'number')];
const TIMES = Array.from({ length: 24 }, (_, at) => `${2018 + Math.floor(at / 4)}-Q${(at % 4) + 1}`);
const VALUES = TIMES.map((_, at) => 100 + 2 * at + ([3, -1, -4, 2][at % 4] as number));

const MADE: AnalysisMade = { method: 'classical', time: { name: 'quarter', kind: 'quarter' }, value: 'n', period: 4, model: 'additive', window: 7, ahead: 0, source: { id: 't', is: 'table', name: 't', sql: 'SELECT * FROM t', params: {} }, groups: [], only: null, count: 1, leftOut: [], addedUp: null, zeros: false };

const series = (key: RegularSeries['key'] = []): RegularSeries => ({ key, times: TIMES, values: new Float64Array(VALUES), first: 4 * 2018 });

/** Worked out at once. */
function analysed(all: readonly RegularSeries[], asked: AnalysisMade, fields = FIELDS) {
  const steps = analysing(all, asked, fields, english);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const column = (table: Table, at: number) => Array.from({ length: table.rows }, (_, row) => cellAt(table.columns[at] as Column, row));

describe('the table of an analysis', () => {
  it('names value, method and part in its columns, and the parameters in their descriptions', () => {
    const { table } = analysed([series()], MADE);
    expect(table.fields.map(({ name }) => name)).toEqual(['quarter', 'n', 'n_classical_trend', 'n_classical_season', 'n_classical_remainder', 'n_classical_adjusted']);
    expect(table.fields[2]?.title).toEqual({ en: 'Trend (Classical decomposition)' });
    expect(table.fields[2]?.description).toEqual({ en: 'Classical decomposition, additive, period 4' });
  });

  it('of a decomposition is the line and the season that the series was made of', () => {
    // STL's local lines take an even season and a straight trend apart nearly, moving averages exactly.
    for (const [method, digits] of [['classical', 6], ['stl', 0]] as const) {
      const { table } = analysed([series()], { ...MADE, method });
      const [trend, season, adjusted] = [column(table, 2), column(table, 3), column(table, 5)];
      for (let at = 4; at < 20; at++) {
        expect(trend[at]).toBeCloseTo(100 + 2 * at, digits);
        expect(season[at]).toBeCloseTo([3, -1, -4, 2][at % 4] as number, digits);
        expect(adjusted[at]).toBeCloseTo(100 + 2 * at, digits);
      }
    }
  });

  it('of a forecast goes on behind the series, with intervals and with the weights that were found', () => {
    const { table, made } = analysed([series()], { ...MADE, method: 'holtWinters', ahead: 5 });
    expect(table.rows).toBe(29);
    expect(column(table, 0).slice(-5)).toEqual(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1']);
    expect(column(table, 1).slice(-5)).toEqual([null, null, null, null, null]);
    expect(table.fields.slice(2).map(({ name }) => name)).toEqual(['n_holt_winters_smoothed', 'n_holt_winters_forecast', 'n_holt_winters_low_95', 'n_holt_winters_high_95']);
    const [forecast, low, high] = [column(table, 3), column(table, 4), column(table, 5)];
    expect(forecast[23]).toBeNull();
    for (let at = 24; at < 29; at++) {
      expect(forecast[at]).toBeCloseTo(100 + 2 * at + ([3, -1, -4, 2][at % 4] as number), 3);
      expect(Number(low[at])).toBeLessThanOrEqual(Number(forecast[at]));
      expect(Number(high[at])).toBeGreaterThanOrEqual(Number(forecast[at]));
    }
    expect(made.weights).toBeDefined();
    expect(table.fields[3]?.description?.en).toMatch(/Holt-Winters, additive, period 4, α \d\.\d{3}, β \d\.\d{3}, γ \d\.\d{3}, 5 periods ahead/);
  });
});

describe('the table of several series', () => {
  const GROUPED: AnalysisMade = { ...MADE, groups: ['country'], count: 2, addedUp: { rows: 3, fields: ['sex'] }, zeros: true, leftOut: ['CZ'] };

  it('has them one under the other, with what tells them apart, and says what was done to have them', () => {
    const { table, made } = analysed([series(['PL']), series([null])], GROUPED, [field('country', 'string'), ...FIELDS]);
    expect(table.rows).toBe(48);
    expect(table.fields.slice(0, 4).map(({ name }) => name)).toEqual(['country', 'quarter', 'n', 'n_classical_trend']);
    expect([column(table, 0)[23], column(table, 0)[24], column(table, 3)[28]]).toEqual(['PL', null, column(table, 3)[4]]);
    expect(made.weights).toBeUndefined();
    expect(table.fields[3]?.description?.en).toBe('Classical decomposition, additive, period 4, 2 series by country, up to 3 rows for each period added up (sex), periods without a row as 0, without CZ');
  });

  it('of one that was chosen names it', () => {
    const { table } = analysed([series(['PL'])], { ...MADE, groups: ['country'], only: ['PL'] }, [field('country', 'string'), ...FIELDS]);
    expect(table.fields[3]?.description?.en).toBe('Classical decomposition, additive, period 4, country: PL');
  });
});

describe('the digest of an analysis', () => {
  const question = `sha256:${'1'.repeat(64)}` as Digest;

  it('changes with the question, the method and everything that was said of it', () => {
    const others: Partial<AnalysisMade>[] = [{}, { method: 'stl' }, { method: 'stl', window: 9 }, { model: 'multiplicative' }, { period: 12 }, { method: 'holtWinters', ahead: 4 }, { method: 'holtWinters', ahead: 5 }, { value: 'm' }, { groups: ['a', 'b'] }, { groups: ['a", "b'] }, { only: ['PL'] }, { only: [null] }, { zeros: true }, { time: { name: 'quarter', kind: 'quarter', step: 'year' } }];
    const digests = others.map((other) => digestOfAnalysis({ ...MADE, ...other }, question));
    expect(new Set([...digests, digestOfAnalysis(MADE, `sha256:${'2'.repeat(64)}` as Digest)]).size).toBe(others.length + 1);
    // What follows from the data alone does not.
    expect(digestOfAnalysis({ ...MADE, weights: { alpha: 1, beta: 0, gamma: 0 } }, question)).toBe(digests[0]);
    expect(digestOfAnalysis(MADE, null)).toBeNull();
  });
});
