import { describe, expect, it } from 'vitest';
import { trainingChanges, trainingPackage } from '#resources/samples';
import { type Cell, records, type Table } from '#shared/table';

const KEY = ['month', 'citizenship', 'procedure', 'voivodeship', 'sex', 'age_group'];
const FIGURES = ['applications', 'positive', 'negative', 'discontinued'];

const pick = (row: Record<string, Cell>, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, row[name]]));
const keyOf = (row: Record<string, Cell>): string => KEY.map((name) => row[name]).join('|');
const byKey = (table: Table) => new Map([...records(table)].map((row) => [keyOf(row), row]));

const [first, second] = [trainingPackage(1), trainingPackage(2)];
const [before, after] = [first, second].map(({ tables }) => byKey(tables[0]?.table as Table)) as [ReturnType<typeof byKey>, ReturnType<typeof byKey>];
const changes = trainingChanges();

describe('the second edition of the training package', () => {
  it('has a unique key, as the first has', () => {
    expect(before.size).toBe(first.tables[0]?.table.rows);
    expect(after.size).toBe(second.tables[0]?.table.rows);
  });

  it('adds the rows of the new months and takes none away', () => {
    const added = [...after].filter(([key]) => !before.has(key)).map(([, row]) => row);
    expect(added).toHaveLength(changes.addedRows);
    expect([...new Set(added.map((row) => row.month))]).toEqual(changes.addedMonths);
    expect([...before.keys()].filter((key) => !after.has(key))).toEqual([]);
  });

  it('revises exactly the rows that are listed, from and to the listed figures', () => {
    const revised = [...before]
      .filter(([key, row]) => FIGURES.some((name) => row[name] !== after.get(key)?.[name]))
      .map(([key, row]) => ({ key: pick(row, KEY), before: pick(row, FIGURES), after: pick(after.get(key) ?? {}, FIGURES) }));
    expect(revised).toEqual(changes.revisions);
    expect(revised).toHaveLength(240);
  });

  it('makes the provisional months final', () => {
    const changed = [...before].filter(([key, row]) => row.obs_status !== after.get(key)?.obs_status);
    expect(changed).toHaveLength(changes.finalRows);
    expect([...new Set(changed.map(([, row]) => row.month))]).toEqual(changes.finalMonths);
    for (const [key, row] of changed) expect([row.obs_status, after.get(key)?.obs_status]).toEqual(['P', 'A']);
  });

  it('rewords one description and leaves the rest of the schemas as they were', () => {
    const [old, young] = [first, second].map(({ descriptor }) => descriptor.resources);
    const fields = old?.flatMap((resource, index) => resource.schema.fields.filter((field, at) => JSON.stringify(field) !== JSON.stringify(young?.[index]?.schema.fields[at])));
    expect(fields?.map(({ name }) => name)).toEqual([changes.redescribedField]);
  });

  it('follows the first', () => {
    expect([first.sequence, second.sequence]).toEqual([1, 2]);
    expect(first.descriptor.name).toBe(second.descriptor.name);
    expect(Date.parse(second.descriptor.created as string)).toBeGreaterThan(Date.parse(first.descriptor.created as string));
  });
});
