import { writeArrow, writeCsv, writeParquet } from '#shared/reader';
import type { Table } from '#shared/table';
import type { Chunks } from '../output';
import { jsonText } from './json';
import { tableLines } from './table';

/** A way to print a result. Adding one is one file and one line in `FORMATS`. */
export interface OutputFormat {
  /** Whether it is bytes: not for a terminal, and not one after the other. */
  readonly binary: boolean;
  write(table: Table): Chunks;
}

export const FORMATS = {
  table: { binary: false, write: (table) => withLineEnds(tableLines(table)) },
  csv: { binary: false, write: (table) => writeCsv(table) },
  json: { binary: false, write: (table) => jsonText(table) },
  arrow: { binary: true, write: (table) => [writeArrow(table)] },
  parquet: { binary: true, write: (table) => [writeParquet(table)] },
} satisfies Record<string, OutputFormat>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

function* withLineEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}
