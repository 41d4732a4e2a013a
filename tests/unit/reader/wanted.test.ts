import { describe, expect, it } from 'vitest';
import { read, type ReadOptions, sourceOf, writeParquet } from '#shared/reader';
import { type Field, records } from '#shared/table';
import { bytesOf, readText, rowsOfText } from './reading';

const FIELDS: Field[] = [
  { name: 'geo', type: 'string' },
  { name: 'day', type: 'date' },
  { name: 'n', type: 'integer' },
  { name: 'note', type: 'string' },
];
const only = (...names: string[]): ReadOptions => ({ fields: FIELDS, format: 'csv', encoding: 'utf-8', wanted: new Set(names) });
const CSV = 'geo,day,n,note\nPL,2022-01-31,1,ą\nCZ,,2,"a ""b"""\n';

describe('a table of which some fields are wanted', () => {
  it('has all its rows and fields; the values of the others are NULL', async () => {
    expect(await rowsOfText(CSV, only('n'))).toEqual([
      { geo: null, day: null, n: 1, note: null },
      { geo: null, day: null, n: 2, note: null },
    ]);
    expect((await readText(CSV, only('note'))).table.fields).toEqual(FIELDS);
    expect((await rowsOfText(CSV, only('note'))).map((row) => row['note'])).toEqual(['ą', 'a "b"']);
  });

  it.each<[string, string, object]>([
    ['a value of another type', 'geo,day,n,note\nPL,tomorrow,1,x\n', { line: 2, field: 'day', type: 'date' }],
    ['a number that is none', 'geo,day,n,note\nPL,,1,\nPL,,x,\n', { line: 3, field: 'n', type: 'integer' }],
    ['a row of another width', 'geo,day,n,note\nPL,,1\n', { line: 2, expected: 4, found: 3 }],
    ['a quote that does not close', 'geo,day,n,note\n"PL,,1,x\n', { line: 2, context: 'quote' }],
    ['another header', 'geo,date,n,note\nPL,,1,x\n', { context: 'header' }],
  ])('is refused for %s, wanted or not, as ever', async (_, text, params) => {
    const refusal = expect.objectContaining({ code: 'package.table', params: expect.objectContaining(params) as object }) as object;
    await expect(readText(text, only('geo'))).rejects.toEqual(refusal);
    await expect(readText(text, { ...only(), wanted: new Set(FIELDS.map(({ name }) => name)) })).rejects.toEqual(refusal);
  });

  it.each(['geo', 'note'])('is refused for text in another encoding, where %s is wanted', async (name) => {
    const text = bytesOf('geo,day,n,note\nPL,,1,\xb3\n');
    await expect(readText(text, only(name))).rejects.toMatchObject({ code: 'package.encoding' });
  });

  it('is read whole while its encoding still has to be found', async () => {
    const { wanted, ...options } = only('n');
    const { encoding, ...detecting } = options;
    expect(encoding).toBe('utf-8');
    expect(await rowsOfText(bytesOf('geo,day,n,note\nPL,,1,\xb3\n'), { ...detecting, ...(wanted && { wanted }) })).toEqual([{ geo: 'PL', day: null, n: 1, note: 'ł' }]);
  });

  it('takes from Parquet no other pages', async () => {
    const { table } = await readText(CSV, { fields: FIELDS });
    const { table: part } = await read(sourceOf('t.parquet', writeParquet(table)), { fields: FIELDS, format: 'parquet', wanted: new Set(['geo']) });
    expect([...records(part)]).toEqual([
      { geo: 'PL', day: null, n: null, note: null },
      { geo: 'CZ', day: null, n: null, note: null },
    ]);
    expect(part.fields).toEqual(table.fields);
  });
});
