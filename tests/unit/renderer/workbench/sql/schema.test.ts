import { describe, expect, it } from 'vitest';
import type { OpenData, OpenTable } from '#renderer/workbench';
import { createTranslator } from '#shared/i18n';
import { unsignedVerdict } from '#shared/package';
import type { Field } from '#shared/table';
import { completeSql } from '../../../../../renderer/workbench/sql/complete';
import { namedTables, sqlTables, tableReference } from '../../../../../renderer/workbench/sql/schema';

const GEO: Field = { name: 'geo', type: 'string', categories: [{ value: 'PL', label: { en: 'Poland', pl: 'Polska' } }] };
const N: Field = { name: 'n', type: 'integer' };

const open = (alias: string, ...tables: readonly Omit<OpenTable, 'alias'>[]): OpenData => ({
  id: alias,
  alias,
  name: alias,
  verdict: unsignedVerdict(alias),
  origin: { package: alias, digest: null, signed: false },
  tables: tables.map((table) => ({ alias, ...table })),
});

const CASES = { name: 'cases', fields: [GEO, N], rows: 3, title: { en: 'Cases' } };

describe('the tables that a statement can name', () => {
  it('are those that are open, each followed by the view that shows its labels', () => {
    const named = namedTables([open('week', CASES, { name: 'plain', fields: [N] }), open('later', CASES)]);
    expect(named.map(({ alias, name, base }) => [alias, name, base])).toEqual([
      ['week', 'cases', undefined],
      ['week', 'cases_labels', 'cases'],
      ['week', 'plain', undefined],
      ['later', 'cases', undefined],
      ['later', 'cases_labels', 'cases'],
    ]);
    expect(named[1]).toMatchObject({ rows: 3, title: { en: 'Cases' }, fields: [{ name: 'geo' }, { name: 'geo_label' }, { name: 'geo_label_en' }, { name: 'geo_label_pl' }, { name: 'n' }] });
  });

  it('have a bare name only where no view of another package is called so', () => {
    const named = namedTables([open('week', CASES), open('old', { name: 'cases_labels', fields: [N] })]);
    expect(named.map((table) => tableReference(table, named))).toEqual(['cases', 'week.cases_labels', 'old.cases_labels']);
  });

  it('are offered while one writes, and so are the labels of a view', () => {
    const translator = createTranslator('en');
    const tables = sqlTables([open('week', CASES)], translator);
    const offered = (sql: string) => completeSql(sql, sql.length, false, tables, translator)?.options.map(({ label }) => label);
    expect(offered('SELECT * FROM cases_')).toEqual(['cases_labels']);
    expect(offered('SELECT * FROM cases_labels l WHERE l.geo_')).toEqual(['geo_label', 'geo_label_en', 'geo_label_pl']);
  });
});
