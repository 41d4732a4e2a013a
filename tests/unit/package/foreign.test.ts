import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chosenFiles, conformed, type ForeignPackage, surveyPackage } from '#shared/package';
import { read } from '#shared/reader';
import { records } from '#shared/table';
import { plainZip } from '../../support/plain-zip';

type Contents = Readonly<Record<string, string | Uint8Array | object>>;

const bytesOf = (content: Contents[string]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(typeof content === 'string' ? Buffer.from(content) : content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content)));

const together = async (contents: Contents): Promise<ForeignPackage> => surveyPackage(await chosenFiles(Object.entries(contents).map(([path, content]) => ({ path, file: new File([bytesOf(content)], path) }))));

async function zipped(contents: Contents): Promise<ForeignPackage> {
  const zip = plainZip(Object.entries(contents).map(([name, content]) => ({ name, content: bytesOf(content), deflated: true })));
  return surveyPackage(await chosenFiles([{ path: 'cases.zip', file: new File([zip as Uint8Array<ArrayBuffer>], 'cases.zip') }]));
}

/** The rows of every table, by its name, and what its fields say. */
async function rows({ tables }: ForeignPackage) {
  const found: Record<string, Record<string, unknown>[]> = {};
  for (const { name, source, options, conventions } of tables) found[name] = [...records(conformed((await read(source, options)).table, conventions, source.name, name))];
  return found;
}

const resource = (more: object) => ({ name: 'cases', resources: [{ name: 'cases', path: 'cases.csv', ...more }] });
const reading = async (csv: string, more: object) => (await rows(await together({ 'datapackage.json': resource(more), 'cases.csv': csv })))['cases'];

