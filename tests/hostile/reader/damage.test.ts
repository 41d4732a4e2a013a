import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMoloError } from '#shared/base';
import { read, sourceOf, writeArrow, writeParquet } from '#shared/reader';
import { columnFrom, rowsOf, type Table } from '#shared/table';
import { REPOSITORY } from '../../support/repository';
import { gzipped } from '../../unit/reader/reading';

const FIXTURES = join(REPOSITORY, 'tests/fixtures/reader');

const SMALL: Table = {
  rows: 4,
  fields: [
    { name: 'text', type: 'string' },
    { name: 'whole', type: 'integer' },
    { name: 'real', type: 'number' },
  ],
  columns: [columnFrom(['a', null, 'ż', 'a']), columnFrom([1, 2, null, 4]), columnFrom([0.5, null, 1.5, 2.5])],
};

/** A table whose columns agree with each other, or a refusal that names the file. */
async function readOrRefuse(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const { table } = await read(sourceOf(name, bytes));
    expect(table.columns.map(rowsOf)).toEqual(table.fields.map(() => table.rows));
  } catch (error) {
    if (!isMoloError(error) || !error.code.startsWith('package.')) throw error;
    expect(error.params['file']).toBe(name);
  }
}

const flipped = (whole: Uint8Array, at: number, bit: number): Uint8Array => whole.with(at, (whole[at] as number) ^ (1 << bit));

describe('a small file with one thing wrong', () => {
  it.each([
    ['a.parquet', writeParquet(SMALL)],
    ['a.arrow', writeArrow(SMALL)],
    ['a.csv', new TextEncoder().encode('geo;"n";day\nPL;1,5;2024-01-01\nCZ;;\n')],
    ['a.csv.gz', gzipped('geo,n\nPL,1\nCZ,2\n')],
  ])('%s is read or refused after a flip at every byte and a cut at every offset', async (name, whole) => {
    for (let at = 0; at < whole.length; at++) {
      await readOrRefuse(name, flipped(whole, at, at % 8));
      await readOrRefuse(name, whole.subarray(0, at));
    }
  });

  // Every byte of these, and ten thousand other changes: `npm run fuzz -- damage`.
  it.each(readdirSync(FIXTURES).filter((file) => !file.endsWith('.md')))('%s is read or refused after flips and cuts all over', async (name) => {
    const whole = new Uint8Array(readFileSync(join(FIXTURES, name)));
    for (let at = 0; at < whole.length; at += 29) await readOrRefuse(name, flipped(whole, at, at % 8));
    for (let at = 5; at < whole.length; at += 127) await readOrRefuse(name, whole.subarray(0, at));
  });
});
