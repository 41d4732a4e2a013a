import { describe, expect, it } from 'vitest';
import type { MoloError } from '#shared/base';
import { type Field, type FieldType, records } from '#shared/table';
import { readText, rowsOfText } from './reading';

const fields = (types: Record<string, FieldType>): Field[] => Object.entries(types).map(([name, type]) => ({ name, type }));

/** One declared column beside a key. */
const declared = async (type: FieldType, ...cells: string[]) =>
  (await rowsOfText(`k,x\n${cells.map((cell) => `a,${cell}\n`).join('')}`, { fields: fields({ k: 'string', x: type }) })).map((row) => row['x']);

describe('a declared field', () => {
  it('keeps its type, its titles and every cell as text where it is text', async () => {
    const described: Field[] = [{ name: 'x', type: 'string', title: { pl: 'Kod' } }, { name: 'y', type: 'string' }];
    const { table } = await readText('x,y\n007,12 p\n,""\n', { fields: described });
    expect(table.fields).toEqual(described);
    expect([...records(table)]).toEqual([
      { x: '007', y: '12 p' },
      { x: null, y: '' },
    ]);
  });

  it.each<[FieldType, string[], unknown[]]>([
    ['integer', ['007', '+5', '-0', '9223372036854775807', ''], [7, 5, 0, 2n ** 63n - 1n, null]],
    ['year', ['2024', '0007'], [2024, 7]],
    ['number', ['1', '+1.5', '007.5', '2E3', '5.', 'INF', '-INF', ''], [1, 1.5, 7.5, 2000, 5, Infinity, -Infinity, null]],
    ['boolean', ['true', 'FALSE', '1', '0', ''], [1, 0, 1, 0, null]],
    ['date', ['2024-02-29', ''], ['2024-02-29', null]],
    ['time', ['23:59:59', '00:00:00.5'], ['23:59:59', '00:00:00.5']],
    ['datetime', ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00+01:00'], ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00+01:00']],
    ['yearmonth', ['2024-12'], ['2024-12']],
    ['duration', ['P1Y2M', 'PT36H'], ['P1Y2M', 'PT36H']],
    ['any', ['1', '2'], [1, 2]],
    ['any', ['1 p', ':'], ['1 p', ':']],
  ])('reads %s: %j', async (type, cells, values) => {
    expect(await declared(type, ...cells)).toEqual(values);
  });

  it('reads NaN as the number that it is', async () => {
    expect(await declared('number', 'NaN', '1')).toEqual([NaN, 1]);
  });

  it.each<[FieldType, string]>([
    ['integer', '1.0'],
    ['integer', 'secret'],
    ['integer', '9223372036854775808'],
    ['integer', ':'],
    ['year', '2024.5'],
    ['number', '1,5'],
    ['number', '12 p'],
    ['number', '1e999'],
    ['boolean', '2'],
    ['boolean', 'yes'],
    ['date', '2023-02-29'],
    ['date', '01.02.2023'],
    ['time', '24:00:00'],
    ['datetime', '2024-02-29 12:00'],
    ['yearmonth', '2024-13'],
    ['duration', '3 days'],
  ])('that is %s refuses %j, telling field and line and never the value', async (type, cell) => {
    const good = type === 'date' ? '2024-01-01' : '';
    const reading = readText(`k,x\n"a\nb",${good}\nc,"${cell}"\n`, { fields: fields({ k: 'string', x: type }) });
    await expect(reading).rejects.toMatchObject({ code: 'package.table', params: { file: 'table.csv', context: 'value', line: 4, field: 'x', type } });
    const { params } = (await reading.catch((error: unknown) => error)) as MoloError;
    expect(Object.values(params)).not.toContain(cell);
  });

  it('is told by its line far behind the first block', async () => {
    const reading = readText(`k,x\n${'a,1\n'.repeat(150_000)}a,x\n`, { fields: fields({ k: 'string', x: 'integer' }) });
    await expect(reading).rejects.toMatchObject({ params: { line: 150_002 } });
  });
});

describe('a declared header', () => {
  it.each([
    ['another name', 'a,c\n'],
    ['another order', 'b,a\n'],
    ['a field too many', 'a,b,c\n'],
    ['a field too few', 'a\n'],
  ])('refuses %s before it looks at a value', async (_what, header) => {
    const reading = readText(`${header}${header.replace(/\w/g, 'x')}`, { fields: fields({ a: 'integer', b: 'integer' }) });
    await expect(reading).rejects.toMatchObject({ code: 'package.table', params: { context: 'header' } });
  });

  it('also refuses it where the names are not UTF-8', async () => {
    const reading = readText(Uint8Array.of(0xb9, 0x0a, 0x31, 0x0a), { fields: fields({ ę: 'integer' }) });
    await expect(reading).rejects.toMatchObject({ params: { context: 'header' } });
  });

  it('takes the names that repeated ones were given', async () => {
    expect(await rowsOfText('a,A,\n1,2,3\n', { fields: fields({ a: 'string', A_2: 'string', column_3: 'string' }) })).toEqual([{ a: '1', A_2: '2', column_3: '3' }]);
  });

  it('may have a last field that names nothing and holds nothing', async () => {
    expect(await rowsOfText('a,b,\n1,2,\n', { fields: fields({ a: 'string', b: 'string' }) })).toEqual([{ a: '1', b: '2' }]);
    await expect(readText('a,b,\n1,2,3\n', { fields: fields({ a: 'string', b: 'string' }) })).rejects.toMatchObject({ params: { context: 'header' } });
  });
});
