import { parseChart, planChart, renderSvg } from '#shared/chart';
import type { Engine } from '#shared/query';
import type { Terminal } from './terminal';

/** A chart file's picture as SVG text, from what the engine has open. */
export async function drawnChart({ translator, blocking }: Terminal, engine: Engine, chart: unknown): Promise<string> {
  const { sql, params, spec, annotations, alt, fields } = planChart(parseChart(chart), engine.tables());
  const { table } = blocking(() => engine.query(sql, params));
  return renderSvg(spec, table, { translator, annotations, alt, fields });
}
