import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, type ReadResult, sourceOf } from '#shared/reader';
import { cellAt, type Column, columnOf } from '#shared/table';
import { sharedData, SHARED_DATA_ABSENT } from '../../support/shared-data';

type Skip = { skip(why: string): never };

function readShared(path: string, ctx: Skip): Promise<ReadResult> {
  const file = sharedData(path);
  if (file === null) return ctx.skip(SHARED_DATA_ABSENT);
  return read(sourceOf(basename(file), new Uint8Array(readFileSync(file))));
}

const cellsOf = ({ table }: ReadResult, name: string): unknown[] => {
  const column = columnOf(table, name) as Column;
  return Array.from({ length: table.rows }, (_, row) => cellAt(column, row));
};

describe('published statistics', () => {
  it("of Eurostat: 758,111 rows from a gzip file, Namibia's NA as text", async (ctx) => {
    const result = await readShared('eurostat/migr_asyappctza_V4.csv.gz', ctx);
    expect(result.table.rows).toBe(758_111);
    expect((cellsOf(result, 'OBS_VALUE') as number[]).reduce((sum, value) => sum + value, 0)).toBe(11_268_115);
    expect(cellsOf(result, 'citizen').filter((citizen) => citizen === 'NA')).toHaveLength(3_693);
    expect(result.table.columns.map(({ kind }) => kind)).toEqual([...new Array<string>(7).fill('dictionary'), 'int32', 'int32']);
  });

  it('of GUS: delimiters in headers, leading zeros kept, the trailing field gone', async (ctx) => {
    const result = await readShared('gus/RYNE_1944_CTAB_20250616184618.csv', ctx);
    expect(result.table.rows).toBe(4_434);
    expect(result.delimiter).toBe(';');
    expect(result.table.fields).toHaveLength(24);
    expect(result.table.fields[2]?.name).toBe('ogółem;2003;[osoba]');
    expect(cellsOf(result, 'Kod').slice(0, 2)).toEqual(['0000000', '0200000']);
    expect(cellsOf(result, 'ogółem;2003;[osoba]')[0]).toBe(3_175_674);
  });

  it('of Eurostat, Data Explorer: separators make numbers text, nothing is guessed', async (ctx) => {
    const result = await readShared('eurostat/migr_asydcfsta_2017-04-26.csv', ctx);
    expect(cellsOf(result, 'Value')[0]).toBe('213,925');
  });

  it('of Eurostat, SDMX: names that only differ by case, constant and empty fields', async (ctx) => {
    const result = await readShared('eurostat/sdmx_csv_asylum_applicants_total.csv', ctx);
    expect(result.table.rows).toBe(1_080);
    expect(result.table.fields.map(({ name }) => name).filter((name) => /^sex/i.test(name))).toEqual(['sex', 'Sex_2']);
    expect(cellsOf(result, 'STRUCTURE_NAME')[0]).toBe('Asylum applicants by type, citizenship, age and sex - annual aggregated data');
  });

  it('per thousand people: doubles, and months as dates', async (ctx) => {
    const result = await readShared('eurostat/migr_asytpfpop_temporary_protection_per_thousand.csv', ctx);
    expect(result.table.fields.map(({ type }) => type)).toEqual(['string', 'string', 'string', 'string', 'date', 'number']);
    expect(cellsOf(result, 'values')[0]).toBe(3.59);
  });

  it('of UNHCR: 120,597 rows', async (ctx) => {
    const result = await readShared('unhcr/asylum_applications.csv', ctx);
    expect(result.table.rows).toBe(120_597);
    expect(cellsOf(result, 'coo_name')[0]).toBe('Afghanistan');
  });

  it('of gov.pl: Polish letters, codes beside numbers', async (ctx) => {
    const result = await readShared('gov-pl/20201126060000_rap_rcb_woj_eksport.csv', ctx);
    expect(cellsOf(result, 'wojewodztwo').slice(0, 2)).toEqual(['Cały kraj', 'dolnośląskie']);
    expect(cellsOf(result, 'teryt')[1]).toBe('t02');
    expect(result.table.fields.at(-1)?.type).toBe('date');
  });
});
