import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/base';
import { read, READERS, type Source, sourceOf, tableName } from '#shared/reader';
import { records } from '#shared/table';
import { gzipped, readText, rowsOfText } from './reading';

const CSV = 'a,b\n1,x\n2,y\n';

describe('a table is named', () => {
  it.each([
    ['migr_asyappctza_V4.csv.gz', 'migr_asyappctza_V4'],
    ['C:\\dane\\RYNE_1944.CSV', 'RYNE_1944'],
    ['/media/usb/2022.03 cases.tsv', '2022.03 cases'],
    ['cases.2022.parquet', 'cases.2022'],
    ['cases', 'cases'],
    ['.csv', '.csv'],
    ['archive.tar', 'archive.tar'],
  ])('%s -> %s', (file, name) => {
    expect(tableName(file)).toBe(name);
  });
});

describe('a format', () => {
  it('has one reader, by its own id and suffixes', () => {
    const suffixes = READERS.flatMap((reader) => reader.suffixes);
    expect(new Set(suffixes).size).toBe(suffixes.length);
    expect(new Set(READERS.map(({ id }) => id)).size).toBe(READERS.length);
  });

  it('is known by its suffix where the content has no mark', async () => {
    const tsv = await read(sourceOf('a.TSV', new TextEncoder().encode('a,b\tc\n1,5\t2\n')));
    expect(tsv.reader).toBe('tsv');
    expect([...records(tsv.table)]).toEqual([{ 'a,b': '1,5', c: 2 }]);
    expect((await readText(CSV, {}, 'no suffix at all')).reader).toBe('csv');
  });

  it.each([
    ['a ZIP', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)],
    ['SQLite', new TextEncoder().encode('SQLite format 3\0')],
    ['UTF-16 without its mark', Uint8Array.of(0x61, 0, 0x2c, 0, 0x62, 0)],
  ])('that is no table is refused: %s', async (_what, bytes) => {
    await expect(readText(bytes)).rejects.toMatchObject({ code: 'package.unsupported' });
  });

  it('that nobody reads is refused by its name', async () => {
    await expect(readText(CSV, { format: 'xls' })).rejects.toMatchObject({ code: 'package.unsupported' });
  });

  it('may be told against the suffix', async () => {
    expect((await readText(CSV.replaceAll(',', '\t'), { format: 'tsv' })).reader).toBe('tsv');
  });
});

describe('a gzip file', () => {
  it('is inflated whatever its name says', async () => {
    expect(await rowsOfText(gzipped(CSV))).toEqual(await rowsOfText(CSV));
  });

  it('is refused where it is damaged or cut short', async () => {
    const whole = gzipped(CSV.repeat(1));
    await expect(readText(whole.subarray(0, whole.length - 6))).rejects.toMatchObject({ code: 'package.damaged', params: { file: 'table.csv' } });
    await expect(readText(whole.with(whole.length - 12, 0xff).with(14, 0xff))).rejects.toMatchObject({ code: 'package.damaged' });
  });

  it('may not unfold beyond the cap', async () => {
    const bomb = gzipped(`a\n${'1\n'.repeat(2_000_000)}`);
    expect(bomb.length).toBeLessThan(10_000);
    await expect(readText(bomb, { limits: { inflatedBytes: 1_000_000 } })).rejects.toMatchObject({
      code: 'package.limit',
      params: { context: 'inflatedBytes', maximum: 1_000_000 },
    });
  });
});

describe('a cap', () => {
  it.each([
    ['rows', { rows: 2 }, 'a\n1\n2\n3\n', { context: 'rows', maximum: 2 }],
    ['fields', { fields: 2 }, 'a,b,c\n1,2,3\n', { context: 'fields', maximum: 2 }],
    ['bytes of a cell', { cellBytes: 10 }, 'a,b\n1,x\n2,yyyyyyyyyyy\n', { context: 'cellBytes', maximum: 10, line: 3 }],
  ])('on %s is kept', async (_what, limits, text, params) => {
    await expect(readText(text, { limits })).rejects.toMatchObject({ code: 'package.limit', params });
  });

  it('stops a quote that never closes long before the end', async () => {
    const text = `a,b\n1,"${'x'.repeat(LIMITS.cellBytes)}\n`;
    await expect(readText(`${text}"\n`)).rejects.toMatchObject({ code: 'package.limit', params: { context: 'cellBytes', line: 2 } });
  });
});

describe('a long read', () => {
  const rows = 200_000;
  const text = new TextEncoder().encode(`k,v\n${'a,1\n'.repeat(rows)}`);

  it('tells how far it is', async () => {
    const told: { bytes: number; rows: number; totalBytes?: number }[] = [];
    await read(sourceOf('a.csv', text), { onProgress: ({ bytes, rows: read = 0, totalBytes }) => told.push({ bytes, rows: read, ...(totalBytes && { totalBytes }) }) });
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.at(-1)).toEqual({ bytes: text.length, rows, totalBytes: text.length });
    expect(told.map((at) => at.rows)).toEqual(told.map((at) => at.rows).toSorted((a, b) => a - b));
  });

  it('can be cancelled while it runs', async () => {
    const controller = new AbortController();
    let reports = 0;
    const reading = read(sourceOf('a.csv', text), { signal: controller.signal, onProgress: () => ++reports === 1 && setTimeout(() => controller.abort(), 0) });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('closes its source where it stops early', async () => {
    let closed = false;
    const source: Source = {
      name: 'a.csv',
      stream: () => new ReadableStream({ pull: (controller) => controller.enqueue(text.slice(0, 70_000)), cancel: () => void (closed = true) }),
    };
    await expect(read(source, { limits: { rows: 10 } })).rejects.toMatchObject({ code: 'package.limit' });
    expect(closed).toBe(true);
  });

  it("passes on what the source's own stream fails with", async () => {
    const failure = new Error('the stick was pulled out');
    const source: Source = { name: 'a.csv', stream: () => new ReadableStream({ pull: (controller) => controller.error(failure) }) };
    await expect(read(source)).rejects.toBe(failure);
  });
});
