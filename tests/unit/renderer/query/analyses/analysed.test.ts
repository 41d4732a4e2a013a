import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n';
import { cellAt, type Column, type Table } from '#shared/table';
import { analysed } from '../../../../../renderer/features/query/analyses/analysed';
import type { AnalysisMade } from '../../../../../renderer/features/query/analyses/analysis';
import { isProblem, type RegularSeries, regularSeries } from '../../../../../renderer/features/query/analyses/series';
import { field, tableOf } from '../../../../support/tables';

const english = createTranslator('en');

/** Six years of quarters: a line that grows by 2, and a season of +3, -1, -4, +2. */
const FETCHED = tableOf(
  [field('quarter', 'string'), field('n', 'number')],
  Array.from({ length: 24 }, (_, at) => [`${2018 + Math.floor(at / 4)}-Q${(at % 4) + 1}`, 100 + 2 * at + ([3, -1, -4, 2][at % 4] as number)]),
);

const MADE: AnalysisMade = { method: 'classical', time: { name: 'quarter', kind: 'quarter' }, value: 'n', period: 4, model: 'additive', window: 7, ahead: 0 };

function series(): RegularSeries {
  const found = regularSeries(FETCHED, 'quarter');
  if (isProblem(found)) throw new RangeError(found.is);
  return found;
}

const column = (table: Table, at: number) => Array.from({ length: table.rows }, (_, row) => cellAt(table.columns[at] as Column, row));

describe('the table of an analysis', () => {
  it('names value, method and part in its columns, and the parameters in their descriptions', () => {
    const { table } = analysed(series(), MADE, FETCHED, english);
    expect(table.fields.map(({ name }) => name)).toEqual(['quarter', 'n', 'n_classical_trend', 'n_classical_season', 'n_classical_remainder', 'n_classical_adjusted']);
    expect(table.fields[2]?.title).toEqual({ en: 'Trend (Classical decomposition)' });
    expect(table.fields[2]?.description).toEqual({ en: 'Classical decomposition, additive, period 4' });
  });

  it('of a decomposition is the line and the season that the series was made of', () => {
    // STL's local lines take an even season and a straight trend apart nearly, moving averages exactly.
    for (const [method, digits] of [['classical', 6], ['stl', 0]] as const) {
      const { table } = analysed(series(), { ...MADE, method }, FETCHED, english);
      const [trend, season, adjusted] = [column(table, 2), column(table, 3), column(table, 5)];
      for (let at = 4; at < 20; at++) {
        expect(trend[at]).toBeCloseTo(100 + 2 * at, digits);
        expect(season[at]).toBeCloseTo([3, -1, -4, 2][at % 4] as number, digits);
        expect(adjusted[at]).toBeCloseTo(100 + 2 * at, digits);
      }
    }
  });

  it('of a forecast goes on behind the series, with intervals and with the weights that were found', () => {
    const { table, made } = analysed(series(), { ...MADE, method: 'holtWinters', ahead: 5 }, FETCHED, english);
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
