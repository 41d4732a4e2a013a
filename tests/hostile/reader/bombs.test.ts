import { makeData, Null, Table as ArrowTable, tableToIPC, Vector } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { read, sourceOf, writeArrow, writeParquet } from '#shared/reader';
import { columnFrom, type Table } from '#shared/table';
import { madeUpParquet, uint32, varint } from '../../support/made-up-parquet';
import { gzipped } from '../../unit/reader/reading';

const MILLION = 1_000_000;

/** A run of `count` numbers 1, of one bit each. */
const run = (count: number): number[] => [...varint(count * 2), 1];
const levels = (count: number): number[] => [...uint32(run(count).length), ...run(count)];
/** DELTA_BINARY_PACKED of one value after the other: a block of 128 in one miniblock of no bits. */
const deltas = (count: number, first: number, step: number): number[] => [...varint(128), 1, ...varint(count), ...varint(first * 2), ...Array.from({ length: Math.ceil((count - 1) / 128) }, () => [...varint(step * 2), 0]).flat()];

/** Refuses within two seconds of processor time and without taking memory. */
async function refused(name: string, bytes: Uint8Array): Promise<unknown> {
  const { arrayBuffers } = process.memoryUsage();
  const start = process.cpuUsage();
  const error = await read(sourceOf(name, bytes)).then(
    () => 'It was read.',
    (thrown: unknown) => thrown,
  );
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / MILLION).toBeLessThan(2);
  expect(process.memoryUsage().arrayBuffers - arrayBuffers).toBeLessThan(64 * 1024 * 1024);
  return error;
}

const limit = { code: 'package.limit', params: { file: 'a.parquet' } };
const damaged = { code: 'package.damaged', params: { file: 'a.parquet' } };

describe('a made-up file of Parquet', () => {
  it('is read where it is small and right', async () => {
    const { table } = await read(sourceOf('a.parquet', madeUpParquet({ rows: 3, optional: true, pages: [{ values: 3, content: [...levels(3), ...[7, 8, 9].flatMap(uint32)] }] })));
    expect(table.columns[0]).toMatchObject({ kind: 'int32', values: Int32Array.of(7, 8, 9) });
  });

  it.each([
    ['a hundred million rows in one run', { rows: 100 * MILLION, optional: true, pages: [{ values: 100 * MILLION, content: levels(100 * MILLION) }] }, limit],
    ['forty million rows in one run', { rows: 40 * MILLION, optional: true, pages: [{ values: 40 * MILLION, content: levels(40 * MILLION) }] }, limit],
    ['a run of a hundred million for ten rows', { rows: 10, optional: true, pages: [{ values: 10, content: [...levels(100 * MILLION), 0, 0] }] }, damaged],
    ['a page of more values than the file has rows', { rows: 10, pages: [{ values: 2 ** 31 - 1, content: [] }] }, damaged],
    ['pages of nothing, one after the other', { rows: 10, pages: new Array(2_000).fill({ values: 0, content: [] }) as [] }, damaged],
    ['a dictionary of a billion entries', { rows: 10, pages: [{ isDictionary: true, values: 1_000 * MILLION, content: uint32(1) }] }, damaged],
    ['a page that says it unpacks to two gigabytes', { rows: 10, codec: 1, pages: [{ values: 10, content: [0xff, 0xff, 0xff, 0xff, 7], unpacked: 2 ** 31 - 1 }] }, damaged],
    ['pages that unpack to far more together', { rows: 10, codec: 6, pages: new Array(200).fill({ isDictionary: true, values: 0, content: [0x28, 0xb5, 0x2f, 0xfd, 0xa4, ...uint32(8_000_000), 1, 0, 0], unpacked: 8_000_000 }) as [] }, damaged],
    ['values that repeat what was before them and grow', { rows: 20_000, type: 6, pages: [{ values: 20_000, encoding: 7, content: [...deltas(20_000, 0, 1), ...deltas(20_000, 1, 0), ...new Array<number>(20_000).fill(97)] }] }, damaged],
    ['row groups that name the same pages', { rows: 3_000, again: 999, pages: [{ values: 3, content: [7, 8, 9].flatMap(uint32) }] }, damaged],
  ] as const)('is refused with %s', async (_what, made, expected) => {
    expect(await refused('a.parquet', madeUpParquet(made))).toMatchObject(expected);
  });

  it('is refused where its footer nests or lists without measure', async () => {
    const footer = (bytes: readonly number[]): Uint8Array => Uint8Array.from([...Buffer.from('PAR1'), ...bytes, ...uint32(bytes.length), ...Buffer.from('PAR1')]);
    expect(await refused('a.parquet', footer(new Array<number>(100_000).fill(0x1c)))).toMatchObject(damaged);
    expect(await refused('a.parquet', footer([0x29, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x0f, ...new Array<number>(100_000).fill(0)]))).toMatchObject(damaged);
    expect(await refused('a.parquet', footer([0x29, 0xfc, ...varint(3 * MILLION), ...new Array<number>(3 * MILLION).fill(0)]))).toMatchObject(damaged);
    expect(await refused('a.parquet', footer([0x36, ...new Array<number>(MILLION).fill(0xff)]))).toMatchObject(damaged);
  });
});

