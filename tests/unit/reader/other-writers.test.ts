import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, sourceOf } from '#shared/reader';
import { rowAt } from '#shared/table';
import { REPOSITORY } from '../../support/repository';

const FIXTURES = join(REPOSITORY, 'tests/fixtures/reader');
const FILES = readdirSync(FIXTURES).filter((file) => !file.endsWith('.md'));

const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);
const wide = (value: bigint): number | bigint => (value >= -(2n ** 53n) && value <= 2n ** 53n ? Number(value) : value);

/** Row `i` as the fixtures' README tells it. */
const expected = (i: number) => [
  i % 7 === 0 ? null : `łódź${i % 50}`,
  `value-${i * 7919}`,
  i % 5 === 0 ? null : i - 1500,
  i % 11 === 0 ? null : wide(BigInt(i) * 10n ** 14n * (i % 2 ? -1n : 1n)),
  i % 3 ? i / 7 : null,
  i % 4 ? Number(i % 3 === 0) : null,
  i % 9 ? dayOf(i - 1000) : null,
];

describe('a table by another writer', () => {
  it.each(FILES)('%s is read to the last cell', async (file) => {
    const { table } = await read(sourceOf(file, new Uint8Array(readFileSync(join(FIXTURES, file)))));
    expect(table.fields.map(({ name, type }) => [name, type])).toEqual([
      ['text', 'string'],
      ['uniq', 'string'],
      ['small', 'integer'],
      ['big', 'integer'],
      ['real', 'number'],
      ['flag', 'boolean'],
      ['day', 'date'],
    ]);
    expect(Array.from({ length: table.rows }, (_, row) => rowAt(table, row))).toEqual(Array.from({ length: 24 }, (_, row) => expected(row)));
  });
});
