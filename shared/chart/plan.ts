import { LIMITS, type LocalText, MoloError } from '#shared/base';
import type { Annotation } from './annotation';
import type { ChartDocument, TableChart } from './document';
import { type ChartField, type ChartTable, fieldsRead, findTable, fromClause, quoted } from './fields';
import { pushDown } from './pushdown';
import type { ChartParams, ChartSpec } from './spec';

/** What to ask the query engine, and what to draw from its answer. */
export interface ChartPlan {
  readonly sql: string;
  readonly params: ChartParams;
  readonly spec: ChartSpec;
  readonly annotations: readonly Annotation[];
  readonly alt: LocalText;
  /** What is known of the result's columns beside their values. */
  readonly fields: readonly ChartField[];
}

/**
 * A chart file's own SQL, or for a bare spec the SELECT that fetches no more than the picture needs:
 * simple aggregates are computed by SQL, else only the fields that the spec reads are fetched, and never
 * more rows than `LIMITS.chartRows` + 1 (so that drawing can tell that there are too many).
 * @param tables what is open, with titles and types of the fields
 * @throws MoloError `chart.unknownTable` when `data.name` is no table, or the name of several
 */
export function planChart(chart: ChartDocument, tables: readonly ChartTable[]): ChartPlan {
  const { annotations, alt } = chart;
  if (chart.kind === 'table') return { params: {}, annotations, alt, ...planTable(chart, tables) };
  return { sql: chart.sql, params: chart.params, spec: chart.spec, annotations, alt, fields: knownFields(chart.sql, tables) };
}

function planTable(chart: TableChart, tables: readonly ChartTable[]): Pick<ChartPlan, 'sql' | 'spec' | 'fields'> {
  const table = findTable(chart.table, tables);
  if (table === undefined) throw new MoloError('chart.unknownTable', { table: chart.table });
  const pushed = pushDown(chart.spec, table);
  if (pushed !== null) return pushed;
  const names = fieldsRead(chart.spec, table.fields.map((field) => field.name));
  const list = names.length === 0 ? 'NULL' : names.map(quoted).join(', ');
  return {
    sql: `SELECT ${list} FROM ${fromClause(table)} LIMIT ${LIMITS.chartRows + 1}`,
    spec: chart.spec,
    fields: declared(table),
  };
}

/** What the tables that the SQL names say of their fields; of a title or a type about which two disagree, nothing. */
function knownFields(sql: string, tables: readonly ChartTable[]): readonly ChartField[] {
  const all = tables.filter((table) => sql.includes(table.name)).flatMap(declared);
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const fields = all.filter((field) => field.name === name);
    const title = agreed(fields.flatMap((field) => field.title ?? []));
    const type = agreed(fields.flatMap((field) => field.type ?? []));
    return { name, ...(title && { title }), ...(type && { type }) };
  });
}

function agreed<Said>([first, ...others]: readonly Said[]): Said | undefined {
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
}

function declared(table: ChartTable): ChartField[] {
  return table.fields.map(({ name, type, title }) => ({ name, type, ...(title === undefined ? {} : { title }) }));
}
