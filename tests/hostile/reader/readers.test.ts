import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMoloError, LIMITS } from '#shared/base';
import { read, type ReadOptions, sourceOf, writeArrow, writeParquet } from '#shared/reader';
import { columnFrom, rowsOf, type Table } from '#shared/table';
import { gzipped } from '../../unit/reader/reading';

/** A table whose columns agree with each other, or a refusal by a code of its family. */
async function readOrRefuse(name: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<void> {
  try {
    const { table } = await read(sourceOf(name, bytes), options);
    expect(table.columns.map(rowsOf)).toEqual(table.fields.map(() => table.rows));
  } catch (error) {
    expect(isMoloError(error) ? error.code : error).toMatch(/^package\./);
  }
}

const SMALL: Table = {
  rows: 4,
  fields: [
    { name: 'text', type: 'string' },
    { name: 'whole', type: 'integer' },
    { name: 'real', type: 'number' },
  ],
  columns: [columnFrom(['a', null, 'ż', 'a']), columnFrom([1, 2, null, 4]), columnFrom([0.5, null, 1.5, 2.5])],
};

describe('bytes that nobody meant as a table', () => {
  it('are read or refused, never worse, as delimited text', async () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x31, 0x2d, 0x2e, 0x3a, 0x65, 0xff, 0xc5, 0x82), { maxLength: 200 }).map((list) => Uint8Array.from(list)));
    await fc.assert(fc.asyncProperty(bytes, (some) => readOrRefuse('a.csv', some, { format: 'csv' })), { numRuns: 500 });
  });

  it('are read or refused in a damaged gzip file', async () => {
    const whole = gzipped('a,b\n1,x\n2,y\n'.repeat(20));
    for (let at = 0; at < whole.length; at++) await readOrRefuse('a.csv.gz', whole.with(at, (whole[at] as number) ^ (1 << at % 8)));
    for (let length = 0; length < whole.length; length += 7) await readOrRefuse('a.csv.gz', whole.subarray(0, length));
  });

  it.each([
    ['parquet', writeParquet(SMALL), 'package.damaged'],
    ['arrow', writeArrow(SMALL), 'package.truncated'],
  ])('are refused in a file of %s that is cut short', async (suffix, whole, code) => {
    for (let length = 8; length < whole.length; length += 3) {
      await expect(read(sourceOf(`a.${suffix}`, whole.subarray(0, length)))).rejects.toMatchObject({ code });
    }
  });
});

describe('a text made to hurt', () => {
  it('is read in time where every cell is another', async () => {
    const text = `k\n${Array.from({ length: 200_000 }, (_, row) => `x${row * 7_919}`).join('\n')}\n`;
    const { table } = await read(sourceOf('a.csv', new TextEncoder().encode(text)));
    expect(table.columns[0]).toMatchObject({ kind: 'dictionary', dictionary: { length: 200_000 } });
  });

  it('is read in time where it arrives byte by byte in one long cell', async () => {
    const cell = 'x'.repeat(200_000);
    const bytes = new TextEncoder().encode(`a\n"${cell}"\n`);
    let at = 0;
    const stream = (): ReadableStream<Uint8Array> => new ReadableStream({ pull: (controller) => (at < bytes.length ? controller.enqueue(bytes.slice(at, ++at)) : controller.close()) });
    const { table } = await read({ name: 'a.csv', stream });
    expect(table.rows).toBe(1);
  });

  it('takes no memory for cells of nothing', async () => {
    const bomb = gzipped(`${'a,'.repeat(1_000)}b\n${`${','.repeat(1_000)}\n`.repeat(5_000)}`);
    const { table } = await read(sourceOf('a.csv.gz', bomb));
    expect([table.rows, table.fields.length]).toEqual([5_000, 1_001]);
  });

  it('cannot bring more fields or longer cells than the house takes', async () => {
    await expect(read(sourceOf('a.csv', new TextEncoder().encode(`${'a,'.repeat(LIMITS.fields)}b\n`)))).rejects.toMatchObject({ code: 'package.limit' });
    await expect(read(sourceOf('a.csv', new TextEncoder().encode(`a\n${'x'.repeat(LIMITS.cellBytes + 1)}\n`)))).rejects.toMatchObject({ code: 'package.limit' });
  });
});
