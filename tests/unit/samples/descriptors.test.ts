import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { asylumV4, type SampleSource, trainingPackage } from '#resources/samples';
import { readDescriptor } from '#shared/package';
import { type Column, rowsOf, type Table } from '#shared/table';
import { SHARED_DATA_ABSENT, sharedData } from '../../support/shared-data';

const SAMPLES: [string, SampleSource][] = [
  ['training, first edition', trainingPackage(1)],
  ['training, second edition', trainingPackage(2)],
  ['asylum applicants', asylumV4()],
];

/** As sealing completes it. */
const sealed = ({ descriptor }: SampleSource) => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  ...descriptor,
  resources: descriptor.resources.map((resource) => ({ ...resource, path: `data/${resource.name}.csv`, format: 'csv' })),
});

function dataPackageProfile(): ValidateFunction | null {
  const file = sharedData('profiles/datapackage.json');
  if (file === null) return null;
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // A hint for forms, not a format.
  ajv.addFormat('textarea', true);
  return ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
}

/** Codes of a column that appear in it. */
const valuesOf = (table: Table, name: string): Set<unknown> => {
  const column = table.columns[table.fields.findIndex((field) => field.name === name)] as Column;
  return new Set(column.kind === 'dictionary' ? column.dictionary : column.values);
};

describe.each(SAMPLES)('the descriptor of %s', (_, sample) => {
  it('abides by the profile of Data Package v2', (ctx) => {
    const validate = dataPackageProfile();
    if (validate === null) return ctx.skip(SHARED_DATA_ABSENT);
    validate(sealed(sample));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is taken by the package room', () => {
    expect(() => readDescriptor(new TextEncoder().encode(JSON.stringify(sealed(sample))))).not.toThrow();
  });

  it('leaves to sealing what only sealing knows', () => {
    for (const resource of sample.descriptor.resources) expect(Object.keys(resource)).not.toEqual(expect.arrayContaining(['hash']));
    expect(JSON.stringify(sample.descriptor)).not.toMatch(/"(hash|bytes|path|format)":"data/);
  });

  it('has a title and a description of everything, in English and in Polish', () => {
    const everything = [sample.descriptor, ...sample.descriptor.resources, ...sample.descriptor.resources.flatMap(({ schema }) => schema.fields)];
    for (const { title, description, molo, name } of everything) {
      for (const text of [title, description, molo?.title?.pl, molo?.description?.pl]) expect(text, name).toMatch(/^\p{L}.*[^\s]$/u);
      expect(molo?.title?.pl, name).not.toBe(title);
    }
  });

  it('fits its tables: the same names, fields, types and lengths', () => {
    expect(sample.tables.map(({ name }) => name)).toEqual(sample.descriptor.resources.map(({ name }) => name));
    sample.tables.forEach(({ table }, index) => {
      const fields = sample.descriptor.resources[index]?.schema.fields;
      expect(table.fields.map(({ name, type }) => ({ name, type }))).toEqual(fields?.map(({ name, type }) => ({ name, type })));
      expect(new Set(table.columns.map(rowsOf))).toEqual(new Set([table.rows]));
    });
  });

  it('refers only to codes that are listed', () => {
    sample.descriptor.resources.forEach(({ schema }, index) => {
      const own = sample.tables[index]?.table as Table;
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const other = sample.tables.find(({ name }) => name === reference.resource)?.table as Table;
        const listed = valuesOf(other, reference.fields[0] as string);
        expect([...valuesOf(own, fields[0] as string)].filter((code) => !listed.has(code)), fields[0]).toEqual([]);
      }
      for (const field of schema.fields) {
        const listed = field.categories?.map((category) => (typeof category === 'object' ? category.value : category));
        for (const category of field.categories ?? []) expect(category, field.name).toMatchObject({ label: expect.stringMatching(/./) as unknown, molo: { label: { pl: expect.stringMatching(/./) as unknown } } });
        if (listed !== undefined) expect(listed, field.name).toEqual(expect.arrayContaining([...valuesOf(own, field.name)]));
      }
    });
  });
});