describe('a foreign package', () => {
  it('opens as a ZIP, with titles and declared fields', async () => {
    const fields = [{ name: 'geo', type: 'string', title: 'Country' }, { name: 'n', type: 'integer' }];
    const found = await zipped({ 'datapackage.json': { ...resource({ schema: { fields }, title: 'Cases' }), title: 'A package' }, 'cases.csv': 'geo,n\n01,5\n' });
    expect(found).toMatchObject({ name: 'cases', title: { '': 'A package' }, tables: [{ name: 'cases', title: { '': 'Cases' }, options: { fields: [{ title: { '': 'Country' } }, {}] } }] });
    expect(await rows(found)).toEqual({ cases: [{ geo: '01', n: 5 }] });
  });

  it('keeps the labels of codes, in each language where they are told so', async () => {
    const fieldsOf = async (categories: unknown) => (await together({ 'datapackage.json': resource({ schema: { fields: [{ name: 'geo', type: 'string', categories }] } }), 'cases.csv': 'geo\nPL\n' })).tables[0]?.options.fields;
    const poland = { en: 'Poland', pl: 'Polska' };
    expect(await fieldsOf([{ value: 'PL', label: poland }, { value: 'CZ', label: 'Czechia', molo: { label: { pl: 'Czechy' } } }, { value: 'XX', label: null }, { value: 7, label: 7 }, 'UA'])).toMatchObject([
      { categories: [{ value: 'PL', label: poland }, { value: 'CZ', label: { '': 'Czechia', pl: 'Czechy' } }, { value: 'XX' }, { value: 7, label: { '': '7' } }, { value: 'UA' }] },
    ]);
    await expect(fieldsOf([{ value: 'PL', label: ['Poland'] }])).rejects.toThrow(/package\.malformed.*schema/);
  });

  it('opens where everything was packed in one folder', async () => {
    expect(await rows(await zipped({ 'week/datapackage.json': resource({ path: './data/a.csv' }), 'week/data/a.csv': 'n\n1\n' }))).toEqual({ cases: [{ n: 1 }] });
  });

  it('opens as a description with its files, and is named after its title where it has no name', async () => {
    const found = await together({ 'datapackage.json': { title: 'Wnioski, tydzień 47', resources: [{ path: 'a.csv' }] }, 'a.csv': 'n\n1\n' });
    expect([found.name, await rows(found)]).toEqual(['wnioski-tydzien-47', { table_1: [{ n: 1 }] }]);
  });

  it('opens a ZIP of nothing but tables', async () => {
    expect(await rows(await zipped({ 'a.csv': 'n\n1\n', 'data/b.tsv': 'x\ty\n1\t2\n', 'read me.txt.md': '#' }))).toEqual({ a: [{ n: 1 }], b: [{ x: 1, y: 2 }] });
  });

  it('joins the parts of a table, with one header', async () => {
    const found = await together({ 'datapackage.json': resource({ path: ['a.csv', 'b.csv', 'c.csv'] }), 'a.csv': 'n,m\n1,1', 'b.csv': 'n,m\n2,2\n', 'c.csv': '3,3\n' });
    expect(await rows(found)).toEqual({ cases: [{ n: 1, m: 1 }, { n: 2, m: 2 }, { n: 3, m: 3 }] });
  });

  it('reads tables that stand in the description', async () => {
    const data = [{ geo: 'PL', n: 1 }, { geo: 'a "b", c', n: null }];
    const found = await together({ 'datapackage.json': { name: 'a', resources: [{ name: 'x', data }, { name: 'y', data: [['k'], [true]] }, { name: 'z', data: 'k;l\n1;2\n' }] } });
    expect(await rows(found)).toEqual({ x: [{ geo: 'PL', n: 1 }, { geo: 'a "b", c', n: null }], y: [{ k: 'true' }], z: [{ k: 1, l: 2 }] });
  });

  it('passes over what is no table', async () => {
    const found = await together({ 'datapackage.json': { name: 'a', resources: [{ name: 'map', path: 'map.geojson' }, { name: 'b', path: 'b.csv' }] }, 'b.csv': 'n\n1\n' });
    expect(found.tables.map(({ name }) => name)).toEqual(['b']);
  });

  it.each([
    ['a delimiter and no header', 'PL;1\n', { dialect: { delimiter: ';', header: false }, schema: { fields: [{ name: 'geo', type: 'string' }, { name: 'n', type: 'integer' }] } }, [{ geo: 'PL', n: 1 }]],
    ['missing values of the table', 'n,t\n-,-\n7,x\n', { schema: { missingValues: ['', '-'], fields: [{ name: 'n', type: 'integer' }, { name: 't', type: 'string' }] } }, [{ n: null, t: null }, { n: 7, t: 'x' }]],
    ['missing values of a field, with labels', 'n,t\n-9,-9\n', { schema: { fields: [{ name: 'n', type: 'integer', missingValues: [{ value: '-9', label: 'unknown' }] }, { name: 't', type: 'integer' }] } }, [{ n: null, t: -9 }]],
    ['numbers as they are written in Poland', 'n\n"1 234,5"\n7\n', { schema: { fields: [{ name: 'n', type: 'number', decimalChar: ',', groupChar: ' ' }] } }, [{ n: 1234.5 }, { n: 7 }]],
    ['numbers with signs around them', 'n\n12.5%\n€ 3\n', { schema: { fields: [{ name: 'n', type: 'number', bareNumber: false }] } }, [{ n: 12.5 }, { n: 3 }]],
    ['words for yes and no', 'b\ntak\nnie\n', { schema: { fields: [{ name: 'b', type: 'boolean', trueValues: ['tak'], falseValues: ['nie'] }] } }, [{ b: 1 }, { b: 0 }]],
    ['fields in any order', 'm,n\n1,2\n', { schema: { fieldsMatch: ['subset'], fields: [{ name: 'n', type: 'integer' }] } }, [{ m: 1, n: 2 }]],
  ])('reads %s', async (_what, csv, more, expected) => {
    expect(await reading(csv, more)).toEqual(expected);
  });

  it('reads what is packed by itself, and a schema in a file of its own', async () => {
    const found = await together({ 'datapackage.json': resource({ path: 'a.csv.gz', compression: 'gz', schema: 'schema.json' }), 'schema.json': { fields: [{ name: 'n', type: 'string' }] }, 'a.csv.gz': new Uint8Array(gzipSync('n\n1\n')) });
    expect(await rows(found)).toEqual({ cases: [{ n: '1' }] });
  });

  it.each([
    ['on a network', { path: 'https://example.org/a.csv' }, { context: 'remote', path: 'https://example.org/a.csv' }],
    ['on a network, without a scheme', { path: '//example.org/a.csv' }, { context: 'remote' }],
    ['whose schema is on a network', { schema: 'https://example.org/s.json' }, { context: 'remote' }],
    ['on a file of this computer', { path: 'file:///etc/passwd.csv' }, { context: 'remote' }],
    ['above the package', { path: '../cases.csv' }, { context: 'outside' }],
    ['at an absolute path', { path: '/etc/passwd.csv' }, { context: 'outside' }],
    ['on another drive', { path: 'x\\..\\cases.csv' }, { context: 'outside' }],
    ['that is not there', { path: 'other.csv' }, { context: 'missing', path: 'other.csv' }],
    ['quoted in a way of its own', { dialect: { quoteChar: "'" } }, {}],
    ['packed in a way of its own', { compression: 'zip' }, {}],
    ['in a format that nobody reads here', { path: 'cases.xlsx', schema: { fields: [{ name: 'n' }] } }, {}],
  ])('is refused with a table %s', async (_what, more, params) => {
    await expect(reading('n\n1\n', more)).rejects.toMatchObject({ code: 'package.resource', params: { resource: 'cases', ...params } });
  });

  it('is refused with a value that its field does not promise, by table and field', async () => {
    await expect(reading('n\n1\nx\n', { schema: { missingValues: ['-'], fields: [{ name: 'n', type: 'integer' }] } })).rejects.toMatchObject({ code: 'package.resource', params: { context: 'value', field: 'n', type: 'integer' } });
  });

  it.each([
    ['no JSON', '{'],
    ['no resources', '{"resources":[]}'],
    ['a path of the wrong kind', '{"resources":[{"path":5}]}'],
    ['resources without end', JSON.stringify({ resources: Array.from({ length: 300 }, () => ({ path: 'a.csv' })) })],
  ])('is refused with %s in its description', async (_what, text) => {
    await expect(together({ 'datapackage.json': text })).rejects.toMatchObject({ code: 'package.malformed' });
  });
});
