import { type FileMetaData, parquetMetadata, parquetRead, type ParquetParsers, type SchemaElement } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { MoloError } from '#shared/base';
import type { Column, Field } from '#shared/table';
import { describedFields } from './described-fields';
import { isOutOfMemory } from './failure';
import { distinctNames } from './field-names';
import { type Input, startsWith } from './input';
import { parquetColumn } from './parquet-column';
import type { ReadJob, Reader } from './reader';

const MAGIC = [0x50, 0x41, 0x52, 0x31] as const;
const TEXT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const DAY_MILLISECONDS = 86_400_000;

/** Dates and times become ISO 8601 text; text that is not UTF-8 is damage, not a replacement character. */
const PARSERS: Partial<ParquetParsers> = {
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
  const file = buffered(bytes);
  const metadata = parquetMetadata(file.slice(0), { geoparquet: false });
  const elements = flatSchema(metadata, input.name);
  const rows = checkSize(metadata, elements.length, input.name, job);

  const columns: Column[] = [];
  const types: Field['type'][] = [];
  for (const element of elements) {
    const column = parquetColumn(element, rows, input.name);
    const onChunk = (chunk: { columnData: ArrayLike<unknown>; rowStart: number }): void => column.fill(chunk.columnData, chunk.rowStart);
    await parquetRead({ file, metadata, columns: [element.name], compressors, parsers: PARSERS, geoparquet: false, onChunk });
    columns.push(column.finish());
    types.push(column.type);
    await input.report(rows);
  }
  const names = distinctNames(elements.map(({ name }) => name));
  const own = names.map((name, index): Field => ({ name, type: types[index] as Field['type'] }));
  return { rows, columns, fields: describedFields(own, columns, job.fields, input.name) };
}

/** The leaves of a schema that has nothing but leaves. @throws MoloError `package.unsupported` */
function flatSchema({ schema }: FileMetaData, file: string): SchemaElement[] {
  const [root, ...elements] = schema;
  const names = new Set(elements.map(({ name }) => name));
  const isFlat = root?.num_children === elements.length && elements.every(({ num_children: children }) => !children) && names.size === elements.length;
  if (!isFlat) throw new MoloError('package.unsupported', { file });
  return elements;
}

/** What the file says of its own size, before anything of that size is made. */
function checkSize(metadata: FileMetaData, fields: number, file: string, { limits }: ReadJob): number {
  const rows = Number(metadata.num_rows);
  const groups = metadata.row_groups.flatMap((group) => group.columns);
  const unpacked = groups.reduce((sum, { meta_data: chunk }) => sum + Number(chunk?.total_uncompressed_size ?? 0), 0);
  const sum = metadata.row_groups.reduce((total, group) => total + Number(group.num_rows), 0);
  if (fields > limits.fields) throw new MoloError('package.limit', { file, context: 'fields', maximum: limits.fields });
  if (rows > limits.rows) throw new MoloError('package.limit', { file, context: 'rows', maximum: limits.rows });
  if (unpacked > limits.inflatedBytes) throw new MoloError('package.limit', { file, context: 'inflatedBytes', maximum: limits.inflatedBytes });
  if (!(rows >= 0) || sum !== rows) throw new MoloError('package.damaged', { file });
  return rows;
}

/** The bytes as hyparquet wants them: a buffer of their own (Node's `Buffer` shares one, and its `slice` does not copy). */
function buffered(bytes: Uint8Array) {
  const isWhole = bytes.byteLength === bytes.buffer.byteLength;
  const buffer = (isWhole ? bytes : new Uint8Array(bytes)).buffer as ArrayBuffer;
  return { byteLength: buffer.byteLength, slice: (start: number, end?: number): ArrayBuffer => (start === 0 && end === undefined ? buffer : buffer.slice(start, end)) };
}

function isoOf(milliseconds: number | bigint | null | undefined): string | null | undefined {
  if (milliseconds === null || milliseconds === undefined) return milliseconds;
  return new Date(Number(milliseconds)).toISOString().replace(/\.000Z$/, 'Z');
}
