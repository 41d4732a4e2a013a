import { LIMITS, MoloError } from '#shared/base';
import { arrow } from './arrow/arrow';
import { csv } from './csv';
import { isOutOfMemory } from './failure';
import { Input } from './input';
import { parquet } from './parquet/parquet';
import type { Reader, ReadJob, ReadOptions, ReadResult } from './reader';
import type { Source } from './source';
import { tsv } from './tsv';

/** Every format that Molo opens as a table. Adding one is a line here. */
export const READERS: readonly Reader[] = [csv, tsv, parquet, arrow];

/** What other readers may be wrapped in; it never tells the format. */
const WRAPPINGS = ['gz'] as const;

/** So much of the beginning is looked at to tell text from anything else. */
const TEXT_BYTES = 64 * 1024;

/**
 * Reads a table from a file of any known format: the content decides where it has a mark, then the suffix.
 * @throws MoloError of the family `package`, or `cancelled`; whatever the source's own stream fails with passes through
 */
export async function read(source: Source, options: ReadOptions = {}): Promise<ReadResult> {
  checkDelimiter(options.delimiter);
  const job: ReadJob = { ...options, limits: { ...LIMITS, ...options.limits } };
  const input = await Input.open(source, job);
  try {
    const reader = options.format === undefined ? detectReader(input) : readerOf(options.format, source.name);
    return { ...(await reader.read(input, job)), reader: reader.id };
  } catch (error) {
    throw isOutOfMemory(error) ? new MoloError('package.limit', { file: source.name, context: 'memory' }, { cause: error }) : error;
  } finally {
    await input.close();
  }
}

/**
 * The name under which a plain file's table is queried: its base name without the suffixes
 * that are recognised, otherwise unchanged (`migr_V4.csv.gz` -> `migr_V4`).
 */
export function tableName(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) as string;
  const known = new Set<string>([...WRAPPINGS, ...READERS.flatMap((reader) => reader.suffixes)]);
  const parts = base.split('.');
  while (parts.length > 1 && parts[0] !== '' && known.has((parts.at(-1) as string).toLowerCase())) parts.pop();
  return parts.join('.');
}

function detectReader(input: Input): Reader {
  const marked = READERS.find((reader) => reader.recognises(input.head));
  if (marked !== undefined) return marked;
  // No text holds the byte 0, unless it is UTF-16, which begins with its mark.
  const isText = !input.head.subarray(0, TEXT_BYTES).includes(0) || (input.head[0] ?? 0) >= 0xfe;
  if (!isText) throw new MoloError('package.unsupported', { file: input.name });
  const suffixes = input.name.toLowerCase().split('.').slice(1).reverse();
  const suffix = suffixes.find((part) => !(WRAPPINGS as readonly string[]).includes(part));
  return READERS.find((reader) => suffix !== undefined && reader.suffixes.includes(suffix)) ?? csv;
}

function readerOf(format: string, file: string): Reader {
  const reader = READERS.find(({ id }) => id === format);
  if (reader === undefined) throw new MoloError('package.unsupported', { file });
  return reader;
}

function checkDelimiter(delimiter: string | undefined): void {
  if (delimiter !== undefined && !/^[^"\r\n\u0080-\uffff]$/.test(delimiter)) throw new MoloError('usage.invalid', { argument: delimiter });
}
