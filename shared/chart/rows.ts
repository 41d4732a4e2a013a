import { type Cell, cellAt, type Column, type Table } from '#shared/table';
import { instantOf } from './instant';
import { isObject } from './spec';

export type ChartRow = Record<string, string | number | null>;

/**
 * The table as plain rows for Vega: fields that the spec reads as time become milliseconds (UTC), integers
 * beyond 2^53 become the nearest double (a picture cannot show the difference), bytes become null.
 */
export function chartRows(table: Table, temporal: ReadonlySet<string>): ChartRow[] {
  const rows: ChartRow[] = Array.from({ length: table.rows }, () => ({}));
  table.fields.forEach(({ name }, index) => {
    const column = table.columns[index] as Column;
    const valueOf = temporal.has(name) ? instantOf : plain;
    rows.forEach((row, at) => {
      row[name] = valueOf(cellAt(column, at));
    });
  });
  return rows;
}

function plain(cell: Cell): string | number | null {
  if (typeof cell === 'bigint') return Number(cell);
  return cell instanceof Uint8Array ? null : cell;
}

/** Names of the fields that a spec reads as time: by `"type": "temporal"` or by a time unit. */
export function temporalFields(spec: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      const isTime = value.type === 'temporal' || value.timeUnit !== undefined;
      if (isTime && typeof value.field === 'string') found.add(value.field.replace(/\\(.)/g, '$1'));
      Object.values(value).forEach(visit);
    }
  };
  visit(spec);
  return found;
}
