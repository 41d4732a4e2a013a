import type { LocalText } from '#shared/base';
import type { FieldType } from '#shared/table';
import { membersRead } from './expression';
import { type ChartSpec, isObject } from './spec';

/** A table that charts may draw from, as the query engine lists it. */
export interface ChartTable {
  readonly name: string;
  /** Alias of the package that holds it. */
  readonly alias?: string;
  readonly fields: readonly { readonly name: string; readonly type: FieldType; readonly title?: LocalText }[];
}

/** Aggregates that SQL computes exactly as Vega would. */
export type Aggregate = 'count' | 'sum' | 'mean' | 'min' | 'max';

/** What is known of a result's column before it is drawn: its title in the reader's language, and how it was made. */
export interface ChartField {
  readonly name: string;
  readonly title?: LocalText;
  /** As its table declares it; an answer only knows what SQLite keeps. */
  readonly type?: FieldType;
  readonly aggregate?: Aggregate;
}

/**
 * The fields of `names` that a spec may read. Every text of the spec that equals a field's name counts
 * (fields hide in many corners: sorts, folds, pivots), so a field too many is possible and one too few is
 * not. A spec that computes a name (`datum[...]`) may read them all.
 */
export function fieldsRead(spec: unknown, names: readonly string[]): readonly string[] {
  const read = new Set<string>();
  let everything = false;
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      read.add(nameOf(value));
      if (!value.includes('datum')) return;
      const members = membersRead(value);
      if (members === null) everything = true;
      else members.forEach((name) => read.add(name));
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) Object.values(value).forEach(visit);
  };
  visit(spec);
  return everything ? names : names.filter((name) => read.has(name));
}

/**
 * A field that a channel of the spec draws and `names` lacks: Vega would draw nothing and say nothing.
 * Views with rows of their own and specs whose transforms make fields are not judged.
 */
export function fieldLacking(spec: ChartSpec, names: ReadonlySet<string>): string | undefined {
  const { data, transform, encoding, facet } = spec;
  const hasOwnRows = isObject(data) && data.values !== undefined;
  if (hasOwnRows || (Array.isArray(transform) && transform.length > 0)) return undefined;
  const channels = [...Object.values(isObject(encoding) ? encoding : {}), facet, ...(isObject(facet) ? Object.values(facet) : [])].flat();
  const read = channels.map((channel) => (isObject(channel) ? channel.field : undefined)).filter((field) => typeof field === 'string');
  const lacking = read.map(nameOf).find((field) => !names.has(field));
  if (lacking !== undefined) return lacking;
  const children = ['layer', 'concat', 'hconcat', 'vconcat', 'spec'].flatMap((name) => spec[name] ?? []);
  return children.flatMap((child) => (isObject(child) ? (fieldLacking(child, names) ?? []) : []))[0];
}

/** `alias.table` or a bare name; `undefined` when no table, or more than one, answers to it. */
export function findTable(name: string, tables: readonly ChartTable[]): ChartTable | undefined {
  const exact = tables.find((table) => table.alias !== undefined && `${table.alias}.${table.name}` === name);
  const bare = tables.filter((table) => table.name === name);
  return exact ?? (bare.length === 1 ? bare[0] : undefined);
}

/** A name as SQL reads it, whatever it contains. */
export function quoted(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

export function fromClause(table: ChartTable): string {
  return table.alias === undefined ? quoted(table.name) : `${quoted(table.alias)}.${quoted(table.name)}`;
}

/** A field's name as a spec writes it: Vega-Lite reads `.`, brackets and quotes as a path unless they are escaped. */
export function pathOf(name: string): string {
  return name.replace(/[\\.[\]'"]/g, '\\$&');
}

/** The name of the field that a spec's `field` reads. */
export function nameOf(path: string): string {
  return path.replace(/\\(.)/g, '$1');
}
