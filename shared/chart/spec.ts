import type { LocalText } from '#shared/base';
import type { Cell } from '#shared/table';
import type { Annotation } from './annotation';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** A Vega-Lite spec that {@link checkSpec} let through: plain JSON, nothing that loads or runs. */
export type ChartSpec = JsonObject;

/** Values for the `:name` parameters of a chart's SQL. */
export type ChartParams = Readonly<Record<string, Cell>>;

interface ChartCommon {
  readonly spec: ChartSpec;
  readonly annotations: readonly Annotation[];
  /** What somebody who cannot see the picture is told. */
  readonly alt: LocalText;
}

/** A chart file of Molo (`chart/1`): its rows come from `sql`. */
export interface QueryChart extends ChartCommon {
  readonly kind: 'query';
  readonly sql: string;
  readonly params: ChartParams;
}

/** A bare Vega-Lite spec whose `data.name` is a table (`table`, or `alias.table`). */
export interface TableChart extends ChartCommon {
  readonly kind: 'table';
  readonly table: string;
}

export type ChartDocument = QueryChart | TableChart;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901: the pointer of member `name` below `at`. */
export function pointerTo(at: string, name: string | number): string {
  return `${at}/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
