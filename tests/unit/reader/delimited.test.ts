import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cell, records } from '#shared/table';
import { sharedData, SHARED_DATA_ABSENT } from '../../support/shared-data';
import { readText, rowsOfText } from './reading';

describe('csv-spectrum', () => {
  const folder = sharedData('csv-spectrum/csvs');
  const names = folder === null ? ['every file'] : readdirSync(folder).map((file) => basename(file, '.csv'));

  it.for(names)('%s means what its JSON says', async (name, ctx) => {
    if (folder === null) return ctx.skip(SHARED_DATA_ABSENT);
    const meant: unknown = JSON.parse(readFileSync(sharedData(`csv-spectrum/json/${name}.json`) as string, 'utf8'));
    const rows = await rowsOfText(readFileSync(`${folder}/${name}.csv`));
    const asText = (cell: Cell): string => (cell === null ? '' : String(cell));
    expect(rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, asText(cell)])))).toEqual(meant);
  });
});

describe('a delimited text', () => {
  it.each([',', ';', '\t', '|'])('is cut at %j without being told', async (delimiter) => {
    const { table, delimiter: found } = await readText(`a,b,c\n1,x,2.5\n2,y,3.5\n`.replaceAll(',', delimiter));
    expect(found).toBe(delimiter);
    expect([...records(table)]).toEqual([
      { a: 1, b: 'x', c: 2.5 },
      { a: 2, b: 'y', c: 3.5 },
    ]);
  });

  it('is not cut at delimiters within quotes, nor at decimal commas', async () => {
    expect((await readText('"a;1";"b;2"\n1;2\n')).table.fields.map(({ name }) => name)).toEqual(['a;1', 'b;2']);
    expect(await rowsOfText('k;v\na;1,5\nb;2,5\n')).toEqual([
      { k: 'a', v: '1,5' },
      { k: 'b', v: '2,5' },
    ]);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('ends its lines with %s, the last one or not', async (_name, end) => {
    const meant = [
      { a: 'x', b: null },
      { a: 'y', b: 'z' },
    ];
    expect(await rowsOfText(['a,b', 'x,', 'y,z'].join(end))).toEqual(meant);
    expect(await rowsOfText(['a,b', 'x,', 'y,z', ''].join(end))).toEqual(meant);
  });

  it('may end behind its last delimiter', async () => {
    expect(await rowsOfText('a,b\nx,y\nz,')).toEqual([
      { a: 'x', b: 'y' },
      { a: 'z', b: null },
    ]);
  });

  it('keeps doubled quotes, delimiters and line ends within quotes', async () => {
    expect(await rowsOfText('a,b\n"say ""hi"", now","1\r\n2\n3"\n"""","""a"""\n')).toEqual([
      { a: 'say "hi", now', b: '1\r\n2\n3' },
      { a: '"', b: '"a"' },
    ]);
  });

  it('takes a quote within an unquoted cell as it is', async () => {
    expect(await rowsOfText('a,b\n5" pipe,x\n')).toEqual([{ a: '5" pipe', b: 'x' }]);
  });

  it('tells an empty string from nothing', async () => {
    expect(await rowsOfText('a,b\nx,\ny,""\n')).toEqual([
      { a: 'x', b: null },
      { a: 'y', b: '' },
    ]);
  });

  it('skips blank lines, unless a row of one field is blank', async () => {
    expect(await rowsOfText('\n\na,b\n\nx,1\n\n')).toEqual([{ a: 'x', b: 1 }]);
    expect(await rowsOfText('a\nx\n\ny\n')).toEqual([{ a: 'x' }, { a: null }, { a: 'y' }]);
  });

  it('keeps a byte order mark out of the first name and within cells', async () => {
    expect(await rowsOfText('\ufeffa,b\n\ufeffx,y\n')).toEqual([{ a: '\ufeffx', b: 'y' }]);
    expect(await rowsOfText('\ufeff"a",b\nx,y\n')).toEqual([{ a: 'x', b: 'y' }]);
  });

  it('may have a header and no rows', async () => {
    const { table } = await readText('a,b\n');
    expect(table).toMatchObject({ rows: 0, fields: [{ name: 'a' }, { name: 'b' }] });
  });

  it('stays whole where cells cross the blocks in which it is read', async () => {
    const long = 'ż"\n,'.repeat(100_000);
    const quoted = `"${long.replaceAll('"', '""')}"`;
    const rows = Array.from({ length: 3000 }, (_, row) => `${row},${'x'.repeat(row % 300)}\r\n`).join('');
    const { table } = await readText(`k,v\r\n${rows}-1,${quoted}\r\n${rows}`);
    expect(table.rows).toBe(6001);
    const read = [...records(table)];
    expect(read[3000]).toEqual({ k: -1, v: long });
    expect(read.every(({ k, v }, at) => at === 3000 || (v ?? '') === 'x'.repeat((k as number) % 300))).toBe(true);
  });

  it('takes the delimiter that it is told', async () => {
    expect(await rowsOfText('a:b,c\n1:2,3\n', { delimiter: ':' })).toEqual([{ a: 1, 'b,c': '2,3' }]);
  });
});

describe('a record that is none', () => {
  it('is refused by its line where cells are missing or too many', async () => {
    await expect(readText('a,b\n1,2\n"x\ny",3\n4\n')).rejects.toMatchObject({
      code: 'package.table',
      params: { file: 'table.csv', context: 'cells', line: 5, expected: 2, found: 1 },
    });
    await expect(readText('a,b\r\n1,2\r\n\r\n1,2,3\r\n')).rejects.toMatchObject({ params: { line: 4, expected: 2, found: 3 } });
  });

  it('is refused by its line far behind the first block', async () => {
    const rows = '1,"a\nb""c"\n'.repeat(60_000);
    await expect(readText(`a,b\n${rows}1\n`)).rejects.toMatchObject({ params: { context: 'cells', line: 120_002 } });
  });

  it('is refused where a quote does not close or something follows it', async () => {
    await expect(readText('a,b\n1,"2\n')).rejects.toMatchObject({ code: 'package.table', params: { context: 'quote', line: 2 } });
    await expect(readText('a,b\n1,"2"x\n')).rejects.toMatchObject({ code: 'package.table', params: { context: 'quote', line: 2 } });
  });

  it('is refused where there is nothing at all', async () => {
    for (const nothing of ['', '\n\n', '\ufeff']) await expect(readText(nothing)).rejects.toMatchObject({ code: 'package.table', params: { context: 'empty' } });
  });

  it('never shows what the cells held', async () => {
    const error = await readText('secret,b\n1\n').catch((thrown: unknown) => thrown as Error);
    expect((error as Error).message).not.toContain('secret');
  });
});

describe('field names', () => {
  const names = async (header: string): Promise<string[]> => (await readText(`${header}\n${header.replace(/[^,]+/g, 'x')}\n`)).table.fields.map(({ name }) => name);

  it('are made up where they are missing and told apart where they repeat', async () => {
    expect(await names('a,,b,b,b_2,B')).toEqual(['a', 'column_2', 'b', 'b_3', 'b_2', 'B_4']);
    expect(await names('column_2,,a')).toEqual(['column_2', 'column_2_2', 'a']);
  });

  it('are numbers where no record names the fields', async () => {
    const { table, header } = await readText('1,2022-01-01\n2,2022-01-02\n');
    expect(header).toBe(false);
    expect([...records(table)]).toEqual([
      { column_1: 1, column_2: '2022-01-01' },
      { column_1: 2, column_2: '2022-01-02' },
    ]);
  });

  it('may be years', async () => {
    expect(await rowsOfText('2021,2022\n1,2\n')).toEqual([{ 2021: 1, 2022: 2 }]);
  });

  it('are taken from the first record, or not, as told', async () => {
    expect((await readText('a,b\nc,d\n', { header: false })).table.rows).toBe(2);
    expect((await readText('1,2\n3,4\n', { header: true })).table.fields.map(({ name }) => name)).toEqual(['1', '2']);
  });

  it('lose a last one only where it names nothing and nothing stands beneath', async () => {
    expect(await rowsOfText('a;b;\n1;2;\n3;4;\n')).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ]);
    expect(await rowsOfText('a;b;\n1;2;x\n3;4;\n')).toEqual([
      { a: 1, b: 2, column_3: 'x' },
      { a: 3, b: 4, column_3: null },
    ]);
    expect(await rowsOfText('a;b;c\n1;2;\n')).toEqual([{ a: 1, b: 2, c: null }]);
  });
});
