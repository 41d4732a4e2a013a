import { type LocalText, MoloError } from '#shared/base';
import { type Annotation, parseAnnotations, parseLocalText } from './annotation';
import { checkSpec } from './guard';
import { type ChartParams, type ChartSpec, isObject, pointerTo } from './spec';

export const CHART_VERSION = 'chart/1';

interface ChartCommon {
  readonly spec: ChartSpec;
  readonly annotations: readonly Annotation[];
  /** What somebody who cannot see the picture is told. */
  readonly alt: LocalText;
}

/** A chart file of Molo (`chart/1`) whose rows come from `sql`. */
export interface QueryChart extends ChartCommon {
  readonly kind: 'query';
  readonly sql: string;
  readonly params: ChartParams;
}

/** A chart over a whole table: a bare Vega-Lite spec, or a file of Molo without `sql`, whose `data.name` is a table (`table`, or `alias.table`). */
export interface TableChart extends ChartCommon {
  readonly kind: 'table';
  readonly table: string;
}

export type ChartDocument = QueryChart | TableChart;

const MEMBERS: ReadonlySet<string> = new Set(['molo', 'sql', 'params', 'spec', 'annotations', 'alt']);
const MAX_SQL = 100_000;
const MAX_FILE = 5_000_000;

/**
 * Reads a chart: a file of Molo (`{"molo":"chart/1","sql":...,"spec":...}`) or a bare Vega-Lite
 * spec whose `data.name` is a table.
 * @param json the file's text, or the value that it holds
 * @param at JSON pointer of the chart in a larger file, for messages
 * @throws MoloError `chart.malformed` or `chart.forbidden`, with the `pointer` of the first wrong part
 */
export function parseChart(json: unknown, at = ''): ChartDocument {
  const value = typeof json === 'string' ? parseText(json, at) : json;
  if (!isObject(value)) throw new MoloError('chart.malformed', { pointer: at || '/' });
  return value.molo === undefined ? bareChart(value, at) : moloChart(value, at);
}

/** The chart as a file of Molo holds it. `parseChart(writeChart(chart))` gives the chart back. */
export function writeChart(chart: ChartDocument): Readonly<Record<string, unknown>> {
  const { spec, annotations, alt } = chart;
  const source = chart.kind === 'query' ? { sql: chart.sql, params: chart.params } : {};
  return { molo: CHART_VERSION, ...source, spec, annotations, alt };
}

function parseText(text: string, at: string): unknown {
  if (text.length > MAX_FILE) throw new MoloError('chart.malformed', { pointer: at || '/' });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new MoloError('chart.malformed', { pointer: at || '/' }, { cause });
  }
}

function moloChart(file: Readonly<Record<string, unknown>>, at: string): ChartDocument {
  const { molo, sql, params, spec, annotations, alt } = file;
  for (const name of Object.keys(file)) {
    if (!MEMBERS.has(name)) throw new MoloError('chart.malformed', { pointer: pointerTo(at, name) });
  }
  if (molo !== CHART_VERSION) throw new MoloError('chart.malformed', { pointer: pointerTo(at, 'molo') });
  const checked = checkSpec(spec, pointerTo(at, 'spec'));
  const table = nameOfData(checked, pointerTo(at, 'spec'));
  const common: ChartCommon = {
    spec: checked,
    annotations: parseAnnotations(annotations, pointerTo(at, 'annotations')),
    alt: alt === undefined ? describedBy(checked) : parseLocalText(alt, pointerTo(at, 'alt'), 'chart.malformed'),
  };
  if (sql === undefined && params === undefined && table !== null) return { kind: 'table', table, ...common };
  return {
    kind: 'query',
    sql: parseSql(sql, pointerTo(at, 'sql'), 'chart.malformed'),
    params: parseParams(params, pointerTo(at, 'params'), 'chart.malformed'),
    ...common,
  };
}

function bareChart(json: unknown, at: string): ChartDocument {
  const spec = checkSpec(json, at);
  const table = nameOfData(spec, at);
  if (table === null) throw new MoloError('chart.malformed', { pointer: pointerTo(at, 'data') });
  return { kind: 'table', table, spec, annotations: [], alt: describedBy(spec) };
}

/** The name of the spec's rows. All its views draw from the same ones, or from a few rows of their own. */
function nameOfData(spec: ChartSpec, at: string): string | null {
  const data = spec.data as { name?: string; values?: unknown } | null | undefined;
  if (data?.values !== undefined) throw new MoloError('chart.forbidden', { pointer: pointerTo(pointerTo(at, 'data'), 'values') });
  return data?.name ?? null;
}

function describedBy(spec: ChartSpec): LocalText {
  return typeof spec.description === 'string' ? { '': spec.description } : {};
}

type Malformed = 'chart.malformed' | 'briefing.malformed';

/** One statement as text; whether it only reads is the query engine's to judge. */
export function parseSql(json: unknown, at: string, code: Malformed): string {
  if (typeof json !== 'string' || json.trim() === '' || json.length > MAX_SQL) throw new MoloError(code, { pointer: at });
  return json;
}

/** A whole number that is REAL, as `shared/query` knows it. */
function isRealNumber(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 1 && Number.isFinite(value.real);
}

/** Values for `:name` parameters: texts, numbers, `{"real": 3}` and null. */
export function parseParams(json: unknown, at: string, code: Malformed): ChartParams {
  if (json === undefined) return {};
  if (!isObject(json)) throw new MoloError(code, { pointer: at });
  for (const [name, value] of Object.entries(json)) {
    const fits = name !== '__proto__' && (value === null || typeof value === 'string' || typeof value === 'number' || isRealNumber(value));
    if (!fits) throw new MoloError(code, { pointer: pointerTo(at, name) });
  }
  return json as ChartParams;
}
