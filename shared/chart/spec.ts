import type { QueryParams } from '#shared/query';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** A Vega-Lite spec that {@link checkSpec} let through: plain JSON, nothing that loads or runs. */
export type ChartSpec = JsonObject;

/** Values for the `:name` parameters of a chart's SQL. */
export type ChartParams = QueryParams;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** RFC 6901: the pointer of member `name` below `at`. */
export function pointerTo(at: string, name: string | number): string {
  return `${at}/${String(name).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}
