import { describe, expect, it } from 'vitest';
import { fieldsOf, localText, schemaOf, type TableSchema } from '#shared/package';
import type { Field } from '#shared/table';

describe('Table Schema and fields', () => {
  const fields: Field[] = [
    { name: 'geo', type: 'string', title: { en: 'Country', pl: 'Państwo' }, description: { en: 'ISO 3166-1 alpha-2' } },
    { name: 'n', type: 'integer' },
    { name: 'month', type: 'yearmonth', title: { pl: 'Miesiąc' } },
  ];

  it('keep every text in its language there and back', () => {
    expect(fieldsOf(schemaOf(fields, ['en', 'pl']), ['en', 'pl'])).toEqual(fields);
    expect(fieldsOf(schemaOf(fields, ['pl', 'en']), ['pl', 'en'])).toEqual(fields);
    expect(fieldsOf(schemaOf(fields))).toEqual(fields);
  });

  it('put the main language where every other tool looks for it', () => {
    expect(schemaOf(fields, ['en']).fields[0]).toEqual({
      name: 'geo',
      type: 'string',
      title: 'Country',
      description: 'ISO 3166-1 alpha-2',
      molo: { title: { pl: 'Państwo' } },
    });
  });

  it('take a column without a type as text, and one of a type that tables lack as well', () => {
    const schema: TableSchema = { fields: [{ name: 'a' }, { name: 'b', type: 'geojson' }, { name: 'c', type: 'date' }] };
    expect(fieldsOf(schema).map(({ type }) => type)).toEqual(['string', 'string', 'date']);
    expect(fieldsOf(undefined)).toEqual([]);
  });

  it('keep a text of unknown language under no language', () => {
    expect(localText({ title: 'Tytuł' }, 'title')).toEqual({ '': 'Tytuł' });
    expect(localText({}, 'title', ['pl'])).toBeUndefined();
  });

  it('keep the codes of a field and what they mean, in every language', () => {
    const coded: Field[] = [
      { name: 'geo', type: 'string', categories: [{ value: 'PL', label: { en: 'Poland', pl: 'Polska' } }, { value: 'XX' }] },
      { name: 'sex', type: 'integer', categories: [{ value: 1, label: { en: 'men' } }] },
    ];
    const schema = schemaOf(coded, ['en', 'pl']);
    expect(schema.fields[0]?.categories).toEqual([{ value: 'PL', label: 'Poland', molo: { label: { pl: 'Polska' } } }, 'XX']);
    expect(fieldsOf(schema, ['en', 'pl'])).toEqual(coded);
    expect(fieldsOf({ fields: [{ name: 'a', categories: ['x', 2] }] })).toEqual([{ name: 'a', type: 'string', categories: [{ value: 'x' }, { value: 2 }] }]);
  });

  it('keep why a value is missing, where the schema says so', () => {
    const missingValues = [{ value: '', label: 'not collected' }, { value: ':c', label: 'confidential' }];
    const told = [{ value: '', label: { en: 'not collected' } }, { value: ':c', label: { en: 'confidential' } }];
    expect(fieldsOf({ missingValues, fields: [{ name: 'n' }, { name: 'm', missingValues: ['-'] }] }, ['en'])).toEqual([
      { name: 'n', type: 'string', missing: told },
      { name: 'm', type: 'string' },
    ]);
  });
});