describe('text that a dictionary holds once', () => {
  const ROWS = 500_000;
  const TEXT = 'x'.repeat(MILLION);

  it('is refused in Parquet where the database would have it half a million times', async () => {
    const dictionary = { isDictionary: true, values: 1, content: [...uint32(MILLION), ...Buffer.from(TEXT)] };
    const bytes = madeUpParquet({ rows: ROWS, type: 6, pages: [dictionary, { values: ROWS, encoding: 8, content: [0, ...varint(ROWS * 2)] }] });
    expect(await refused('a.parquet', bytes)).toMatchObject({ code: 'package.limit', params: { file: 'a.parquet', context: 'inflatedBytes' } });
  });

  it('is refused in Arrow where the database would have it half a million times', async () => {
    const table: Table = { rows: ROWS, fields: [{ name: 'a', type: 'string' }], columns: [{ kind: 'dictionary', codes: new Uint8Array(ROWS), dictionary: [TEXT] }] };
    expect(await refused('a.arrow', writeArrow(table))).toMatchObject({ code: 'package.limit', params: { file: 'a.arrow', context: 'inflatedBytes' } });
  });
});

describe('a made-up file of Arrow', () => {
  it('is refused with forty million rows of nothing', async () => {
    const nothing = new Vector([makeData({ type: new Null(), length: 40 * MILLION })]);
    expect(await refused('a.arrow', tableToIPC(new ArrowTable({ nothing }), 'file'))).toMatchObject({ code: 'package.limit', params: { file: 'a.arrow', context: 'cells' } });
  });

  it('is refused as a stream that ends within a message', async () => {
    const stream = tableToIPC(new ArrowTable({ nothing: new Vector([makeData({ type: new Null(), length: 3 })]) }), 'stream');
    await expect(read(sourceOf('a.arrows', stream.subarray(0, stream.length - 20)))).rejects.toMatchObject({ code: 'package.damaged', params: { file: 'a.arrows' } });
  });
});

describe('a gzip file that has to be held whole', () => {
  it('may not unfold beyond measure', async () => {
    const bytes = new Uint8Array(100 * MILLION);
    bytes.set(Buffer.from('PAR1'));
    await expect(read(sourceOf('a.parquet.gz', gzipped(bytes)))).rejects.toMatchObject({ code: 'package.limit', params: { file: 'a.parquet.gz', context: 'inflatedBytes' } });
  });

  it('is read like the file that it holds', async () => {
    const table: Table = { rows: 2, fields: [{ name: 'n', type: 'integer' }], columns: [columnFrom([1, 2])] };
    expect((await read(sourceOf('a.parquet.gz', gzipped(writeParquet(table))))).table.rows).toBe(2);
  });
});
