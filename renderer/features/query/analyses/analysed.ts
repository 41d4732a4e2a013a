import type { Translator } from '#shared/i18n';
import { decompose, type Decomposition, holtWinters, type Series as Values, stl } from '#shared/statistics';
import { type Cell, columnFrom, type Field, type Table } from '#shared/table';
import { methodText } from '../wording';
import type { AnalysisMade, MethodAsked } from './analysis';
import { writtenPeriod } from './periods';
import type { RegularSeries } from './series';

/** A column that an analysis gives. */
interface Part {
  readonly is: 'trend' | 'seasonal' | 'remainder' | 'adjusted' | 'fitted' | 'forecast' | 'low' | 'high';
  readonly values: Values;
}

/** Of the intervals of a forecast. */
const PERCENT = 95;

/** What an analysis came to. */
export interface Analysed {
  /** With what the method found by itself. */
  readonly made: AnalysisMade;
  readonly table: Table;
}

/**
 * The table of an analysis, a series under the other: its groups, time and value as they were fetched, then its parts, named
 * after value, method and part (`cases_stl_trend`), with the method in their titles and its parameters in their descriptions.
 * Worked out a series at each step.
 * @param fields of the groups, the time and the value
 */
export function* analysing(all: readonly RegularSeries[], asked: AnalysisMade, fields: readonly Field[], translator: Translator): Generator<void, Analysed> {
  const [cells, weights, found]: [Cell[][], AnalysisMade['weights'][], Part['is'][]] = [fields.map(() => []), [], []];
  for (const series of all) {
    const { parts, weights: own } = asked.method === 'holtWinters' ? carriedOn(series, asked) : { parts: takenApart(series, asked) };
    const ahead = Array.from({ length: asked.ahead }, (_, step) => writtenPeriod(series.first + series.times.length + step, asked.time, series.times[0] ?? null));
    const times = [...series.times, ...ahead];
    const rows = [...series.key.map((cell) => times.map(() => cell)), times, [...series.values, ...ahead.map(() => null)], ...parts.map(({ values }) => [...values])];
    for (const [at, column] of rows.entries()) (cells[at] ??= []).push(...column);
    weights.push(own);
    found.splice(0, found.length, ...parts.map(({ is }) => is));
    yield;
  }
  const made = { ...asked, count: all.length, ...(weights.length === 1 && weights[0] ? { weights: weights[0] } : {}) };
  return { made, table: { rows: cells[0]?.length ?? 0, fields: [...fields, ...found.map((is) => fieldOf(is, made, translator))], columns: cells.map(columnFrom) } };
}

function fieldOf(is: Part['is'], made: AnalysisMade, translator: Translator): Field {
  const { t, language } = translator;
  const name = `${made.value}_${METHOD_NAMES[made.method]}_${t(`query:analyses.columns.${is}`, { percent: PERCENT })}`;
  const title = t(`query:analyses.titles.${is}`, { method: t(`query:analyses.methods.${made.method}`), percent: PERCENT });
  return { name, type: 'number', title: { [language]: title }, description: { [language]: methodText(made, translator) } };
}

const METHOD_NAMES: Readonly<Record<AnalysisMade['method'], string>> = { classical: 'classical', stl: 'stl', holtWinters: 'holt_winters' };

function takenApart({ values }: RegularSeries, made: MethodAsked): readonly Part[] {
  const { trend, seasonal, remainder } = decomposition([...values], made);
  const adjusted = seasonal.map((figure, at) => without(values[at] as number, figure, made.model));
  return [{ is: 'trend', values: trend }, { is: 'seasonal', values: seasonal }, { is: 'remainder', values: remainder }, { is: 'adjusted', values: adjusted }];
}

function decomposition(observed: readonly number[], { method, period, model, window }: MethodAsked): Decomposition {
  return method === 'stl' ? stl(observed, period, { seasonal: window }) : decompose(observed, period, model);
}

/** The value without its season. */
function without(value: number, figure: number | null, model: MethodAsked['model']): number | null {
  if (figure === null) return null;
  return model === 'additive' ? value - figure : value / figure;
}

/** Smoothed where it is observed, foretold with intervals behind that. */
function carriedOn({ values }: RegularSeries, { model, period, ahead }: MethodAsked): { weights: NonNullable<AnalysisMade['weights']>; parts: readonly Part[] } {
  const { fitted, forecast, parameters } = holtWinters([...values], period, { model, ahead, confidence: PERCENT / 100 });
  const [before, behind] = [fitted.map(() => null), forecast.map(() => null)];
  const { alpha, beta, gamma } = parameters;
  return {
    weights: { alpha, beta, gamma },
    parts: [
      { is: 'fitted', values: [...fitted, ...behind] },
      { is: 'forecast', values: [...before, ...forecast.map(({ value }) => value)] },
      { is: 'low', values: [...before, ...forecast.map(({ low }) => low)] },
      { is: 'high', values: [...before, ...forecast.map(({ high }) => high)] },
    ],
  };
}
