import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDatabase } from '#shared/query';
import { read, sourceOf } from '#shared/reader';
import { type Cell, type FieldProfile, profileInTable, type Table } from '#shared/table';
import { hasNativeSqlite, NATIVE_SQLITE_ABSENT, nativeSqlite } from '../../../support/native-sqlite';
import { SHARED_DATA_ABSENT, sharedData } from '../../../support/shared-data';

/** What the sqlite3 command says of a field, as JSON on a line each: the figures, then the most frequent values. */
function natively(database: Uint8Array, name: string): { figures: Record<string, Cell>; top: [Cell, number][] } {
  const field = `"${name.replaceAll('"', '""')}"`;
  const [figures = '', ...top] = nativeSqlite(
    database,
    `SELECT json_object('rows', count(*), 'missing', count(*) - count(${field}), 'empty', coalesce(sum(${field} = ''), 0), 'distinct', count(DISTINCT ${field}), 'min', min(${field}), 'max', max(${field}), 'mean', avg(${field})) FROM t`,
    `SELECT json_array(${field}, count(*)) FROM t WHERE ${field} IS NOT NULL GROUP BY ${field} ORDER BY count(*) DESC, ${field} LIMIT 10`,
  ).split('\n');
  return { figures: JSON.parse(figures) as Record<string, Cell>, top: top.map((line) => JSON.parse(line) as [Cell, number]) };
}

/** Counts of every bin, asked as the condition that a click on it writes. */
function binsNatively(database: Uint8Array, name: string, { bins }: NonNullable<FieldProfile['histogram']>): number[] {
  const literal = (value: Cell): string => (typeof value === 'string' ? `'${value}'` : String(value));
  const counts = bins.map(({ from, to, includesTo }) => `sum("${name}" >= ${literal(from)} AND "${name}" ${includesTo ? '<=' : '<'} ${literal(to)})`);
  return JSON.parse(nativeSqlite(database, `SELECT json_array(${counts.join(', ')}) FROM t`)) as number[];
}

function median(database: Uint8Array, name: string, values: number): number {
  const middle = `SELECT "${name}" AS v FROM t WHERE v IS NOT NULL ORDER BY v LIMIT ${2 - (values % 2)} OFFSET ${Math.floor((values - 1) / 2)}`;
  return Number(nativeSqlite(database, `SELECT avg(v) FROM (${middle})`));
}

function compare(table: Table, database: Uint8Array, name: string): void {
  const profile = profileInTable(table, name);
  const { rows, missing, empty, distinct, min, max, mean, top, histogram } = profile;
  const { figures, top: expected } = natively(database, name);
  expect({ rows, missing, empty, distinct, min, max }, name).toEqual({ rows: figures.rows, missing: figures.missing, empty: figures.empty, distinct: figures.distinct, min: figures.min, max: figures.max });
  if (mean !== null) {
    expect(mean, name).toBeCloseTo(Number(figures.mean), 6);
    expect(profile.median, name).toBe(median(database, name, rows - missing));
  }
  if (top.length > 0) expect(top.map(({ value, count }) => [value, count]), name).toEqual(expected);
  if (histogram) expect(binsNatively(database, name, histogram), name).toEqual(histogram.bins.map(({ count }) => count));
}

describe.each(['eurostat/migr_asyappctza_V4_totals.csv', 'eurostat/migr_asydcfsta_2017-04-26.csv', 'unhcr/asylum_applications.csv', 'gus/RYNE_1944_CTAB_20250616184618.csv'])('the profiles of %s', (path) => {
  it('say of every field what the native sqlite3 says', async (ctx) => {
    const file = sharedData(path);
    if (file === null) return ctx.skip(SHARED_DATA_ABSENT);
    if (!hasNativeSqlite) return ctx.skip(NATIVE_SQLITE_ABSENT);
    const { table } = await read(sourceOf(basename(file), new Uint8Array(readFileSync(file))));
    const database = writeDatabase([{ name: 't', table }]);
    for (const { name } of table.fields) compare(table, database, name);
  });
});
