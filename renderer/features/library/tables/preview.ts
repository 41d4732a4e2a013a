import { GridMemory } from '#renderer/ui';
import type { OpenTable } from '#renderer/workbench';
import type { DataClient } from '#renderer/workers';
import { quoteName } from '#shared/query';
import type { Table } from '#shared/table';

/** The first rows of a table, and how their grid was left. */
export interface Preview {
  readonly table: Table;
  readonly memory: GridMemory;
}

/** Enough to see what kind of values stand where. */
export const FIRST_ROWS = 100;

/** As long as the table is open, and not a moment longer. */
const previews = new WeakMap<OpenTable, Promise<Preview>>();

/** Asked for once; a failure is forgotten, so that looking again asks again. */
export function previewOf(table: OpenTable, data: Pick<DataClient, 'query'>): Promise<Preview> {
  const known = previews.get(table);
  if (known) return known;
  const asked = ask(table, data);
  previews.set(table, asked);
  asked.catch(() => previews.delete(table));
  return asked;
}

async function ask(table: OpenTable, data: Pick<DataClient, 'query'>): Promise<Preview> {
  const sql = `SELECT * FROM ${quoteName(table.alias)}.${quoteName(table.name)} LIMIT ${FIRST_ROWS}`;
  const { table: rows } = await data.query({ sql });
  // An answer's columns know their names; titles and declared types are the table's.
  return { table: { ...rows, fields: table.fields }, memory: new GridMemory() };
}
