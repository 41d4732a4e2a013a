import { describe, expect, it } from 'vitest';
import type { TreeNode } from '#renderer/ui';
import type { OpenData } from '#renderer/workbench';
import { createTranslator } from '#shared/i18n';
import { unsignedVerdict } from '#shared/package';
import { schemaOf } from '../../../../renderer/features/query/tables/nodes';

const DATA: OpenData = {
  id: 'files.cases',
  alias: 'files',
  name: 'cases.csv',
  verdict: unsignedVerdict('cases.csv'),
  origin: { package: 'cases.csv', digest: null, signed: false },
  tables: [
    { alias: 'files', name: 'cases', rows: 1200, title: { en: 'Cases', pl: 'Sprawy' }, fields: [{ name: 'geo', type: 'string', categories: [{ value: 'PL', label: { en: 'Poland' } }] }, { name: 'n', type: 'integer' }] },
    { alias: 'files', name: 'plain', fields: [{ name: 'n', type: 'integer' }] },
  ],
};

const schema = (filter = '') => schemaOf([DATA], filter, createTranslator('en'), () => 'held');
const names = (nodes: readonly TreeNode[] = []): string[] => nodes.map(({ title }) => title);

describe('the tree of tables', () => {
  it('has the view of the labels below its table, told by a word and a sign of its own', () => {
    const { nodes, writes } = schema();
    expect(names(nodes)).toEqual(['Cases', 'With labels: Cases', 'plain']);
    expect(nodes[1]).toMatchObject({ description: 'cases_labels', detail: 'view' });
    expect(nodes[1]?.icon).not.toBe(nodes[0]?.icon);
    expect(writes.get(nodes[1]?.id ?? '')).toBe('cases_labels');
    expect(names(nodes[1]?.children)).toEqual(['geo', 'geo_label', 'n']);
  });

  it('tells two editions of one package apart, and says nothing of it where only one is open', () => {
    const edition = (alias: string, sequence: number, created: string): OpenData =>
      ({ ...DATA, id: alias, alias, name: 'cases', tables: [{ alias, name: 'cases', fields: [] }], manifest: { created, molo: { sequence } } }) as unknown as OpenData;
    const both = [edition('cases', 1, '2026-11-02T10:00:00Z'), edition('cases_2', 2, '2026-11-09T10:00:00Z')];
    const said = (data: readonly OpenData[]) => schemaOf(data, '', createTranslator('en'), () => 'held').nodes.map(({ description }) => description);
    expect(said(both)).toEqual([expect.stringMatching(/^cases · edition 1, .*2026/), expect.stringMatching(/^cases_2 · edition 2, .*2026/)]);
    expect(said(both.slice(0, 1))).toEqual(['cases']);
  });

  it('unfolds what a field holds where the table itself stands, not a second time in the view', () => {
    const { nodes, fields } = schema();
    expect(nodes[0]?.children?.[0]?.children).toHaveLength(1);
    expect(nodes[1]?.children?.[0]?.children).toEqual([]);
    expect([...fields.values()].map(({ table, field }) => `${table.name}.${field.name}`)).toEqual(['cases.geo', 'cases.n', 'plain.n']);
  });

  it('finds the labels of a view by name', () => {
    const { nodes, unfolded } = schema('label');
    expect(names(nodes)).toEqual(['With labels: Cases']);
    expect(names(schema('geo_label').nodes[0]?.children)).toEqual(['geo_label']);
    expect(unfolded.size).toBe(0);
  });
});
