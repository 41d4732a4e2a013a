import type { ParquetParsers } from 'hyparquet';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { MoloError } from '#shared/base';
import { type Column, type Field, nullColumn } from '#shared/table';
import { checkCells, checkText } from '../cells';
import { describedFields } from '../described-fields';
import { isOutOfMemory } from '../failure';
import { distinctNames } from '../field-names';
import { type Input, startsWith } from '../input';
import type { ReadJob, Reader } from '../reader';
import { parquetColumn } from './column';
import { type Chunk, MAGIC, readMetadata } from './metadata';
import { Allowance, readPages } from './pages';

const TEXT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const DAY_MILLISECONDS = 86_400_000;

/** Dates and times become ISO 8601 text; text that is not UTF-8 is damage, not a replacement character. */
const PARSERS: ParquetParsers = {
  ...DEFAULT_PARSERS,
  stringFromBytes: (bytes) => bytes && TEXT.decode(bytes),
  jsonFromBytes: (bytes) => bytes && TEXT.decode(bytes),
  dateFromDays: (days) => isoOf(days === null || days === undefined ? days : days * DAY_MILLISECONDS)?.slice(0, 10),
  timestampFromMilliseconds: (millis) => isoOf(millis),
  timestampFromMicroseconds: (micros) => isoOf(micros === undefined || micros === null ? micros : micros / 1_000n),
  timestampFromNanoseconds: (nanos) => isoOf(nanos === undefined || nanos === null ? nanos : nanos / 1_000_000n),
};

/** Apache Parquet: flat tables in any compression that the format knows. */
export const parquet: Reader = {
  id: 'parquet',
  suffixes: ['parquet', 'pq'],
  recognises: (head) => startsWith(head, MAGIC),
  read: async (input, job) => {
    const bytes = await input.bytes();
    try {
      return { table: await readParquet(bytes, input, job) };
    } catch (error) {
      throw error instanceof MoloError || isOutOfMemory(error) ? error : new MoloError('package.damaged', { file: input.name }, { cause: error });
    }
  },
};

async function readParquet(bytes: Uint8Array, input: Input, job: ReadJob) {
  const { rows, columns: leaves, groups } = readMetadata(bytes, input.name);
  checkSize(rows, leaves.length, bytes.length, input.name, job);
  const allowance = new Allowance(bytes.length);
  const columns: Column[] = [];
  const types: Field['type'][] = [];
  const names = distinctNames(leaves.map(({ name }) => name));
  for (const [index, leaf] of leaves.entries()) {
    const column = parquetColumn(leaf, rows, input.name);
    types.push(column.type);
    // Pages that nobody asks for stay packed: the package's digest holds for them, and no value of theirs is shown.
    if (job.wanted && !job.wanted.has(names[index] as string)) {
      columns.push(nullColumn(rows));
      continue;
    }
    let row = 0;
    for (const group of groups) {
      for await (const values of readPages(bytes, group.chunks[index] as Chunk, leaf, group.rows, PARSERS, allowance)) {
        column.fill(values, row);
        row += values.length;
      }
      input.checkCancelled();
    }
    columns.push(column.finish());
    await input.report(rows);
  }
  checkText(columns, bytes.length, input.name);
  const own = names.map((name, index): Field => ({ name, type: types[index] as Field['type'] }));
  return { rows, columns, fields: describedFields(own, columns, job.fields, input.name) };
}

/** What the file says of its own size, before anything of that size is made. */
function checkSize(rows: number, fields: number, bytes: number, file: string, { limits }: ReadJob): void {
  if (fields > limits.fields) throw new MoloError('package.limit', { file, context: 'fields', maximum: limits.fields });
  if (rows > limits.rows) throw new MoloError('package.limit', { file, context: 'rows', maximum: limits.rows });
  checkCells(rows, fields, bytes, file);
}

function isoOf(milliseconds: number | bigint | null | undefined): string | null | undefined {
  if (milliseconds === null || milliseconds === undefined) return milliseconds;
  return new Date(Number(milliseconds)).toISOString().replace(/\.000Z$/, 'Z');
}
