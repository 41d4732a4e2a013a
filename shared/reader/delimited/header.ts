import { MoloError } from '#shared/base';
import type { Field } from '#shared/table';
import { distinctNames } from '../field-names';
import type { ReadJob } from '../reader';
import type { Blocks } from './blocks';
import { looksLikeHeader } from './dialect';
import { isUtf8 } from './encoding';

const LATIN = new TextDecoder('latin1');

/** The first record. Its names stay bytes until their encoding is known, when all text has been seen. */
export interface Header {
  readonly present: boolean;
  readonly cells: readonly Uint8Array[];
}

/**
 * Takes the first record where it names the fields, and leaves it where it is data.
 * @throws MoloError `package.table` where there is no record, `package.limit` for too many fields
 */
export async function readHeader(blocks: Blocks, file: string, job: ReadJob): Promise<Header> {
  if (!(await blocks.next(1))) throw new MoloError('package.table', { file, context: 'empty' });
  const { starts, ends, recordEnds } = blocks.scanner;
  const width = recordEnds[0] as number;
  if (width > job.limits.fields) throw new MoloError('package.limit', { file, context: 'fields', maximum: job.limits.fields });
  const cells = Array.from({ length: width }, (_, cell) => blocks.bytes.slice(starts[cell], Math.max(starts[cell] as number, ends[cell] as number)));
  const present = job.header ?? (job.fields !== undefined || looksLikeHeader(cells.map((cell) => LATIN.decode(cell))));
  if (!present) blocks.unread();
  // In a table of one field a blank line is a row that holds NULL.
  blocks.scanner.skipBlank = width > 1;
  return { present, cells };
}

export function isLastUnnamed({ present, cells }: Header): boolean {
  return present && cells.length > 1 && cells.at(-1)?.length === 0;
}

export function namesOf(header: Header, declared: readonly Field[] | undefined, decoder: TextDecoder): string[] {
  if (declared !== undefined) return declared.map((field) => field.name);
  return distinctNames(header.cells.map((cell) => (header.present ? decoder.decode(cell) : '')));
}

/**
 * Holds the header to the declared names, in their order (Data Package v2, `fieldsMatch: exact`); an
 * unnamed last field may come on top where it turns out empty.
 * @throws MoloError `package.table`
 */
export function checkHeader(header: Header, declared: readonly Field[], decoder: TextDecoder, file: string, mayDropLast = isLastUnnamed(header)): void {
  const cells = mayDropLast && header.cells.length === declared.length + 1 ? header.cells.slice(0, -1) : header.cells;
  const written = cells.map((cell) => decoder.decode(cell));
  const distinct = distinctNames(written);
  const agrees = (field: Field, index: number): boolean => field.name === written[index] || field.name === distinct[index];
  if (cells.length !== declared.length || (header.present && !declared.every(agrees))) {
    throw new MoloError('package.table', { file, context: 'header', expected: declared.length, found: cells.length });
  }
}

/** Whether the names can be read before the rest has been seen. */
export function isReadable(header: Header): boolean {
  return header.cells.every(isUtf8);
}
